"""Which rules run: the default ones, changed by codes, names and prefixes of codes."""

from __future__ import annotations

from doclint.config.settings import ConfigurationError
from doclint.rules.registry import all_rules, select_codes


def selected_codes(select: str | None, ignore: str | None, extend_select: str | None) -> frozenset[str]:
    """The codes of the rules that run, from comma-separated selectors.

    A more exact selector wins over a less exact one, whatever list it stands in: `--select TTU --ignore TTU004` and
    `--ignore FM --extend-select FM003` mean what they say.

    Raises:
        ConfigurationError: a selector means no rule.
    """
    wanted = {code for code, registered in all_rules().items() if registered.rule.is_on}
    if select is not None:
        wanted = set().union(*(codes for _, codes in _selectors("--select", select)))
    changes = [(len(text), True, codes) for text, codes in _selectors("--extend-select", extend_select)]
    changes += [(len(text), True, codes) for text, codes in _selectors("--select", select)]
    changes += [(len(text), False, codes) for text, codes in _selectors("--ignore", ignore)]
    for _, is_wanted, codes in sorted(changes, key=lambda change: (change[0], not change[1])):
        for code in codes:
            (wanted.add if is_wanted else wanted.discard)(code)
    return frozenset(wanted)


def _selectors(option: str, text: str | None) -> list[tuple[str, frozenset[str]]]:
    found = []
    for selector in (part.strip() for part in (text or "").split(",")):
        if not selector:
            continue
        codes = select_codes(selector)
        if not codes:
            raise ConfigurationError(f"{option}: no rule is called {selector!r}{did_you_mean(selector)}")
        # Of one rule a name is as exact as its code.
        exact = selector if len(codes) > 1 else next(iter(codes))
        found.append((exact, codes))
    return found


def did_you_mean(text: str) -> str:
    """The rules that a mistyped selector may mean, as the end of a message."""
    import difflib  # noqa: PLC0415 - only on the way to an error

    names = {registered.rule.name: code for code, registered in all_rules().items()}
    near = difflib.get_close_matches(text.lower(), names, n=2, cutoff=0.6)
    near += difflib.get_close_matches(text.upper(), all_rules(), n=2, cutoff=0.7)
    return f"; did you mean {' or '.join(near[:3])}?" if near else "; doclint rule --all lists them"
