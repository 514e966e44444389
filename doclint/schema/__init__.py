"""What front matter must be like: docfx's schema dialect and plain JSON Schema, on top of jsonschema."""

from doclint.schema.files import load_schema_file, load_shipped_schema, shipped_schema_file, shipped_schemas
from doclint.schema.problem import Misspelling, SchemaError, SchemaProblem, UniqueValue
from doclint.schema.schema import Schema

__all__ = [
    "Misspelling",
    "Schema",
    "SchemaError",
    "SchemaProblem",
    "UniqueValue",
    "load_schema_file",
    "load_shipped_schema",
    "shipped_schema_file",
    "shipped_schemas",
]
