"""docfx's schema dialect, on top of jsonschema."""
