"""Segments: the pairs of target and source halves in the body of a translated page."""
