"""Applies fixes to pages and writes them."""
