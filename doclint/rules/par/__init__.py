"""A plain translation against its source: structure, and what has no language."""
