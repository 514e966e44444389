"""Keys and texts as TOML writes them, and the routes of keys that lead to a value."""

from __future__ import annotations

import json
import re

Route = tuple[str | int, ...]
"""The keys and list indexes that lead to a value: `("schemas", 0, "files")`."""


_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+\Z")


def toml_key(name: str) -> str:
    """A key as TOML writes it."""
    return name if _BARE_KEY.match(name) else toml_text(name)


def toml_text(text: str) -> str:
    """A text as TOML writes it, on one line."""
    # JSON's escapes are TOML's, as long as it does not write pairs of surrogates.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
