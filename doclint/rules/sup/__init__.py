"""Suppressions: comments that disable rules."""
