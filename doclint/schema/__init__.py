"""What front matter must be like: docfx's schema dialect and plain JSON Schema, on top of jsonschema."""

from doclint.schema.problem import SchemaError, SchemaProblem
from doclint.schema.schema import Schema
from doclint.schema.shipped import load_schema_file, load_shipped_schema, shipped_schemas

__all__ = [
    "Schema",
    "SchemaError",
    "SchemaProblem",
    "load_schema_file",
    "load_shipped_schema",
    "shipped_schemas",
]
