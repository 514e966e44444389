"""Where a rule's documentation page is: the address that every format links to."""

from __future__ import annotations

RULE_PAGES = "https://doclint.example/rules/"


def rule_page(code: str) -> str:
    """The address of the page about the rule with this code."""
    return f"{RULE_PAGES}{code}"
