"""Segments: the target half compared with its source half, as Markdown."""
