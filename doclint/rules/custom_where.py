"""What the pattern of a custom rule is matched with."""

from __future__ import annotations

from enum import Enum


class Where(Enum):
    """What the pattern of a custom rule is matched with."""

    TEXT = "text"
    LINKS = "links"
    FRONT_MATTER = "front-matter"
