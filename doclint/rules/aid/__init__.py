"""Asset ids: the identity of an article."""
