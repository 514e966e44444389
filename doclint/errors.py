"""The errors that end a run: what a user asked for and doclint cannot do."""

from __future__ import annotations


class ConfigurationError(ValueError):
    """Something that was asked for cannot be done; each line says where it was asked for and what to do."""
