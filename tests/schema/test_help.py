"""What the help beside a message says."""

from __future__ import annotations

from typing import Any

import pytest

from tests.schema.schemas import docfx, only, plain


def of(key: str, subschema: Any, value: Any) -> tuple[str | None, str | None]:
    """The help in the docfx dialect and in the plain one."""
    schema = {"properties": {key: subschema}}
    return only(docfx(schema), {key: value}).help, only(plain(schema), {key: value}).help


def both(key: str, subschema: Any, value: Any, expected: str | None) -> None:
    assert of(key, subschema, value) == (expected, expected)


def test_type_says_what_was_found() -> None:
    both("tags", {"type": "array"}, "a", "expected a list, found a text")
    both("tags", {"type": ["string", "null"]}, ["a"], "expected a text, found a list")
    both("draft", {"type": "boolean"}, {}, "expected true or false, found a mapping")


@pytest.mark.parametrize("value", [5, 1.5, True])
def test_a_text_that_yaml_takes_for_something_else_wants_quotes(value: Any) -> None:
    assert str(of("id", {"type": "string"}, value)[0]).endswith(": put it in quotes")


def test_enum_lists_the_nearest_first() -> None:
    both("topic", {"enum": ["article", "tutorial", "overview"]}, "tutoriel", "one of: tutorial, overview, article")


def test_enum_lists_no_more_than_twelve_and_no_blank_ones() -> None:
    both("n", {"enum": ["", None, *range(20)]}, "x", "one of: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …")


def test_values_are_written_as_in_yaml() -> None:
    both("k", {"enum": [True, 1.5]}, "x", "one of: true, 1.5")
    both("k", {"const": False}, "x", "it must be false")


def test_pattern_is_put_into_words() -> None:
    both("slug", {"pattern": "^[a-z]+$"}, "A B", "it must be 1 or more small letters")
    both("slug", {"pattern": "^(?!a)b+(c|d)*$"}, "A B", None)


@pytest.mark.parametrize("keyword", ["description", "errorMessage"])
def test_the_schema_s_own_words_win(keyword: str) -> None:
    both("slug", {"pattern": "^[a-z]+$", keyword: "small letters only"}, "A", "small letters only")


def test_an_error_message_wins_over_a_description_and_may_be_one_for_each_keyword() -> None:
    subschema = {"pattern": "^[a-z]+$", "description": "the slug", "errorMessage": {"pattern": "small letters"}}
    both("slug", subschema, "A", "small letters")
    both("topic", {"enum": ["a"], "errorMessage": "ask the editors"}, "b", "ask the editors")


def test_no_python_and_no_pattern_is_shown() -> None:
    schema = plain(
        {
            "type": "object",
            "required": ["title"],
            "properties": {
                "slug": {"pattern": "^(?!x)[a-z]+(-[a-z]+)*$"},
                "tags": {"items": {"type": "string"}, "uniqueItems": True, "maxItems": 1},
                "kind": {"enum": [None, True, {"a": 1}]},
                "size": {"minimum": 1.0},
                "pair": {"oneOf": [{"type": "string"}, {"minLength": 2}]},
            },
            "patternProperties": {"^x": {"not": {}}},
            "additionalProperties": False,
        }
    )
    instance = {"slug": "X Y", "tags": [1, 1], "kind": False, "size": 0, "pair": "ab", "xa": None, "b'c": {"d": None}}
    shown = [text for problem in schema.problems(instance) for text in (problem.message, problem.help or "")]
    assert len(shown) == 22
    pieces = ("None", "True", "False", "{'", "(?", "[a-z]", "\\")
    assert [text for text in shown if any(piece in text for piece in pieces)] == []


@pytest.mark.parametrize(
    ("unknown", "expected"),
    [("titel", "did you mean 'title'?"), ("ms,.custom", "did you mean 'ms.custom'?"), ("other", None)],
)
def test_an_unknown_key_may_be_meant_to_be_a_known_one(unknown: str, expected: str | None) -> None:
    schema = {"properties": {"title": True, "ms.custom": True}, "additionalProperties": False}
    assert only(docfx(schema), {unknown: 1}).help == expected
    assert only(plain(schema), {unknown: 1}).help == expected


def test_a_missing_key_may_be_there_under_another_name_or_without_a_value() -> None:
    schema = docfx({"strictRequired": ["title"], "properties": {"title": {"description": "what the page is about"}}})
    assert only(schema, {"Title": "x"}).help == "'Title' looks like it"
    assert only(schema, {"title": ""}).help == "'title' is there, but has no value"
    assert only(schema, {}).help == "'title' is what the page is about"


def test_help_of_docfx_s_own_keywords() -> None:
    schema = docfx(
        {
            "properties": {
                "day": {"dateFormat": "MM/dd/yyyy"},
                "old": {"replacedBy": "new"},
                "gone": {"replacedBy": ""},
            },
            "precludes": [["a", "b", "c"]],
            "enumDependencies": {"craft": {"boat": None, "raft": None}},
            "reserved": ["url"],
        }
    )
    instance = {"day": "x", "old": 1, "gone": 1, "a": 1, "c": 1, "craft": "goat", "url": 1}
    helps = {problem.kind + (problem.key or ""): problem.help for problem in schema.problems(instance)}
    assert helps == {
        "date-format-invalidday": "write the date as MM/dd/yyyy",
        "attribute-deprecatedold": "rename it to 'new'",
        "attribute-deprecatedgone": "remove it",
        "precluded-attributes": "keep one of 'a' and 'c'",
        "invalid-valuecraft": "one of: boat, raft",
        "attribute-reservedurl": "remove it: the build writes it",
    }


def test_what_would_mend_it_is_told_to_fixes() -> None:
    schema = {
        "properties": {
            "day": {"dateFormat": "MM/dd/yyyy"},
            "old": {"replacedBy": "new"},
            "id": {"type": ["string", "null"]},
        }
    }
    problems = docfx(schema).problems({"day": "x", "old": 1, "id": 1})
    assert [problem.wanted for problem in problems] == ["MM/dd/yyyy", "new", "string,null"]
