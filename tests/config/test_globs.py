"""Globs of the configuration mean what the reference says, and take no time on any path."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.config.globs import GlobError, Globs, check_glob


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*.md", "a.md"),
        ("*.md", "fr-fr/guides/a.md"),
        ("archive", "fr-fr/archive/a.md"),
        ("archive/", "fr-fr/archive/a.md"),
        ("/archive", "archive/a.md"),
        ("./archive", "archive/a.md"),
        ("fr-fr/*.md", "fr-fr/a.md"),
        ("fr-fr/*", "fr-fr/guides/a.md"),
        ("fr-fr/**", "fr-fr/guides/a.md"),
        ("fr-fr/**/a.md", "fr-fr/a.md"),
        ("fr-fr/**/a.md", "fr-fr/x/y/a.md"),
        ("**/guides/**/a.md", "fr-fr/guides/x/a.md"),
        ("**", "a.md"),
        ("{fr-fr,nb-no}/{a,b}.md", "nb-no/b.md"),
        ("{a,b{1,2}}.md", "b2.md"),
        ("[a-c]?.md", "bx.md"),
        ("[!a-c].md", "d.md"),
        ("[*].md", "*.md"),
        ("a*b*c.md", "aXbbYbXc.md"),
        ("глава/*.md", "глава/один.md"),
        ("a b.md", "a b.md"),
        ("a+(b).md", "a+(b).md"),
    ],
)
def test_matches(glob: str, path: str) -> None:
    assert Globs("/docs", (glob,)).matches(f"/docs/{path}")


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*.md", "a.txt"),
        ("*.md", "a.mdx"),
        ("archive/", "fr-fr/archive"),
        ("/archive", "fr-fr/archive/a.md"),
        ("./archive", "fr-fr/archive/a.md"),
        ("fr-fr/*.md", "fr-fr/guides/a.md"),
        ("fr-fr/*.md", "docs/fr-fr/a.md"),
        ("fr-fr/**", "fr-fr"),
        ("a?.md", "a/.md"),
        ("[!a].md", "/.md"),
        ("a.md", "A.md"),
        ("a.md", "aXmd"),
        ("*", ""),
    ],
)
def test_does_not_match(glob: str, path: str) -> None:
    assert not Globs("/docs", (glob,)).matches(f"/docs/{path}")


def test_a_later_glob_takes_out_what_an_earlier_one_matched() -> None:
    globs = Globs("/docs", ("archive/", "!archive/index.md", "archive/old/index.md"))
    assert globs.matches("/docs/archive/a.md")
    assert not globs.matches("/docs/archive/index.md")
    assert globs.matches("/docs/archive/old/index.md")


def test_a_page_outside_the_base_is_matched_by_its_name() -> None:
    assert Globs("/docs", ("*.md",)).matches("/other/a.md")
    assert not Globs("/docs", ("fr-fr/*.md",)).matches("/other/fr-fr/a.md")


@pytest.mark.parametrize("glob", ["", "/", "!", "a[b", "[z-a]", "{a,b}" * 8])
def test_what_is_no_glob_is_refused(glob: str) -> None:
    assert check_glob(glob)
    with pytest.raises(GlobError):
        Globs("/docs", (glob,))


def _matches_slowly(steps: list[str], path: list[str]) -> bool:
    """The plain definition, which tries everything."""
    if not steps:
        return True
    if steps == ["**"]:
        return bool(path)
    if steps[0] == "**":
        return any(_matches_slowly(steps[1:], path[skipped:]) for skipped in range(len(path) + 1))
    if not path:
        return False
    step = re.escape(steps[0]).replace(r"\*", ".*").replace(r"\?", ".")
    return bool(re.fullmatch(step, path[0])) and _matches_slowly(steps[1:], path[1:])


STEPS = st.one_of(st.just("**"), st.text("ab*?", min_size=1, max_size=5).filter(lambda text: "**" not in text))


@given(st.lists(STEPS, min_size=2, max_size=5), st.lists(st.text("ab", min_size=1, max_size=5), min_size=1, max_size=6))
def test_matches_what_the_plain_definition_matches(steps: list[str], path: list[str]) -> None:
    wanted = _matches_slowly(steps, path)
    assert Globs("/", ("/".join(steps),)).matches("/" + "/".join(path)) == wanted


def test_the_worst_glob_takes_no_time() -> None:
    stars = Globs("/", ("*a" * 40 + "b", "/".join(["**", "*a*"] * 20) + "/b"))
    assert not stars.matches("/" + "a" * 4000)
    assert not stars.matches("/" + "a/" * 2000 + "c")
