"""Which commits update a translation, and which only touch it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pytest

from doclint.articles.changed_tokens import LineFilter
from doclint.articles.updates import Translated, find_updates
from doclint.corpus.page_history import PageHistory, Version

HEAD = "---\ntitle: Lamp\nstamp: {stamp}\n---\n"
EN = [
    "# Lamp\n\nTrim the wick of [the lamp](/lamps/a).\n",
    "# Lamp\n\nTrim the wick of [the lamp](/lamps/b) by hand each day.\n",
]


def histories(states: Sequence[Mapping[str, str]]) -> tuple[dict[str, PageHistory], dict[str, bytes]]:
    """The histories of pages, given all of them in each commit, the oldest first."""
    contents: dict[str, bytes] = {}
    versions: dict[str, list[Version]] = {}
    for age, state in zip(range(len(states) - 1, -1, -1), states, strict=True):
        for path, text in state.items():
            known = versions.setdefault(path, [])
            if not known or known[0].blob != text:
                known.insert(0, Version(age, path, text))
                contents[text] = text.encode()
    return {path: PageHistory(tuple(found), is_whole=True) for path, found in versions.items()}, contents


def updated(states: Sequence[Mapping[str, str]], *, stamp: str | None = "stamp") -> dict[str, int | None]:
    pages, known = histories(states)

    def contents(blobs: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        return ((blob, known[blob]) for blob in blobs)

    translated = {
        path: Translated(path.split("/")[0], page, pages["en/a.md"])
        for path, page in pages.items()
        if not path.startswith("en/")
    }
    return find_updates(translated, contents, LineFilter(["stamp", "drifted"], stamp))


FR = "# Lampe\n\nCoupez la mèche de [la lampe](/lamps/a).\n"


def test_a_page_is_made_from_the_source_of_its_first_commit() -> None:
    assert updated([{"en/a.md": EN[0]}, {"en/a.md": EN[0], "fr/a.md": FR}, {"en/a.md": EN[1], "fr/a.md": FR}]) == {
        "fr/a.md": 1
    }


def test_new_words_are_an_update() -> None:
    new = FR.replace("Coupez", "Chaque jour, coupez à la main").replace("/a)", "/b)")
    states = [{"en/a.md": EN[0], "fr/a.md": FR}, {"en/a.md": EN[1], "fr/a.md": FR}, {"en/a.md": EN[1], "fr/a.md": new}]
    assert updated(states) == {"fr/a.md": 0}


@pytest.mark.parametrize(
    "touched",
    [
        FR.replace("mèche de", "mèche\nde"),
        "---\ndrifted: true\n---\n" + FR,
    ],
)
def test_white_space_and_machine_keys_are_none(touched: str) -> None:
    before = touched.replace("drifted: true", "drifted: false") if "drifted" in touched else FR
    states = [{"en/a.md": EN[0], "fr/a.md": before}, {"en/a.md": EN[1], "fr/a.md": touched}]
    assert updated(states) == {"fr/a.md": 1}


def test_a_moved_stamp_is_an_update_where_stamps_are_read() -> None:
    old, new = HEAD.format(stamp="a1") + FR, HEAD.format(stamp="b2") + FR
    states = [{"en/a.md": EN[0], "fr/a.md": old}, {"en/a.md": EN[1], "fr/a.md": new}]
    assert updated(states) == {"fr/a.md": 0}
    assert updated(states, stamp=None) == {"fr/a.md": 1}


def test_what_changes_in_all_locales_is_mechanical() -> None:
    locales = {
        "fr": FR,
        "nb": "# Lampe\n\nKlipp veken til [lampen](/lamps/a).\n",
        "ro": "# Lampa\n\nTaie [fitilul](/lamps/a).\n",
    }
    before = {"en/a.md": EN[0], **{f"{locale}/a.md": text for locale, text in locales.items()}}
    after = {path: text.replace("/lamps/a", "/beacons/z") for path, text in before.items() if path != "en/a.md"}
    assert updated([before, {"en/a.md": EN[1], **after}]) == dict.fromkeys(after, 1)


LONG = (
    "# Lamp\n\nTrim the wick of [the lamp](/lamps/a).\n",
    "# Lamp\n\nTrim the wick of [the lamp](/lamps/a) each morning before the harbor opens its gates.\n",
)


def test_what_the_source_changed_in_the_same_commit_is_none_if_more_was_pending() -> None:
    states = [
        {"en/a.md": LONG[0], "fr/a.md": FR},
        {"en/a.md": LONG[1], "fr/a.md": FR},
        {"en/a.md": LONG[1].replace("/lamps/a", "/lamps/c"), "fr/a.md": FR.replace("/lamps/a", "/lamps/c")},
    ]
    assert updated(states) == {"fr/a.md": 2}


def test_the_same_is_an_update_if_nothing_else_was_pending() -> None:
    states = [
        {"en/a.md": LONG[0], "fr/a.md": FR},
        {"en/a.md": LONG[0].replace("/lamps/a", "/lamps/c"), "fr/a.md": FR.replace("/lamps/a", "/lamps/c")},
    ]
    assert updated(states) == {"fr/a.md": 0}


def test_what_begins_before_a_shallow_history_is_unknown_until_it_is_updated() -> None:
    pages, known = histories([{"en/a.md": EN[0], "fr/a.md": FR}, {"en/a.md": EN[1], "fr/a.md": FR}])
    page = pages["fr/a.md"]._replace(is_whole=False)

    def contents(blobs: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        return ((blob, known[blob]) for blob in blobs)

    assert find_updates({"fr/a.md": Translated("fr", page, pages["en/a.md"])}, contents, LineFilter([], None)) == {
        "fr/a.md": None
    }
