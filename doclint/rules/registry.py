"""The rules, by their codes: all that a run asks of a rule before it is the rule's turn to look at something."""

from __future__ import annotations

import copyreg
from functools import cache

from doclint.rules.index import INDEX
from doclint.rules.rule import RegisteredRule


@cache
def all_rules() -> dict[str, RegisteredRule]:
    """Every rule by its code, in order of the codes."""
    return {registered.code: registered for registered in INDEX}


def _rule(code: str) -> RegisteredRule:
    return all_rules()[code]


# To another process a rule goes by its code.
copyreg.pickle(RegisteredRule, lambda registered: (_rule, (registered.code,)))


@cache
def _by_name() -> dict[str, RegisteredRule]:
    """Every rule by its code and by its name, in lower case."""
    return {word.casefold(): registered for code, registered in all_rules().items() for word in (code, registered.name)}


@cache
def _by_prefix() -> dict[str, frozenset[str]]:
    """The codes that begin with each prefix of a code."""
    codes = frozenset(all_rules())
    prefixes = {code[:length] for code in codes for length in range(1, len(code) + 1)}
    return {prefix: frozenset(code for code in codes if code.startswith(prefix)) for prefix in prefixes}


def find_rule(text: str) -> RegisteredRule | None:
    """The rule with this code or name, in either case."""
    return _by_name().get(text.casefold())


def select_codes(selectors: str) -> frozenset[str]:
    """The codes that one selector means: a code, a name, or any prefix of codes such as `TTU` or `FM1`.

    Returns an empty set for a selector that means nothing.
    """
    named = find_rule(selectors)
    if named is not None:
        return frozenset([named.code])
    prefix = selectors.upper()
    return frozenset(all_rules()) if prefix == "ALL" else _by_prefix().get(prefix, frozenset())
