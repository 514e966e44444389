"""YAML as front matter means it: JSON types, string keys, every place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from doclint.document.block import CoreYamlError
from doclint.document.core_yaml import read_core_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2019-08-22", "2019-08-22"),
        ("08/22/2019", "08/22/2019"),
        ("no", "no"),
        ("on", "on"),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("", None),
        ("Null", None),
        ("36559551", 36559551),
        ('"36559551"', "36559551"),
        ("-7", -7),
        ("0o17", 15),
        ("0x1F", 31),
        ("017", 17),
        ("1_000", "1_000"),
        ("190:20:30", "190:20:30"),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("9" * 400, "9" * 400),
        ("'no'", "no"),
        ("!!str 12", "12"),
        ("!!int 12", 12),
        ("!custom x", "x"),
        ("[a, 1]", ["a", 1]),
        ("{a: {b: no}}", {"a": {"b": "no"}}),
        ("|\n  x\n  y", "x\ny\n"),
    ],
)
def test_scalars_are_read_by_the_core_schema(text: str, value: Any) -> None:
    assert read_core_yaml(f"k: {text}\n").value == {"k": value}


def test_keys_are_always_strings() -> None:
    assert read_core_yaml("1: a\ntrue: b\nnull: c\n").value == {"1": "a", "true": "b", "null": "c"}


def test_merge_keys_give_way_to_own_keys() -> None:
    assert read_core_yaml("a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\n").value["b"] == {"x": 1, "y": 3}


def test_of_several_merged_mappings_the_first_counts() -> None:
    text = "x: &x {k: 1, l: 1}\ny: &y {l: 2, m: 2}\na: {<<: [*x, *y], n: 3}\nb: {<<: *x, l: 0, <<: *y}"
    value = read_core_yaml(text).value
    assert value["a"] == {"k": 1, "l": 1, "m": 2, "n": 3}
    assert value["b"] == {"k": 1, "l": 0, "m": 2}


@pytest.mark.parametrize(
    ("first", "second", "is_equal"),
    [("1", "1", True), ("1", "1.0", False), ("1", "true", False), ("'1'", "1", False), ("[1]", "[true]", False)],
)
def test_a_duplicate_is_equal_if_yaml_says_the_same(first: str, second: str, is_equal: bool) -> None:
    (duplicate,) = read_core_yaml(f"a: {first}\na: {second}").duplicates
    assert duplicate.is_equal is is_equal


def test_of_a_duplicate_key_the_last_value_counts_and_the_place_is_known() -> None:
    block = read_core_yaml("a: 1\nb: 2\na: 3\n")
    assert block.value == {"a": 3, "b": 2}
    (duplicate,) = block.duplicates
    assert (duplicate.entry.route, duplicate.entry.key.start) == (("a",), 10)


@pytest.mark.parametrize(
    ("text", "problem", "offset"),
    [
        ("a: b: c", "mapping values are not allowed", 4),
        ("a: [1", "expected ',' or ']'", 5),
        ("a: 1\n---\nb: 2", "another document", 5),
        ("&a [*a]", "contains itself", 4),
        ("x: \x00", "control characters", 3),
        ("[a]: 1", "a key must be a plain text", 0),
        ("a: *nowhere", "undefined alias", 3),
        ("é: !<%C1%A9> b", "not UTF-8", 5),
        ("日本: [", "did not find expected node content", 5),
    ],
)
def test_what_is_not_yaml_says_what_and_where(text: str, problem: str, offset: int) -> None:
    with pytest.raises(CoreYamlError) as caught:
        read_core_yaml(text)
    assert problem in caught.value.problem
    assert caught.value.offset == offset


def test_places_are_the_tokens_themselves() -> None:
    text = "日本: é\n'q': \"w\"\nf: {a: [x, yy]}\nb: |\n  one\n  two\n\nlast: 1\n"
    tokens = {
        entry.route: (text[entry.key.start : entry.key.end], text[entry.value.start : entry.value.end])
        for entry in read_core_yaml(text).entries()
    }
    assert tokens == {
        ("日本",): ("日本", "é"),
        ("q",): ("'q'", '"w"'),
        ("f",): ("f", "{a: [x, yy]}"),
        ("f", "a"): ("a", "[x, yy]"),
        ("f", "a", 0): ("x", "x"),
        ("f", "a", 1): ("yy", "yy"),
        ("b",): ("b", "|\n  one\n  two"),
        ("last",): ("last", "1"),
    }


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(min_size=1, max_size=8), _JSON, max_size=5), st.booleans())
def test_what_a_writer_writes_quoted_is_read_back(values: dict[str, Any], flow: bool) -> None:
    # PyYAML quotes every text when told to; what is not a text it writes as YAML 1.1 and 1.2 both read it.
    text = yaml.safe_dump(values, default_style='"', default_flow_style=flow, allow_unicode=True)
    assert read_core_yaml(text).value == _as_strings(values)


def _as_strings(value: Any) -> Any:
    """`default_style` quotes numbers and booleans too, with a tag; a quoted scalar is a text."""
    if isinstance(value, dict):
        return {key: _as_strings(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_strings(inner) for inner in value]
    if value is None:
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


@given(st.text(max_size=60))
def test_no_text_does_worse_than_a_core_yaml_error(text: str) -> None:
    try:
        block = read_core_yaml(text)
    except CoreYamlError as error:
        assert 0 <= error.offset <= len(text)  # noqa: PT017 - most texts are YAML
    else:
        assert all(entry.key.start <= entry.key.end <= len(text) for entry in block.entries())
