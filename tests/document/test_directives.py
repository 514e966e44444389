"""What a page tells doclint: which comments count, what they name, and which line they are about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.document import read_document
from doclint.document.directives import Directive, Verb, read_directives
from doclint.findings import Position

FRONT_MATTER = "---\ntitle: Le phare\nauthor: marisol\n---\n"


def read(text: str) -> list[Directive]:
    return list(read_directives(read_document(text.encode())))


def words(directive: Directive) -> list[str]:
    return [word.text for word in directive.words]


@pytest.mark.parametrize(
    ("verb", "kind"),
    [
        ("disable-next-line", Verb.NEXT_LINE),
        ("disable-line", Verb.LINE),
        ("disable", Verb.START),
        ("enable", Verb.END),
        ("disable-file", Verb.FILE),
        ("disable-nextline", Verb.UNKNOWN),
    ],
)
def test_a_comment_in_the_body_has_a_verb(verb: str, kind: Verb) -> None:
    (directive,) = read(f"<!-- doclint-{verb} LNK001 -->\nThe beacon.\n")
    assert (directive.verb, directive.written) == (kind, f"doclint-{verb}")


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("LNK001", ["LNK001"]),
        ("LNK001, TTU", ["LNK001", "TTU"]),
        ("safelink TTU001", ["safelink", "TTU001"]),
        ("LNK001 -- the mail is the example", ["LNK001"]),
        ("-- everything here is quoted", []),
        ("", []),
        (": LNK001", ["LNK001"]),
    ],
)
def test_a_comment_names_rules_and_gives_a_reason(written: str, named: list[str]) -> None:
    (directive,) = read(f"The beacon. <!-- doclint-disable-line {written} -->\n")
    assert words(directive) == named


def test_a_word_has_its_place() -> None:
    (directive,) = read("a\nb <!-- doclint-disable-line LNK001, TTU -->\n")
    assert [(word.start, word.end) for word in directive.words] == [
        (Position(2, 29), Position(2, 35)),
        (Position(2, 37), Position(2, 40)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- doclint-disable-line LNK001 -->`\n",
        "```\n<!-- doclint-disable-line LNK001 -->\n```\n",
        "a\n\n    <!-- doclint-disable-line LNK001 -->\n",
        "<!-- doclint-disable-line LNK001\n",
        "<!-- see doclint-disable-line LNK001 -->\n",
        "---\ntitle: '# doclint: disable=HND003'\n---\n",
        "---\ntitle: |\n  # doclint: disable=HND003\n---\n",
        "---\ntitle: a#doclint: disable=HND003\n---\n",
    ],
)
def test_what_a_reader_sees_is_text(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<!-- doclint-disable-next-line LNK001 -->\nThe beacon.\n", 2),
        ("<!-- doclint-disable-next-line LNK001 -->\n\n\nThe beacon.\n", 4),
        ("<!-- doclint-disable-next-line LNK001 -->\n<!-- doclint-disable-next-line TTU -->\nThe beacon.\n", 3),
        ("<!-- doclint-disable-next-line LNK001\n-- a long reason -->\nThe beacon.\n", 3),
        ("<!-- doclint-disable-next-line LNK001 -->\n", 0),
    ],
)
def test_the_next_line_is_the_next_one_that_says_something(text: str, line: int) -> None:
    assert read(text)[0].line == line


def test_a_comment_behind_a_value_is_about_its_line() -> None:
    (directive,) = read("---\ntitle: Le phare\nauthor: marisol # doclint: disable=AUT001,HND -- she asked\n---\n")
    assert (directive.verb, directive.line, words(directive)) == (Verb.LINE, 3, ["AUT001", "HND"])


@pytest.mark.parametrize(
    ("block", "count"),
    [
        ("a: b # doclint: disable=FM\nc: d # doclint: disable=FM", 2),
        ("a: 'b # doclint: disable=FM'\nc: d # doclint: disable=FM", 1),
        ("a: | # doclint: disable=FM\n  b # doclint: disable=FM\nc: d", 1),
        ("a: >-\n  b\n  # doclint: disable=FM\n# doclint: disable=FM", 1),
        ("a: [b, # doclint: disable=FM\n  'c # doclint: disable=FM']", 1),
        ("a: &b 'c # doclint: disable=FM'\nd: *b # doclint: disable=FM", 1),
        ("? 'a # doclint: disable=FM'\n: b # doclint: disable=FM", 1),
        ("a: [ # doclint: disable=FM", 1),
        ("# doclint: disable=FM\n" * 300, 300),
    ],
)
def test_in_front_matter_text_of_a_value_is_no_comment(block: str, count: int) -> None:
    assert len(read_directives(read_document(f"---\n{block}\n---\n".encode()))) == count


def test_a_comment_on_a_line_of_its_own_is_about_the_block() -> None:
    (directive,) = read("---\n# doclint: disable=FM101\ntitle: Le phare\n---\nThe beacon.\n")
    assert (directive.verb, directive.line) == (Verb.BLOCK, 4)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("a\n<!-- doclint-disable LNK -->\nb\n", "a\nb\n"),
        ("a\r\n  <!-- doclint-disable LNK -->\r\nb\r\n", "a\r\nb\r\n"),
        ("a <!-- doclint-disable-line LNK -->\nb\n", "a\nb\n"),
        ("a <!-- doclint-disable-line LNK --> b\n", "a b\n"),
        ("---\ntitle: a # doclint: disable=FM\n---\n", "---\ntitle: a\n---\n"),
        ("---\n# doclint: disable=FM\ntitle: a\n---\n", "---\ntitle: a\n---\n"),
    ],
)
def test_removing_a_comment_leaves_nothing_of_it(text: str, rest: str) -> None:
    document = read_document(text.encode())
    (directive,) = read_directives(document)
    start, end = (document.lines.offset(position) for position in directive.removal)
    assert text[:start] + text[end:] == rest


PIECES = st.sampled_from(
    [
        "<!--",
        "-->",
        " doclint-disable",
        "-line",
        "-next-line",
        " LNK001",
        ", ",
        " -- ",
        "\n",
        "\r\n",
        "\r",
        "---\n",
        "title: a",
        " # doclint: disable=",
        "# doclint:",
        "FM",
        "`",
        "```\n",
        "<span>",
        "é🙂",
        "\x00",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_text_stops_the_reading_and_every_place_is_in_the_page(text: str) -> None:
    document = read_document(text.encode())
    for directive in read_directives(document):
        start, end = (document.lines.offset(position) for position in (directive.start, directive.end))
        first, last = (document.lines.offset(position) for position in directive.removal)
        assert 0 <= first <= start < end <= last <= len(text)
        assert text[start:end].startswith(("<!--", "#"))
        for word in directive.words:
            assert text[document.lines.offset(word.start) : document.lines.offset(word.end)] == word.text
