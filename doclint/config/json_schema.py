"""The JSON Schema of the configuration file, for editors: made from the definitions that doclint reads it by."""

from __future__ import annotations

from doclint.config.configuration import Configuration
from doclint.config.selection import definitions
from doclint.config.values import JsonSchema, keys_of, table_schema


def configuration_schema() -> JsonSchema:
    """The schema of doclint.toml, and of the table [tool.doclint] in pyproject.toml; draft-07, as editors want it."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Configuration of doclint",
        "description": "doclint.toml, .doclint.toml, or the table [tool.doclint] in pyproject.toml.",
        **table_schema(keys_of(Configuration)),
        "definitions": definitions(),
    }
