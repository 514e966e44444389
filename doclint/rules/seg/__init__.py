"""The translation against its source: both halves of a segment, compared as Markdown."""
