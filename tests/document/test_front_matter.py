"""The block at the head of a page: found, read, and every place in it."""

from __future__ import annotations

import pytest

from doclint.document.front_matter import find_later_block, read_front_matter
from doclint.findings import OPENING_FENCE, KeyPlace, Span


def cut(text: str, place: KeyPlace) -> str:
    span = read_front_matter(text).span(place)
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "values", "body"),
    [
        ("---\na: 1\n---\nBody\n", {"a": 1}, "\nBody\n"),
        ("---\r\na: 1\r\n---\r\nBody\r\n", {"a": 1}, "\nBody\r\n"),
        ("--- \na: 1\n---\t\n", {"a": 1}, "\n"),
        ("---\na: 1\n---", {"a": 1}, ""),
        ("---\n---\n", {}, "\n"),
        ("---\n# only a comment\n---\n", {}, "\n"),
        ("", {}, ""),
        ("Body\n", {}, "Body\n"),
        ("------\na\n------\n", {}, "------\na\n------\n"),
        ("\n---\na: 1\n---\n", {}, "\n---\na: 1\n---\n"),
        ("---\nt: a --- b\n---\nx\n\n---\n\ny\n", {"t": "a --- b"}, "\nx\n\n---\n\ny\n"),
    ],
)
def test_values_and_body(text: str, values: dict[str, object], body: str) -> None:
    front_matter = read_front_matter(text)
    assert front_matter.values == values
    assert text[front_matter.body :].lstrip("\r") == body
    assert front_matter.error is None


@pytest.mark.parametrize("text", ["---\ntitle: x\n\n# x\n", "---\r\ntitle: x\r\n", "---", "---\n\n\n", "---\n\nkey:\n"])
def test_a_block_that_is_never_closed(text: str) -> None:
    front_matter = read_front_matter(text)
    assert front_matter.is_present
    assert not front_matter.is_closed
    assert front_matter.body == 0
    assert front_matter.values == {}


@pytest.mark.parametrize("text", ["---\n\n# A title\n", "---\n\nText\n"])
def test_a_thematic_break_opens_no_block(text: str) -> None:
    assert not read_front_matter(text).is_present


@pytest.mark.parametrize(
    ("text", "problem", "offset"),
    [
        ("---\n- a\n- b\n---\n", "found a list", 4),
        ("---\n\n  plain text\n---\n", "found a single value", 7),
        ("---\na: b: c\n---\n", "mapping values", 8),
    ],
)
def test_what_holds_no_keys_and_values(text: str, problem: str, offset: int) -> None:
    front_matter = read_front_matter(text)
    assert front_matter.error is not None
    assert problem in front_matter.error.problem
    assert front_matter.error.offset == offset
    assert front_matter.values == {}


def test_a_translated_block_has_no_values_and_no_error() -> None:
    front_matter = read_front_matter('---\n<span data-ttu-id="4be1c-101">titre : x</span>\n---\n')
    assert front_matter.is_translated
    assert front_matter.values == {}
    assert front_matter.error is None


@pytest.mark.parametrize(
    ("inside", "tag"),
    [
        ('<span data-ttu-id="4be1c-101">titre</span>', '<span data-ttu-id="4be1c-101">'),
        ('<span>a</span>: <span  data-ttu-id = "4be1c-101">titre</span>', '<span  data-ttu-id = "4be1c-101">'),
        ('<span data-ttu-id="4be1c-101', '<span data-ttu-id="4be1c-101\n'),
    ],
)
def test_the_first_tag_of_a_translated_block_is_where_it_stands(inside: str, tag: str) -> None:
    text = f"---\n{inside}\n---\n"
    first = read_front_matter(text).first_segment
    assert first is not None
    assert text[first.start : first.end] == tag


TEXT = "---\ntitle: Le phare\nms.assetid:\nlist:\n  - one\n  - two\n---\n"


@pytest.mark.parametrize(
    ("place", "token"),
    [
        (KeyPlace(("title",)), "Le phare"),
        (KeyPlace(("title",), "key"), "title"),
        (KeyPlace(("ms.assetid",)), "ms.assetid"),
        (KeyPlace(("list", 1)), "two"),
        (KeyPlace(("list", 7)), "list"),
        (KeyPlace(("absent",)), "---"),
        (OPENING_FENCE, "---"),
    ],
)
def test_places(place: KeyPlace, token: str) -> None:
    assert cut(TEXT, place) == token


def test_places_with_windows_line_endings() -> None:
    assert cut(TEXT.replace("\n", "\r\n"), KeyPlace(("list", 0))) == "one"


def test_places_of_a_page_without_front_matter_are_its_beginning() -> None:
    assert read_front_matter("Body\n").span(KeyPlace(("title",))) == Span(0, 0)


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("\n\n", True),
        ("\r\n", True),
        ("<!-- Reviewed\nin -- spring. -->\n", True),
        (" \t\n<!-- one --><!-- two -->\n\n", True),
        ("<!-- a comment before it on its line --> ", False),
        ("<!-- never closed\n", False),
        ("Text\n", False),
        ("", False),
    ],
)
def test_a_block_below_the_head_is_found_behind_empty_lines_and_comments(before: str, found: bool) -> None:
    later = find_later_block(f"{before}---\ntitle: The beacon\n---\n# The beacon\n")
    assert later == (Span(len(before), len(before) + 3) if found else None)


@pytest.mark.parametrize("block", ["---\n", "---\n---\n", "---\nno keys\n---\n", "---\ntitle: The beacon\n"])
def test_a_thematic_break_below_the_head_is_no_block(block: str) -> None:
    assert find_later_block(f"\n{block}\n# The beacon\n") is None


@pytest.mark.parametrize(
    ("block", "route", "part", "token"),
    [
        ("base: &b {mail: keeper}\ncontact: *b\n", ("contact",), "value", "*b"),
        ("base: &b {mail: keeper}\ncontact: *b\n", ("contact", "mail"), "value", "*b"),
        ("base: &b {mail: keeper}\ncontact: *b\n", ("contact", "mail"), "key", "*b"),
        ("base: &b {mail: keeper}\ncontact: *b\n", ("base",), "value", "{mail: keeper}"),
        ("base: &b {mail: keeper}\ncontact:\n  <<: *b\n  phone: 7\n", ("contact", "mail"), "value", "*b"),
        ("base: &b {mail: keeper}\ncontact:\n  <<: *b\n  mail: x\n", ("contact", "mail"), "value", "x"),
        ("one: &o {a: 1}\ntwo: &t {a: 2}\nboth:\n  <<: [*o, *t]\n", ("both", "a"), "value", "*o"),
        ("contact:\n  <<: {mail: keeper}\n", ("contact", "mail"), "value", "keeper"),
        ("a: &k title\n*k : x\n", ("title",), "key", "*k"),
        ("a: !!str 12\n", ("a",), "value", "12"),
        ("a: !<tag:yaml.org,2002:str> 12\n", ("a",), "value", "12"),
        ("a: &x # why\n  !!map\n  b: 1\n# end\nc: 2\n", ("a",), "value", "b: 1"),
        ("a: &x\nb: 1\n", ("a",), "value", "a"),
        ("a:\n- b: 1 # one\n  c:\n# end\nd: 2\n", ("a",), "value", "- b: 1 # one\n  c:"),
        ("? a\n: 1\n", ("a",), "value", "1"),
    ],
)
def test_places_through_anchors_aliases_and_tags(block: str, route: tuple[str, ...], part: str, token: str) -> None:
    assert cut(f"---\n{block}---\n", KeyPlace(route, part)) == token


JSON = '{\r\n  "title": "Le phare",\r\n  "tags": ["灯台", {"a": 1.50}],\r\n  "x": {\r\n}\r\n}\r\n# Body\r\n'

TOML = """+++
title = "Le phare" # one
"ms.date" = 2024-05-04
tags = ["灯台", "🗼"]
limit = nan
[contact]
mail = 'keeper'
+++
# Body
"""


@pytest.mark.parametrize(
    ("text", "route", "part", "token"),
    [
        (JSON, ("title",), "value", '"Le phare"'),
        (JSON, ("title",), "key", '"title"'),
        (JSON, ("tags", 0), "value", '"灯台"'),
        (JSON, ("tags", 1), "value", '{"a": 1.50}'),
        (JSON, ("tags", 1, "a"), "value", "1.50"),
        (JSON, ("absent",), "value", "{"),
        (TOML, ("title",), "value", '"Le phare"'),
        (TOML, ("ms.date",), "key", '"ms.date"'),
        (TOML, ("ms.date",), "value", "2024-05-04"),
        (TOML, ("tags", 1), "value", '"🗼"'),
        (TOML, ("contact", "mail"), "value", "'keeper'"),
        (TOML, ("contact",), "key", "contact"),
        (TOML, ("absent",), "value", "+++"),
    ],
)
def test_places_in_json_and_toml(text: str, route: tuple[str, ...], part: str, token: str) -> None:
    assert cut(text, KeyPlace(route, part)) == token


def test_json_and_toml_mean_what_yaml_means() -> None:
    json, toml = read_front_matter(JSON), read_front_matter(TOML)
    assert json.values == {"title": "Le phare", "tags": ["灯台", {"a": 1.5}], "x": {}}
    assert JSON[json.body :].strip() == TOML[toml.body :].strip() == "# Body"
    assert toml.values == {
        "title": "Le phare",
        "ms.date": "2024-05-04",
        "tags": ["灯台", "🗼"],
        "limit": "nan",
        "contact": {"mail": "keeper"},
    }


@pytest.mark.parametrize(
    "text", ["{% raw %}\n", "{\n\nText in braces.\n}\n", "+++\n\nText\n", "}\n", "++++\na = 1\n++++\n"]
)
def test_text_that_begins_with_a_brace_or_a_plus_is_no_block(text: str) -> None:
    assert not read_front_matter(text).is_present


@pytest.mark.parametrize(
    ("text", "problem", "found"),
    [
        ('+++\ntitle = "x"\r\nauthor = y\r\n+++\n', "invalid value", "y\r\n+++"),
        ('+++\ntitle = "x"\ntitle = "y"\n+++\n', "overwrite", "\n+++"),
        ('{\n"title": "x",\n}\n', "property name", "}\n"),
        ('{\n"title": "x\n}\n', "control character", "\n}"),
        ('{\n"title": NaN x\n}\n', "delimiter", "x\n}"),
    ],
)
def test_what_is_not_toml_or_json_says_what_and_where(text: str, problem: str, found: str) -> None:
    error = read_front_matter(text).error
    assert error is not None
    assert problem in error.problem
    assert text[error.offset :].startswith(found)


def test_a_key_that_stands_twice_in_json_is_known_with_its_places() -> None:
    text = '{\n"a": 1, "b": {"c": 1, "c": 1.0},\n"a": 1\n}\n'
    block = read_front_matter(text)
    told = [(each.entry.route, each.is_equal, text[each.before :][:6]) for each in block.duplicates]
    assert told == [(("b", "c"), False, ', "c":'), (("a",), True, ',\n"a":')]


@pytest.mark.parametrize(
    "text",
    [
        "---\na: {}\n---\n".format("[" * 100_000),
        "---\na:\n  {}\n---\n".format("- " * 100_000),
        "---\na: {}\n---\n".format("{a: " * 60_000),
        "+++\na = {}\n+++\n".format("[" * 100_000),
        "+++\n{} = 1\n+++\n".format("a." * 100_000),
        '{{\n"a": {}\n}}\n'.format("[" * 100_000),
        "---\nl0: &l0 lamp\n"
        + "".join(f"l{n + 1}: &l{n + 1} [{', '.join([f'*l{n}'] * 9)}]\n" for n in range(7))
        + "---\n",
        "---\na: {}\n---\n".format("x" * 300_000),
    ],
    ids=["brackets", "dashes", "braces", "toml-brackets", "toml-dots", "json-brackets", "aliases", "size"],
)
def test_a_block_over_a_limit_is_not_read_to_its_end(text: str) -> None:
    block = read_front_matter(text)
    assert block.over_limit is not None
    assert block.values == {}
    assert not block.duplicates


def test_a_block_within_the_limits_is_read() -> None:
    text = (
        "---\nbase: &b {a: 1, b: 2}\nall: [" + ", ".join(["*b"] * 1000) + "]\ndeep: " + "[" * 98 + "]" * 98 + "\n---\n"
    )
    assert read_front_matter(text).error is None
