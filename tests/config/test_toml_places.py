"""The places of a TOML text: every value that tomllib reads has one, and cut from the text it is that value."""

from __future__ import annotations

import json
import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from doclint.config.toml_places import toml_places
from doclint.config.toml_text import Route

TEXT = '''\
# HND003 = "no key"
preset = "learn" # a comment with "quotes" = and [brackets]
select = [
  "TTU", # the first
  "FM1",
]
"quoted \\u00e9".'x.y' . bare = 1
today = 2027-01-29 07:30:00Z

[rules]
HND003 = { severity = "error", max-age-days = 180 }
AUT001.severity = """
off ""and"" \\""" """
[[schemas]]
files = ['**/*.md', [1, [2]]]
[schemas.options]
deep = true
[[schemas]] # another
files = {}
[per-file-ignores]
"archive/**" = []
'''


def routes(value: Any, route: Route = ()) -> set[Route]:
    found = {route} if route else set()
    if isinstance(value, dict):
        return found.union(*(routes(inner, (*route, key)) for key, inner in value.items()))
    if isinstance(value, list):
        return found.union(*(routes(inner, (*route, index)) for index, inner in enumerate(value)))
    return found


def at(value: Any, route: Route) -> Any:
    for step in route:
        value = value[step]
    return value


def check(text: str) -> None:
    document = tomllib.loads(text)
    places = toml_places(text)
    assert places.keys() == routes(document)
    for route, place in places.items():
        value = at(document, route)
        written = text[place.value.start : place.value.end]
        if not isinstance(value, dict | list):
            assert tomllib.loads(f"value = {written}")["value"] == value
        if isinstance(route[-1], str):
            key = text[place.key.start : place.key.end]
            assert tomllib.loads(f"{key} = 1") == {route[-1]: 1}


def test_every_value_has_its_place() -> None:
    check(TEXT)


def test_line_ends_of_windows() -> None:
    check(TEXT.replace("\n", "\r\n"))


def test_a_table_stands_at_its_header() -> None:
    place = toml_places(TEXT)["schemas", 1]
    assert TEXT[place.key.start :].startswith("schemas]] # another")


def encodable(text: str) -> str:
    return text.encode(errors="ignore").decode()


TEXTS = st.text(max_size=12).map(encodable)
KEYS = st.one_of(st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True), TEXTS)
SCALARS = st.one_of(st.booleans(), st.integers(-(2**40), 2**40), st.dates(), TEXTS)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=6,
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=4)


def quoted(text: str, mark: str = '"') -> str:
    return mark + json.dumps(text, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f") + mark


def key_of(name: str, draw: st.DrawFn) -> str:
    return name if name.isascii() and name.isalnum() and draw(st.booleans()) else quoted(name)


def value_of(value: Any, draw: st.DrawFn) -> str:
    gap = draw(st.sampled_from(["", " ", "\t "]))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value, draw(st.sampled_from(['"', '"""'])))
    if isinstance(value, list):
        line = draw(st.sampled_from(["", " ", "\n", " # [x, {\n"]))
        return f"[{line}{f',{line}'.join(value_of(item, draw) + gap for item in value)}{line}]"
    if isinstance(value, dict):
        return f"{{{','.join(gap + pair for pair in pairs_of(value, draw))}}}"
    return str(value)


def pairs_of(table: dict[str, Any], draw: st.DrawFn) -> list[str]:
    return [f"{key_of(key, draw)} = {value_of(value, draw)}" for key, value in table.items()]


@st.composite
def documents(draw: st.DrawFn) -> str:
    lines = pairs_of(draw(TABLES), draw)
    tables = draw(
        st.dictionaries(KEYS.map("table {}".format), st.one_of(TABLES, st.lists(TABLES, min_size=1)), max_size=3)
    )
    for name, table in tables.items():
        for inner in table if isinstance(table, list) else [table]:
            header = f"[{key_of(name, draw)}]"
            lines += [f"[{header}]" if isinstance(table, list) else header, *pairs_of(inner, draw)]
    return "\n".join(lines)


@given(documents())
def test_any_document(text: str) -> None:
    check(text)
