"""Asset IDs: the identity of an article."""
