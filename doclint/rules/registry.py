"""The rules, by their codes: all that a run asks of a rule before it is the rule's turn to look at something."""

from __future__ import annotations

from functools import cache

from doclint.rules.index import INDEX
from doclint.rules.rule import RegisteredRule


@cache
def all_rules() -> dict[str, RegisteredRule]:
    """Every rule by its code, in order of the codes."""
    return {registered.code: registered for registered in INDEX}


def find_rule(text: str) -> RegisteredRule | None:
    """The rule with this code or name, in either case."""
    wanted = text.casefold()
    for code, registered in all_rules().items():
        if wanted in (code.casefold(), registered.name.casefold()):
            return registered
    return None


def select_codes(selectors: str) -> frozenset[str]:
    """The codes that one selector means: a code, a name, or any prefix of codes such as `TTU` or `FM1`.

    Returns an empty set for a selector that means nothing.
    """
    named = find_rule(selectors)
    if named is not None:
        return frozenset([named.code])
    prefix = selectors.upper()
    if prefix == "ALL":
        return frozenset(all_rules())
    return frozenset(code for code in all_rules() if code.startswith(prefix)) if prefix else frozenset()
