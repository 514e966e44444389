"""Handoffs: whether a translation still belongs to its source."""
