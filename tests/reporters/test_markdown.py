"""A comment on a pull request: rendered, it shows what the findings say, and nothing in it acts."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from doclint.findings import Finding
from doclint.reporters.escaping import visible
from doclint.reporters.markdown import MOST_CHARACTERS
from doclint.reporters.markdown_text import markdown_code, markdown_text
from tests.reporters.machine import rendered
from tests.reporters.many_findings import MANY
from tests.reporters.shared_findings import AUTHOR, BEHIND, FINDINGS, HOSTILE, NOTHING, SAFELINK

_TAG = re.compile(r"<(/?[a-z][a-z0-9]*)[^>]*>|<!--.*?-->", re.DOTALL)
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])

# What GitHub and GitLab look for in rendered text.
_ACTIVE = re.compile(r"@\w|#\d|:[\w+-]+:|://|www\.|\b[0-9a-f]{7,40}\b")


def tags(page: str) -> set[str]:
    return {match[1] for match in _TAG.finditer(page) if match[1]}


def text_of(page: str) -> str:
    return html.unescape(_TAG.sub("", page))


def assert_inert(text: str) -> None:
    page = _MARKDOWN.render(f"x {markdown_text(text)} x")
    assert tags(page) == {"p", "/p"}
    # Spaces at the end of a line are Markdown's own.
    assert text_of(page).strip() == f"x {visible(text)} x"
    assert not any(_ACTIVE.search(html.unescape(piece)) for piece in _TAG.split(page) if piece)


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "[a](https://evil.example) ![b](c) <b>d</b> `e` *f* __g__ ~~h~~ | i | $j$ \\k &amp;",
        "@everyone team@lamps.example #12 GH-12 !34 :boom: www.evil.example 0123456789abcdef0123",
        "http://evil.example mailto:a@b.c <http://evil.example> [^1] {{x}}",
    ],
)
def test_text_is_shown_as_it_is(text: str) -> None:
    assert_inert(text)


@given(st.text(alphabet=st.sampled_from("ab1f@#!:/.[]()<>`*_~|$\\&;-^ \n") | st.characters()))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert_inert(text)


def test_code_is_code() -> None:
    assert _MARKDOWN.render(f"x {markdown_code('a|`b`.md')}") == "<p>x <code>a|`b`.md</code></p>\n"


def test_a_report() -> None:
    assert rendered("markdown", (SAFELINK, BEHIND, AUTHOR)) == (
        "## doclint\n\n"
        "**Found 1 error and 2 warnings in 6 pages of 1 article in 6 locales.**\n\n"
        "* **handoff**: uk-UA: 1 page is behind its siblings since 02/2019; its next handoff also clears "
        "1 author mismatch\n"
        "* **edit**: 1 safelink on 1 page. Link to the destination.\n"
        "\n### ❌ 1 error\n"
        "\n<code>fr-FR/beacon.md</code>\n\n"
        "* 7:17 [LNK001](https://doclint.example/rules/LNK001) A Safe Links URL stands in place of the destination. "
        "Link to https:<!-- -->//lamps.example.\n"
        "\n### ⚠️ 2 warnings\n"
        "\n<code>uk-UA/beacon.md</code>\n\n"
        "* 5:17 [HND002](https://doclint.example/rules/HND002) Behind its siblings: handed off on 2019-02-12, made "
        "from another version of the source than fr-FR (2019-08-22). The next handoff brings this page up to date; "
        "there is nothing to edit here.\n"
        "* 3:9 [AUT001](https://doclint.example/rules/AUT001) author is tofte here but marisol in fr-FR. Nothing to "
        "edit here: the next handoff brings the author.\n"
    )


def test_a_clean_run() -> None:
    assert rendered("markdown", (), NOTHING) == (
        "## doclint\n\n✅ Checked 5 pages of 1 article in 5 locales: nothing found.\n"
    )


@pytest.mark.parametrize(
    "findings",
    [MANY, tuple(SAFELINK._replace(message="[" * 5000, path=f"{number}.md") for number in range(100))],
    ids=["many", "long"],
)
def test_fits_into_a_comment_and_says_how_many_are_not_shown(findings: tuple[Finding, ...]) -> None:
    text = rendered("markdown", findings)
    assert len(text) < MOST_CHARACTERS + 200
    shown = sum(line.startswith("* ") and "](https://doclint" in line for line in text.splitlines())
    assert text.endswith(f"*{len(findings) - shown:,} more findings: the other formats have them all.*\n")


def test_hostile_text_brings_no_tag() -> None:
    page = _MARKDOWN.render(rendered("markdown", FINDINGS))
    assert tags(page) - {
        "h2",
        "/h2",
        "h3",
        "/h3",
        "p",
        "/p",
        "ul",
        "/ul",
        "li",
        "/li",
        "code",
        "/code",
        "strong",
        "/strong",
    } == {
        "a",
        "/a",
    }
    assert set(re.findall(r'href="([^"]*)"', page)) == {
        f"https://doclint.example/rules/{finding.code}" for finding in FINDINGS if finding.suppressed is None
    }
