"""What `doclint status` shows: every page of every article, how fresh it is, and what tells it."""

from __future__ import annotations

import csv
import io
import json
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from doclint.cli import main
from tests.repositories import commit_all, init
from tests.rules.examples import write_pages

H1, H2 = "a" * 40, "b" * 40
TODAY = ("--today", "2024-06-01")


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def page(hash_: str, handoff: str) -> str:
    return f"---\nms.openlocfilehash: {hash_}\nms.lasthandoff: {handoff}\n---\n"


@pytest.fixture
def three_locales() -> None:
    new, old, older = page(H1, "04/02/2024"), page(H2, "02/12/2024"), page(H2, "11/20/2023")
    write_pages(
        {
            **{f"{locale}/beacon.md": new for locale in ("fr-FR", "nb-NO", "uk-UA")},
            "fr-FR/horn.md": new,
            "nb-NO/horn.md": old,
            "uk-UA/horn.md": older,
            "fr-FR/lamp.md": new,
            "nb-NO/lamp.md": old,
        }
    )


def status(*arguments: str, exit_code: int = 0) -> str:
    output, errors = io.StringIO(), io.StringIO()
    with redirect_stdout(output), redirect_stderr(errors), pytest.raises(SystemExit) as ended:
        main(["status", *TODAY, *arguments])
    assert ended.value.code == exit_code, errors.getvalue()
    return output.getvalue() + errors.getvalue()


def as_json(*arguments: str) -> Any:
    return json.loads(status("--output-format", "json", *arguments))


def articles(*arguments: str) -> list[str]:
    return [each["article"] for each in as_json(*arguments)["articles"]]


@pytest.mark.usefixtures("three_locales")
class TestMatrix:
    def test_every_page_has_its_freshness_and_what_tells_it(self) -> None:
        (lamp,) = (each for each in as_json()["articles"] if each["article"] == "lamp.md")
        assert lamp["pages"] == [
            {
                "locale": "fr-FR",
                "path": "fr-FR/lamp.md",
                "freshness": "in-sync",
                "evidence": "the hashes of the siblings",
                "handoff": "2024-04-02",
                "age_days": 60,
                "commits_behind": None,
                "days_behind": None,
            },
            {
                "locale": "nb-NO",
                "path": "nb-NO/lamp.md",
                "freshness": "behind",
                "evidence": "the hashes of the siblings",
                "handoff": "2024-02-12",
                "age_days": 110,
                "commits_behind": None,
                "days_behind": 50,
            },
            {
                "locale": "uk-UA",
                "path": None,
                "freshness": "missing",
                "evidence": "the layout",
                "handoff": None,
                "age_days": None,
                "commits_behind": None,
                "days_behind": None,
            },
        ]

    def test_totals_count_each_locale(self) -> None:
        totals = {each["locale"]: (each["pages"], each["freshness"]) for each in as_json()["locales"]}
        assert totals["nb-NO"] == (
            3,
            {"source": 0, "in-sync": 1, "behind": 2, "unknown": 0, "missing": 0, "orphaned": 0},
        )
        assert totals["uk-UA"] == (
            2,
            {"source": 0, "in-sync": 1, "behind": 1, "unknown": 0, "missing": 1, "orphaned": 0},
        )

    def test_the_oldest_page_is_that_of_the_oldest_handoff(self) -> None:
        found = as_json()
        assert found["oldest"]["path"] == "uk-UA/horn.md"
        assert [each["oldest"]["path"] for each in found["locales"]] == [
            "fr-FR/beacon.md",
            "nb-NO/horn.md",
            "uk-UA/horn.md",
        ]

    @pytest.mark.parametrize(
        ("key", "expected"),
        [
            ("behind", ["horn.md", "lamp.md", "beacon.md"]),
            ("age", ["horn.md", "lamp.md", "beacon.md"]),
            ("path", ["beacon.md", "horn.md", "lamp.md"]),
        ],
    )
    def test_order(self, key: str, expected: list[str]) -> None:
        assert articles("--sort", key) == expected

    def test_only_shows_articles_that_have_such_a_page(self) -> None:
        assert articles("--only", "missing") == ["lamp.md"]
        assert sorted(articles("--only", "missing", "--only", "behind")) == ["horn.md", "lamp.md"]
        assert as_json("--only", "missing")["locales"] == as_json()["locales"]

    def test_locales_are_chosen_in_either_case(self) -> None:
        found = as_json("--locale", "UK-ua")
        assert [each["locale"] for each in found["locales"]] == ["uk-UA"]
        assert {each["locale"] for row in found["articles"] for each in row["pages"]} == {"uk-UA"}

    def test_a_locale_that_nothing_is_in_is_an_error(self) -> None:
        assert "no page is in xx-YY" in status("--locale", "xx-YY", exit_code=2)

    def test_paths_choose_articles_and_show_them_whole(self) -> None:
        found = as_json("uk-UA")
        assert [each["article"] for each in found["articles"]] == ["horn.md", "beacon.md"]
        assert len(found["articles"][0]["pages"]) == 3

    def test_full_is_a_screen(self) -> None:
        lines = status().splitlines()
        assert max(map(len, lines)) <= 80
        assert "horn.md       ok   50 d  134 d" in lines
        assert "The oldest page: uk-UA/horn.md, handed off on 2023-11-20, 194 days ago." in lines

    def test_csv_has_a_line_for_each_page(self) -> None:
        rows = list(csv.DictReader(io.StringIO(status("--output-format", "csv"))))
        assert len(rows) == 9
        assert rows[0]["article"] == "horn.md"
        assert [row["locale"] for row in rows if row["freshness"] == "missing"] == ["uk-UA"]

    def test_markdown_has_both_tables(self) -> None:
        text = status("--output-format", "markdown")
        assert "| `uk-UA` | 1 | 1 | 1 | 2 | 2023-11-20 |" in text
        assert "| `horn.md` | ok | 50 d | 134 d |" in text


def test_many_articles_give_a_screen_of_totals_and_the_worst() -> None:
    write_pages(
        {
            f"{locale}/a{number:03}.md": page(
                H1 if locale != "uk-UA" or number % 2 else H2, "04/02/2024" if locale != "uk-UA" else "02/12/2024"
            )
            for locale in ("fr-FR", "nb-NO", "uk-UA")
            for number in range(100)
        }
    )
    lines = status().splitlines()
    assert len(lines) < 50
    assert sum("50 d" in line for line in lines) == 30
    assert any(line.startswith("70 articles more: --output-format csv lists all") for line in lines)


def test_git_tells_commits_and_days_behind() -> None:
    site = init(Path.cwd())
    write_pages({"en-us/a.md": "# One\n", "fr-fr/a.md": ""})
    first = commit_all(site, 1)
    write_pages({"en-us/a.md": "# Two\n"})
    commit_all(site, 11)
    write_pages({"fr-fr/a.md": f"---\nms.sourcegitcommit: {first}\nms.lasthandoff: 01/01/2024\n---\n"})
    (row,) = as_json()["articles"]
    assert [(each["locale"], each["freshness"]) for each in row["pages"]] == [("en-us", "source"), ("fr-fr", "behind")]
    assert (row["pages"][1]["commits_behind"], row["pages"][1]["days_behind"]) == (1, 142)


def test_pages_of_no_locale_are_shown_as_such() -> None:
    write_pages({"a.md": "# A\n"})
    assert as_json()["articles"][0]["pages"][0]["locale"] is None
    assert "no locale" in status()


HOSTILE = [
    "=cmd|' '!A1.md",
    "a|b.md",
    "a`b``c.md",
    "<script>.md",
    "\x1b]8;;x.md",
    "::error::.md",
    "a\nb.md",
    "[red].md",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_file_name_acts_in_any_format(name: str) -> None:
    write_pages({f"{locale}/{name}": page(H1, "04/02/2024") for locale in ("fr-FR", "nb-NO")})
    for output_format in ("full", "csv", "markdown", "json"):
        text = status("--output-format", output_format)
        assert "\x1b" not in text
        assert "##vso[" not in text
        assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    for line in status("--output-format", "markdown").splitlines():
        cells = line.replace("\\|", "").count("|")
        assert cells in (0, 4, 5), line
    _, row = csv.reader(io.StringIO(status("--output-format", "csv", "--locale", "fr-fr")))
    assert not row[0].startswith("=")
    assert as_json("--locale", "fr-fr")["articles"][0]["article"] == name


@pytest.mark.parametrize("arguments", [("--sort", "size"), ("--only", "stale"), ("--today", "soon"), ("absent",)])
def test_a_wrong_argument_is_an_error(arguments: tuple[str, ...]) -> None:
    write_pages({"a.md": ""})
    assert status(*arguments, exit_code=2)
