"""What the help beside a message says."""

from __future__ import annotations

from datetime import datetime
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
    both("tags", {"type": "array"}, "a", "Write a list here, in place of a text.")
    both("tags", {"type": ["string", "null"]}, ["a"], "Write a text here, in place of a list.")
    both("draft", {"type": "boolean"}, {}, "Write true or false here, in place of a mapping.")


@pytest.mark.parametrize("value", [5, 1.5, True])
def test_a_text_that_yaml_takes_for_something_else_wants_quotes(value: Any) -> None:
    assert str(of("id", {"type": "string"}, value)[0]).startswith("Put it in quotes: ")


def test_enum_lists_the_nearest_first() -> None:
    both(
        "topic", {"enum": ["article", "tutorial", "overview"]}, "tutoriel", "Write one of: tutorial, overview, article."
    )


def test_enum_lists_no_more_than_twelve_and_no_blank_ones() -> None:
    both("n", {"enum": ["", None, *range(20)]}, "x", "Write one of: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …")


def test_values_are_written_as_in_yaml() -> None:
    both("k", {"enum": [True, 1.5]}, "x", "Write one of: true, 1.5.")
    both("k", {"const": False}, "x", "Write false.")


def test_pattern_is_put_into_words() -> None:
    both("slug", {"pattern": "^[a-z]+$"}, "A B", "It must be 1 or more small letters.")
    assert of("slug", {"pattern": "^(?!a)b+(c|d)*$"}, "A B") == (
        "Write it in the form that the message names.",
        "Write it in the form that the schema asks for.",
    )


def test_the_schema_s_own_words_win() -> None:
    pattern = {"pattern": "^[a-z]+$"}
    both("slug", {**pattern, "description": "small letters"}, "A", "Write it as its schema says: small letters.")
    both("slug", {**pattern, "errorMessage": "use small letters"}, "A", "Use small letters.")


def test_an_error_message_wins_over_a_description_and_may_be_one_for_each_keyword() -> None:
    subschema = {"pattern": "^[a-z]+$", "description": "the slug", "errorMessage": {"pattern": "small letters"}}
    both("slug", subschema, "A", "Small letters.")
    both("topic", {"enum": ["a"], "errorMessage": "ask the editors"}, "b", "Ask the editors.")


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
    [
        ("titel", "Did you mean `title`? Rename the key."),
        ("ms,.custom", "Did you mean `ms.custom`? Rename the key."),
        ("other", "Remove `other`, or give it the name of a key that the schema knows (`ms.custom`, `title`)."),
    ],
)
def test_an_unknown_key_may_be_meant_to_be_a_known_one(unknown: str, expected: str | None) -> None:
    schema = {"properties": {"title": True, "ms.custom": True}, "additionalProperties": False}
    assert only(docfx(schema), {unknown: 1}).help == expected
    assert only(plain(schema), {unknown: 1}).help == expected


def test_a_missing_key_may_be_there_under_another_name_or_without_a_value() -> None:
    schema = docfx({"strictRequired": ["title"], "properties": {"title": {"description": "what the page is about"}}})
    assert only(schema, {"Title": "x"}).help == "Rename `Title` to `title`."
    assert only(schema, {"title": ""}).help == "Give `title` a value: what the page is about."
    assert only(schema, {}).help == "Add `title`: what the page is about."


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
        "date-format-invalidday": "Write the date as MM/dd/yyyy, such as 08/22/2024.",
        "attribute-deprecatedold": "Rename `old` to `new`.",
        "attribute-deprecatedgone": "Remove `gone`.",
        "precluded-attributes": "Keep `a` or `c`, and remove the other.",
        "invalid-valuecraft": "Write one of: boat, raft.",
        "attribute-reservedurl": "Remove `url`: the build writes it.",
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


_OBJECT = {"dependencies": {"a": ["b"]}, "either": [["p", "q"]], "minProperties": 3}
_VALUES = [
    ({"dateFormat": "MM/dd/yyyy", "relativeMinDate": "-30.00:00:00", "relativeMaxDate": "0"}, "01/01/2000"),
    ({"dateFormat": "MM/dd/yyyy", "relativeMaxDate": "2:00:00"}, "01/01/2100"),
    ({"minLength": 3}, "a"),
    ({"maxLength": 1}, "abc"),
    ({"minimum": 3}, 1),
    ({"exclusiveMaximum": 3}, 3),
    ({"multipleOf": 2}, 3),
    ({"minItems": 2}, []),
    ({"maxItems": 0}, [1]),
    ({"uniqueItems": True}, [1, 1]),
    ({"contains": {"const": 1}}, []),
    ({"maxProperties": 0}, {"a": 1}),
    ({"oneOf": [{"minLength": 1}, {"maxLength": 9}]}, "abc"),
    ({"not": {}}, 1),
    (False, 1),
    ({"pattern": "^a$"}, "b"),
    ({"format": "date"}, "b"),
    ({"minItemsWhen": [{"condition": {"const": 1}, "value": 2}]}, [1]),
    ({"microsoftAlias": {"allowedDLs": ["keeper"]}}, "pilot"),
]


@pytest.mark.parametrize(
    ("subschema", "value"), _VALUES, ids=lambda part: next(iter(part)) if isinstance(part, dict) and part else None
)
def test_every_help_is_a_sentence(subschema: Any, value: Any) -> None:
    schema = {"properties": {"k": subschema}}
    problems = docfx(schema).problems({"k": value}, now=datetime(2024, 6, 1))
    assert problems
    for problem in (*problems, *plain(schema).problems({"k": value})):
        assert problem.help
        assert problem.help[0].isupper()
        assert problem.help.endswith(".")


def test_helps_about_keys() -> None:
    helps = {problem.kind: problem.help for problem in docfx(_OBJECT).problems({"a": 1})}
    assert helps == {
        "missing-paired-attribute": "Add `b`, or remove `a`.",
        "missing-either-attribute": "Add `p` or `q`.",
        "property-count-invalid": "Add 2 keys.",
    }


def test_a_date_out_of_range_says_which_dates_are_in_it() -> None:
    subschema, value = _VALUES[0]
    problem = only(docfx({"properties": {"k": subschema}}), {"k": value}, now=datetime(2024, 6, 1))
    assert problem.help == "Write a date that is not before 30 days ago and not after today."
