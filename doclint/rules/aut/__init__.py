"""Authors of an article in all its locales."""
