"""Which pages there are, which locale each is in, and which of them are one article."""
