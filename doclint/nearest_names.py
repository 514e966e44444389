"""The names that somebody may have meant: what a message about a mistyped word ends with."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, names: Iterable[str], otherwise: str = "") -> str:
    """The end of a message: "; did you mean TTU001 or TTU002?", or `otherwise` where no name is near."""
    near = nearest(word, names)
    return f"; did you mean {' or '.join(near)}?" if near else otherwise


def nearest(word: str, names: Iterable[str], most: int = 2) -> list[str]:
    """The names most like a word, the nearest first; case and the choice of hyphen or underscore do not count."""
    import difflib  # noqa: PLC0415 - only on the way to an error

    spelled = {_plain(name): name for name in names}
    return [spelled[near] for near in difflib.get_close_matches(_plain(word), spelled, n=most, cutoff=0.65)]


def _plain(name: str) -> str:
    return name.casefold().replace("_", "-")
