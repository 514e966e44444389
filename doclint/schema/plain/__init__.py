"""Plain JSON Schema, judged by jsonschema alone and put into our own words."""
