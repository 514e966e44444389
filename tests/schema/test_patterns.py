"""Patterns mean what `re` says, and take no longer than they may."""

from __future__ import annotations

import re
import time
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.schema.docfx.dotnet_patterns import dotnet_pattern
from doclint.schema.pattern_syntax import UnboundedPatternError, parse_pattern
from doclint.schema.pattern_words import pattern_help
from doclint.schema.patterns import Pattern, walk

CHARACTERS = st.sampled_from(
    ["a", "b", ".", "[ab]", "[^a]", r"\w", r"\d", r"\s", "1", "-", r"\.", "{", "}", "]", "[]a]", r"[\]-]"]
)
ASSERTIONS = st.sampled_from(["^", "$", r"\b", r"\B", r"\A", r"\Z"])
QUANTIFIERS = st.sampled_from(["*", "+", "?", "*?", "+?", "{2}", "{1,2}", "{,2}", "{1,}", "{0}"])
LOOKS = st.sampled_from(["(?=", "(?!", "(?<=", "(?<!", "(?:", "(", "(?i:", "(?s:", "(?P<name>"])


def deeper(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda options: f"(?:{'|'.join(options)})"),
        st.tuples(LOOKS, inner).map(lambda parts: f"{parts[0]}{parts[1]})"),
        st.tuples(inner, QUANTIFIERS).map(lambda parts: f"(?:{parts[0]}){parts[1]}"),
        st.tuples(CHARACTERS, QUANTIFIERS).map("".join),
    )


SOURCES = st.recursive(CHARACTERS | ASSERTIONS, deeper, max_leaves=8)


@settings(max_examples=500, deadline=None)
@given(SOURCES, st.lists(st.text("ab1A-_. \n", max_size=7), min_size=1, max_size=5))
def test_the_walk_finds_what_re_finds(source: str, texts: list[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compiled = re.compile(source)
        except re.error:
            return
    tree = parse_pattern(source)
    for text in texts:
        expected = compiled.search(text) is not None
        assert walk(tree, text) == expected
        assert Pattern(source).search(text) == expected


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("^(a+)+$", "a" * 5_000 + "!"),
        ("(a|a)*b", "a" * 5_000),
        ("((a*)*)*b", "a" * 2_000),
        (r"^(?=(a+)+$)", "a" * 5_000 + "!"),
        (r"(?<!a)(\w+\s?)+$", "word " * 1_000 + "!"),
        (".*.*.*.*=", "x" * 5_000),
        (r"^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 3_000),
        ("(?:a{0,40}){0,40}b", "a" * 300),
    ],
)
def test_no_pattern_hangs(source: str, text: str) -> None:
    start = time.perf_counter()
    assert not Pattern(source).search(text)
    assert time.perf_counter() - start < 5


def test_a_text_that_is_too_long_to_tell_is_not_matched() -> None:
    assert not Pattern("(a+)+").search("a" * 1_000_000)


@pytest.mark.parametrize(
    ("source", "what"),
    [
        (r"(a)\1", "back-reference"),
        ("(?P<x>a)(?P=x)", "group"),
        ("(a)?(?(1)b|c)", "group"),
        ("a++", "possessive"),
        ("(?>a+)b", "group"),
        ("(?x) a b", "flag"),
        ("(a{1,1000}){1,1000}", "states"),
        ("(" * 60 + "a" + ")" * 60, "nested"),
    ],
)
def test_what_cannot_be_bounded_is_refused(source: str, what: str) -> None:
    with pytest.raises(UnboundedPatternError, match=what):
        Pattern(source)


@pytest.mark.parametrize("source", ["(", "[a", "a**", "(?<=a+)b", r"\p{L}"])
def test_what_is_no_pattern_is_refused(source: str) -> None:
    with pytest.raises(re.error):
        Pattern(source)


def test_a_pattern_that_may_mean_something_else_one_day_says_nothing_on_the_terminal() -> None:
    assert Pattern("[[a]").search("[")


# --- as docfx's schemas write them


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        (r"^(?<name>a)$", "a", True),
        (r"^\p{Lu}\p{L}+$", "Éa", True),
        (r"^\p{Lu}\p{L}+$", "éa", False),
        (r"^[\p{Nd}-]+$", "1-2", True),
        (r"^\P{L}$", "1", True),
        (r"^[^\P{L}]$", "a", True),
        (r"^a\z", "a\n", False),
        (r"^a\Z", "a\n", True),
        ("^a$", "a\n", True),
        (r"^[]a\]\[[]+$", "]a[", True),
        (r"^[(?<x>)]$", "<", True),
        (r"^\[\p{L}\]$", "[a]", True),
    ],
)
def test_dotnet_s_syntax(source: str, text: str, expected: bool) -> None:
    assert dotnet_pattern(source).search(text) == expected


def test_the_subtraction_of_a_class_is_refused() -> None:
    with pytest.raises(UnboundedPatternError):
        dotnet_pattern("[a-z-[aeiou]]")


# --- in words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"^\d{4}-\d{2}$", "It must be 4 digits, '-' and 2 digits."),
        ("^https://", "It must begin with 'https://'."),
        (r"\.png$", "It must end with '.png'."),
        ("^[a-z0-9-]+$", "It must be 1 or more of a–z, 0–9 and '-'."),
        ("^(MT|HT|Auto)$", "It must be 'MT', 'HT' or 'Auto'."),
        ("^.{1,60}$", "It must be 1 to 60 characters."),
        (r"^\S*$", "It must be any number of characters that are no spaces."),
        ("^v[0-9]?$", "It must be 'v' and perhaps a digit."),
        ("^[^/]+$", "It must be 1 or more characters but '/'."),
        ("^(?!x)", None),
        (r"^v\d+(\.\d+)*$", None),
        ("", None),
        ("(", None),
    ],
)
def test_words_for_simple_patterns(source: str, words: str | None) -> None:
    assert pattern_help(source) == words
