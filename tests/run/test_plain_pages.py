"""Plain translations beside their source pages, as a run compares them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from doclint.config.settings import Settings
from doclint.corpus.discovery import discover
from doclint.rules.registry import all_rules
from doclint.run.engine import run
from tests.rules.examples import commit_history, write_pages

SETTINGS = Settings(
    frozenset(code for code in all_rules() if code.startswith(("PAR", "SEG"))), datetime.date(2024, 6, 1)
)

SOURCE = "# Lamps\n\n## Fill them\n\nWith `oil`.\n\n### Trim\n\nThe wick.\n"
TARGET = "# Lampes\n\n## Les remplir\n\nD'`oil`.\n\n### Couper\n\nLa mèche.\n"


def found(pages: Mapping[str, str], history: tuple[Mapping[str, str], ...] = ()) -> list[tuple[str, str]]:
    """The codes and pages of what is found."""
    commit_history(history)
    write_pages(pages)
    return [(finding.code, finding.path.split("/")[0]) for finding in run(discover(["."]), SETTINGS).findings]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_translation_of_the_same_structure_is_clean() -> None:
    assert not found({"en-us/a.md": SOURCE, "fr-fr/a.md": TARGET})


def test_what_differs_is_found_at_the_translation_with_the_place_in_the_source() -> None:
    write_pages({"en-us/a.md": SOURCE, "fr-fr/a.md": TARGET.replace("###", "##")})
    (finding,) = run(discover(["."]), SETTINGS).findings
    assert (finding.code, finding.path, finding.start.line) == ("PAR006", "fr-fr/a.md", 7)
    assert [(related.path, related.start.line) for related in finding.related] == [("en-us/a.md", 7)]


def test_what_two_and_half_of_the_locales_share_is_meant_so() -> None:
    changed = TARGET.replace("###", "##")
    pages = {"en-us/a.md": SOURCE, "fr-fr/a.md": changed, "nb-no/a.md": changed, "de-de/a.md": TARGET}
    assert not found(pages)
    assert found({**pages, "nb-no/a.md": TARGET}) == [("PAR006", "fr-fr")]


def test_a_page_that_is_only_behind_is_not_broken() -> None:
    newer = SOURCE.replace("### Trim", "## Trim") + "\n## New\n\nText.\n"
    state = {"en-us/a.md": SOURCE, "fr-fr/a.md": TARGET}
    assert not found({"en-us/a.md": newer, "fr-fr/a.md": TARGET}, (state, {**state, "en-us/a.md": newer}))


def test_pairs_of_plain_pages_are_checked_as_segments_are() -> None:
    source = "# Lamps\n\nSee [the guide](https://harbourlight.example/guide) first.\n"
    target = "# Lampes\n\nVoir d'abord [le guide] (https://harbourlight.example/guide).\n"
    assert ("SEG003", "fr-fr") in found({"en-us/a.md": source, "fr-fr/a.md": target})


def test_keys_are_neutral_where_ten_pages_agree() -> None:
    pages = {
        f"{locale}/{number}.md": f"---\ntitle: {locale}\nicon: lamp{number}\n---\n# A\n"
        for locale in ("en-us", "fr-fr")
        for number in range(25)
    }
    pages["fr-fr/3.md"] = pages["fr-fr/3.md"].replace("lamp3", "lampe")
    assert found(pages) == [("PAR014", "fr-fr")]
