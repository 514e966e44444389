"""doclint: a linter for documentation repositories, above all localized ones."""

__version__ = "0.1.0"
