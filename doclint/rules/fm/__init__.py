"""Front matter: its syntax, and its validation against a JSON Schema."""
