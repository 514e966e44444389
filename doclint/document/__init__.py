"""One page, parsed once, every position kept."""

from doclint.document.page import Document, UnreadableError, read_document

__all__ = ["Document", "UnreadableError", "read_document"]
