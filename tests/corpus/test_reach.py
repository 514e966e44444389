"""Which files folders give, and which pages are left alone."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from doclint.config.globs import Globs
from doclint.config.settings import Settings
from doclint.corpus.discovery import PathError, discover
from doclint.corpus.reach import Reach, names_an_ending
from doclint.engine import run
from tests.rules.examples import write_pages


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def reach(include: tuple[str, ...] = ("**",), exclude: tuple[str, ...] = (), *, is_forced: bool = False) -> Reach:
    others = tuple(glob for glob in include if names_an_ending(glob))
    include_, others_, exclude_ = (Globs(str(Path.cwd()), globs) for globs in (include, others, exclude))
    return Reach(include_, others_, exclude_, is_forced)


def found(reach: Reach, *paths: str) -> list[str]:
    return [str(Path(page).relative_to(Path.cwd())) for page in discover(paths or (".",), reach).pages]


@pytest.mark.parametrize(
    ("include", "expected"),
    [
        (("**",), ["docs/a.md", "docs/v1.0/c.md", "e.md"]),
        (("docs/",), ["docs/a.md", "docs/v1.0/c.md"]),
        (("docs/**",), ["docs/a.md", "docs/v1.0/c.md"]),
        (("docs/v1.0",), ["docs/v1.0/c.md"]),
        (("*.mdx",), ["docs/b.mdx"]),
        (("**", "*.mdx"), ["docs/a.md", "docs/b.mdx", "docs/v1.0/c.md", "e.md"]),
        (("docs/*.txt",), ["docs/d.txt"]),
    ],
)
def test_include(include: tuple[str, ...], expected: list[str]) -> None:
    write_pages(
        dict.fromkeys(["docs/a.md", "docs/b.mdx", "docs/v1.0/c.md", "docs/v1.0/i.png", "docs/d.txt", "e.md"], "")
    )
    assert found(reach(include)) == expected


def test_exclude_holds_for_folders_and_not_for_what_is_named() -> None:
    write_pages({"a.md": "", "archive/b.md": ""})
    assert found(reach(exclude=("archive/",))) == ["a.md"]
    assert found(reach(exclude=("archive/",)), "archive/b.md") == ["archive/b.md"]


def test_forced_exclude_holds_for_what_is_named_and_may_leave_nothing() -> None:
    write_pages({"a.md": "", "archive/b.md": ""})
    forced = reach(exclude=("archive/",), is_forced=True)
    assert found(forced, "a.md", "archive/b.md") == ["a.md"]
    assert found(forced, "archive/b.md") == []


@pytest.mark.parametrize(
    ("include", "exclude", "words"), [(("**",), ("*.md",), "excludes every page"), (("x/",), (), "`include`")]
)
def test_says_why_nothing_is_left(include: tuple[str, ...], exclude: tuple[str, ...], words: str) -> None:
    write_pages({"a.md": ""})
    with pytest.raises(PathError, match=words):
        found(reach(include, exclude))


def test_excluded_pages_are_not_compared_with_others() -> None:
    page = "---\nauthor: {}\n---\n"
    write_pages({"en-us/a.md": page.format("marisol"), "fr-fr/a.md": page.format("tofte")})

    def codes(exclude: tuple[str, ...], *paths: str) -> list[str]:
        settings = Settings(frozenset(["AUT001"]), datetime.date(2024, 6, 1), reach=reach(exclude=exclude))
        return [finding.code for finding in run(discover(paths, settings.reach), settings).findings]

    assert codes((), "fr-fr/a.md") == ["AUT001"]
    assert codes(("en-us/",), "fr-fr/a.md") == []
    assert codes(("en-us/",), ".") == []
