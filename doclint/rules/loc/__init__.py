"""Locales: whether each page is in the right one, and which are missing or orphaned."""
