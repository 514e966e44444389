"""Fossils: what a translation still carries though its source dropped it before the version that the page says it has.

Only what has no language counts. A link or a command that a locale keeps on purpose is none: so the page has to lack
what came in its place, too. A shortcode of the system that the source does not use any more needs no such proof.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from doclint.articles.dating import Feature, features, tag_lines

_TELLING = frozenset(["code", "target", "definition", "url", "id", "shortcode"])
_SHORTEST = 4


class Fossil(NamedTuple):
    """Something that a page should not have any more.

    Attributes:
        text: what it is.
        instead: what came in its place, which the page lacks; empty where nothing did.
        position: of the change that dropped it, in the versions that were given: 0 is the one that made the first.
    """

    text: str
    instead: str
    position: int


def find_fossils(translation: bytes, versions: Sequence[bytes | None]) -> tuple[Fossil, ...]:
    """The fossils of a translation.

    Args:
        versions: of the source page, the newest first; the first is the one that the page says it was made from.
    """
    if len(versions) < 2 or versions[0] is None:
        return ()
    newest = Counter(tag_lines(versions[0]))
    stamped = features(newest)
    own: Counter[Feature] | None = None
    found: list[Fossil] = []
    newer = newest
    for position, version in enumerate(versions[1:]):
        if version is None:
            break
        older = Counter(tag_lines(version))
        gone, come = features(older - newer), features(newer - older)
        newer = older
        dropped = [feature for feature in gone if _is_telling(feature) and not stamped[feature]]
        if not dropped:
            continue
        if own is None:
            own = features(Counter(tag_lines(translation)))
        lacking = [feature for feature in come if _is_telling(feature) and stamped[feature] and not own[feature]]
        for feature in dropped:
            instead = next((text for kind, text in lacking if kind == feature[0]), "")
            if own[feature] and (instead or feature[0] == "shortcode"):
                found.append(Fossil(feature[1], instead, position))
    return tuple(found)


def _is_telling(feature: Feature) -> bool:
    kind, text = feature
    return kind in _TELLING and len(text) >= _SHORTEST and not text.isspace()
