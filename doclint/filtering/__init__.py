"""Which findings count: inline comments, baseline, changes since a revision, ignores by file."""
