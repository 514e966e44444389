"""Handoffs: whether a translation is up to date with its source."""
