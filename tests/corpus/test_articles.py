"""Reference pages, reference values and freshness, as they are defined for articles."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from doclint.config.presets import LEARN
from doclint.corpus.articles import Article, Clock, Evidence, Freshness
from doclint.document.facts import Facts, parse_date

H1, H2, LONG = "a" * 40, "b" * 40, "c" * 64
TODAY = datetime.date(2024, 6, 1)


def page(locale: str, handoff: str | None = None, hash_: str | None = None, **facts: Any) -> Facts:
    values: dict[str, Any] = {
        "path": f"{locale}/a.md",
        "locale": locale,
        "article": "a.md",
        "handoff": datetime.date.fromisoformat(handoff) if handoff else None,
        "source_hash": hash_,
        "source_commit": None,
        "asset_id": None,
        "authors": {},
        "content_locale": locale,
    }
    return Facts(**{**values, **facts})


def article(*pages: Facts) -> Article:
    return Article("a.md", pages, "en-US", LEARN.roles, Clock(TODAY))


def judged(*pages: Facts) -> dict[str, tuple[str, str]]:
    group = article(*pages)
    return {
        str(one.locale): (judgement.freshness.value, judgement.evidence.name)
        for one in group.pages
        for judgement in [group.judge(one)]
    }


def test_reference_page_is_the_source_page_in_whatever_case_its_locale_is_written() -> None:
    group = article(page("fr-fr", "2024-05-01"), page("en-us"))
    assert [one.locale for one in group.reference_pages] == ["en-us"]


def test_reference_pages_are_those_of_the_newest_handoff() -> None:
    group = article(page("fr-fr", "2024-05-01"), page("nb-no", "2024-05-01"), page("uk-ua", "2024-04-01"), page("x"))
    assert [one.locale for one in group.reference_pages] == ["fr-fr", "nb-no"]


def test_a_handoff_after_today_is_not_the_newest_unless_there_is_no_other() -> None:
    late = page("fr-fr", "2044-05-01")
    assert article(late, page("nb-no", "2024-05-01")).reference_pages[0].locale == "nb-no"
    assert article(late).reference_pages == (late,)


def test_reference_value_is_what_most_say_and_on_a_tie_the_first_of_the_alphabet() -> None:
    def value(*authors: str) -> str | None:
        pages = [
            page(f"l{n}", "2024-05-01", authors={"author": name} if name else {}) for n, name in enumerate(authors)
        ]
        reference = article(*pages).reference_author("author")
        return reference.value if reference else None

    assert value("b", "b", "a") == "b"
    assert value("b", "a") == "a"
    assert value("B", "b", "a") == "B"
    assert value("", "") is None
    assert value("", "z") == "z"


def test_only_guids_count_as_asset_ids() -> None:
    guid = "5b8c2d9a-16e4-4f0b-8a77-91c4d5e6f722"
    group = article(
        page("fr-fr", "2024-05-01", asset_id="(placeholder)"),
        page("nb-no", "2024-05-01", asset_id="(placeholder)"),
        page("uk-ua", "2024-05-01", asset_id=guid.upper()),
    )
    assert group.reference_guid is not None
    assert group.reference_guid.value == guid


@pytest.mark.parametrize(
    ("hash_", "expected"),
    [
        (H1, ("in-sync", "SOURCE")),
        (LONG, ("in-sync", "SOURCE")),
        (H2, ("behind", "SOURCE")),
        ("d" * 64, ("behind", "SOURCE")),
        ("short", ("unknown", "NONE")),
        (None, ("unknown", "NONE")),
    ],
)
def test_the_source_page_at_hand_is_proof(hash_: str | None, expected: tuple[str, str]) -> None:
    pages = page("en-us", content_hashes=(H1, LONG)), page("fr-fr", "2024-05-01", hash_)
    assert judged(*pages) == {"en-us": ("source", "SOURCE"), "fr-fr": expected}


def test_without_the_source_the_newest_siblings_tell() -> None:
    assert judged(
        page("fr-fr", "2024-05-01", H1),
        page("nb-no", "2023-05-01", H1),
        page("uk-ua", "2024-04-30", H2),
        page("zh-cn", "2024-04-30", LONG),
    ) == {
        "fr-fr": ("in-sync", "SIBLINGS"),
        "nb-no": ("in-sync", "SIBLINGS"),
        "uk-ua": ("behind", "SIBLINGS"),
        "zh-cn": ("unknown", "NONE"),
    }


def test_without_hashes_the_lag_behind_the_newest_handoff_tells() -> None:
    assert judged(page("fr-fr", "2024-05-01"), page("nb-no", "2024-04-01"), page("uk-ua", "2024-03-31"), page("x")) == {
        "fr-fr": ("unknown", "NONE"),
        "nb-no": ("unknown", "NONE"),
        "uk-ua": ("behind", "DATES"),
        "x": ("unknown", "NONE"),
    }


def test_a_difference_at_the_same_hash_is_told_from_one_at_another() -> None:
    group = article(page("fr-fr", "2024-05-01", H1), page("nb-no", "2024-04-01", H1), page("uk-ua", "2024-04-01", H2))
    same = {one.locale: group.is_made_from_the_source_of(one, group.reference_pages) for one in group.pages}
    assert same == {"fr-fr": True, "nb-no": True, "uk-ua": False}


def test_freshness_words_are_those_of_the_field() -> None:
    assert [each.value for each in Freshness] == ["source", "in-sync", "behind", "unknown", "missing", "orphaned"]
    assert Evidence.SOURCE.value == "the source page"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("02/12/2019", "2019-02-12"),
        ("2/1/2019", "2019-02-01"),
        ("2019-02-12", "2019-02-12"),
        ("2019-02-12T10:00:00Z", "2019-02-12"),
        ("13/12/2019", None),
        ("02/30/2019", None),
        ("12 Feb 2019", None),
        ("٠٢/١٢/٢٠١٩", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert parse_date(text) == (datetime.date.fromisoformat(date) if date else None)
