"""Fixes of front matter: each changes the characters of one key or value and nothing else on the page."""

from __future__ import annotations

from doclint.document.core_yaml import Route
from doclint.document.front_matter import FrontMatter
from doclint.findings import Applicability, KeyPlace, Proposal, Replacement


def rename_key(
    block: FrontMatter, route: Route, name: str, applicability: Applicability = Applicability.SAFE
) -> Proposal | None:
    """Write a key as `name`, in the quotes that it stands in; None where its text is not simply the key."""
    span = block.span(KeyPlace(route, "key"))
    written = rewritten(block.token(span), str(route[-1]), name)
    if written is None:
        return None
    return Proposal(f"Rename `{route[-1]}` to `{name}`.", (Replacement(span, written),), applicability)


def rewritten(token: str, before: str, after: str) -> str | None:
    """A key or value with another text in it; None where it is written in a way that says more than its text."""
    for quote in ("", "'", '"'):
        if token == f"{quote}{before}{quote}":
            is_plain = after.isprintable() and not set(after) & set("\\\"'")
            return f"{quote}{after}{quote}" if is_plain else None
    return None
