"""Finds the rules by walking the package: every module whose name begins with a code, `aut001_author_mismatch`."""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import cache

import doclint.rules
from doclint.rules.rule import RegisteredRule

_RULE_MODULE = re.compile(r"[a-z]+[0-9]{3}_[a-z0-9_]+\Z")


@cache
def all_rules() -> dict[str, RegisteredRule]:
    """Every rule by its code, in order of the codes."""
    rules = {}
    for family in pkgutil.iter_modules(doclint.rules.__path__):
        if not family.ispkg:
            continue
        package = importlib.import_module(f"{doclint.rules.__name__}.{family.name}")
        for module_info in pkgutil.iter_modules(package.__path__):
            if _RULE_MODULE.match(module_info.name):
                module = importlib.import_module(f"{package.__name__}.{module_info.name}")
                check = getattr(module, "check", None)
                rules[module.RULE.code] = RegisteredRule(module.RULE, check, module.__doc__ or "")
    return dict(sorted(rules.items()))


def find_rule(text: str) -> RegisteredRule | None:
    """The rule with this code or name, in either case."""
    wanted = text.casefold()
    for code, registered in all_rules().items():
        if wanted in (code.casefold(), registered.rule.name.casefold()):
            return registered
    return None


def select_codes(selectors: str) -> frozenset[str]:
    """The codes that one selector means: a code, a name, or any prefix of codes such as `TTU` or `FM1`.

    Returns an empty set for a selector that means nothing.
    """
    named = find_rule(selectors)
    if named is not None:
        return frozenset([named.rule.code])
    prefix = selectors.upper()
    if prefix == "ALL":
        return frozenset(all_rules())
    return frozenset(code for code in all_rules() if code.startswith(prefix)) if prefix else frozenset()
