"""Front matter: its syntax, and what a JSON Schema says of it."""
