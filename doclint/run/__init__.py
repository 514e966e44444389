"""A run, from paths to a report."""
