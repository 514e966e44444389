"""What `doclint drift` shows, one format in each module."""
