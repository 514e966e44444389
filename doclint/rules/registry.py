"""The rules, by their codes: all that a run asks of a rule before it is the rule's turn to look at something."""

from __future__ import annotations

import copyreg
import re
from functools import cache

from doclint.errors import ConfigurationError
from doclint.rules.index import INDEX
from doclint.rules.rule import RegisteredRule

RESERVED_FAMILIES = frozenset([*(registered.family for registered in INDEX), "ALL", "PAR"])
"""The families of the project: no rule of others has a code of theirs."""

_others: dict[str, RegisteredRule] = {}


@cache
def all_rules() -> dict[str, RegisteredRule]:
    """Every rule by its code, in order of the codes: the project's, and those of others that this run uses."""
    own = {registered.code: registered for registered in INDEX}
    return dict(sorted((own | _others).items())) if _others else own


def add_other_rule(registered: RegisteredRule) -> None:
    """Let the runs of this process have a rule from outside the project, until `forget_other_rules`.

    Raises:
        ConfigurationError: its code or its name is taken or reserved.
    """
    if _CODE.fullmatch(registered.code) is None:
        raise ConfigurationError(f"{registered.code!r} is not a rule code; use 2 to 8 capitals and 3 digits")
    if registered.family in RESERVED_FAMILIES:
        raise ConfigurationError(f"{registered.code}: the family {registered.family} is reserved; use another one")
    if _NAME.fullmatch(registered.name) is None:
        raise ConfigurationError(f"{registered.code}: {registered.name!r} is not a rule name; use words like dim-lamp")
    for word in (registered.code, registered.name):
        taken = find_rule(word)
        if taken is not None:
            raise ConfigurationError(f"duplicate rule {registered.code}: {taken.code} {taken.name} already exists")
    _others[registered.code] = registered
    _forget_derived()


def forget_other_rules() -> None:
    """Have the project's rules alone."""
    if _others:
        _others.clear()
        _forget_derived()


def has_plugins() -> bool:
    """Whether some of the rules are code from outside the project."""
    return any(registered.module and not registered.is_data for registered in _others.values())


def _forget_derived() -> None:
    for derived in (all_rules, _by_name, _by_prefix):
        derived.cache_clear()


_CODE = re.compile(r"[A-Z]{2,8}[0-9]{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


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
