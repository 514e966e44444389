"""What must hold for any bytes whatever: one function for each part of doclint that reads what strangers wrote.

A harness takes bytes and returns; it raises whatever is wrong. Errors that a part is documented to raise are its answer.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import tempfile
from collections import Counter
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from doclint.config.file import read_named_file
from doclint.config.globs import GlobError, Globs, check_glob
from doclint.config.settings import ConfigurationError, Settings
from doclint.document import Document, UnreadableError, read_document
from doclint.document.block import CoreYamlError
from doclint.document.body import render
from doclint.document.core_yaml import read_core_yaml
from doclint.document.directives import read_directives
from doclint.document.handlers import HANDLERS, Syntax
from doclint.document.links import LinkForm, read_links, without_trailing_punctuation, write_url
from doclint.document.pairs import read_extents, read_pairs
from doclint.document.plain_yaml import read_plain_yaml
from doclint.document.segments import read_segments
from doclint.document.untranslated import read_equal_halves
from doclint.engine import check_page
from doclint.findings import Finding, KeyPlace, Span
from doclint.rules.lnk.wrapped_links import may_have_wrapped_links
from doclint.rules.lnk.wrappers import unwrap
from doclint.rules.registry import all_rules
from doclint.rules.seg.urls import comparable
from doclint.schema import Schema, SchemaError
from doclint.schema.files import load_shipped_schema, schema_from
from doclint.schema.source import SchemaSource
from doclint.suppression import suppress
from doclint.suppression_comments import add_suppressions
from tests.fuzz.exact import fix_exactly
from tests.fuzz.schemas import DOCFX, PLAIN
from tests.test_fixes import finding

PATH = "fr-fr/a.md"

SETTINGS = Settings(frozenset(all_rules()), datetime.date(2024, 6, 1), is_debugging=True)
"""Every rule runs, and one that crashes takes the harness with it."""

MOST_LOOKS = 10

Harness = Callable[[bytes], None]


def page_reading(data: bytes) -> None:
    """Every page is read or refused, and every place in it is in it."""
    document = _document(data)
    if document is None:
        return
    text = document.text
    block = document.front_matter
    assert 0 <= block.offset <= len(text)
    assert 0 <= block.body <= len(text)
    assert block.text == text[block.offset : block.offset + len(block.text)]
    for duplicate in block.duplicates:
        _inside(Span(duplicate.entry.key.start, duplicate.entry.key.end), block.text)
    routes = [(), *_routes(block.values)]
    for route in routes:
        _inside(block.span(KeyPlace(route)), text)
        _inside(block.span(KeyPlace(route, "key")), text)
    places = [document.positions(block.span(KeyPlace(route))) for route in routes]
    assert document.places_of(routes) == tuple(number for start, end in places for number in (*start, *end))
    body = document.body
    for span in (*body.code, *body.html, *body.tables, *(link.span for link in body.links)):
        _inside(span, text)
    for offset in {0, len(text) // 2, len(text)}:
        position = document.lines.position(offset)
        assert document.lines.offset(position) == offset
        assert document.lines.line(position.line).count("\n") == 0
    check_page(PATH, data, SETTINGS)


def segments(data: bytes) -> None:
    """The quick way to read pairs finds what the careful one does, and halves stand behind each other."""
    document = _document(data.decode(errors="replace").encode())
    if document is None:
        return
    start = document.front_matter.body
    text = document.text
    found = read_segments(text, start, lambda: document.body.code)
    extents = read_extents(text, start, found)
    pairs = read_pairs(text, found, extents)
    behind = start
    for segment in found:
        for half in segment:
            if half is not None:
                assert behind <= half.start <= half.tag_start < half.tag_end <= half.limit <= len(text)
                behind = half.tag_end
    for pair in pairs:
        assert text[pair.target_start : pair.target_start + len(pair.target)] == pair.target
        assert text[pair.source_start : pair.source_start + len(pair.source)] == pair.source
        assert pair.start < pair.target_start <= pair.source_start <= pair.end <= len(text)
    assert document.halves == [pair[:3] for pair in pairs]
    assert [pair[:7] for pair in document.pairs] == [pair[:7] for pair in pairs]
    equal = read_equal_halves(document)
    assert len(equal.untranslated) <= equal.equal <= equal.segments == len(pairs)


def links(data: bytes) -> None:
    """Every URL is where it is said to be, what a service wrapped is unwrapped once, and no URL is sure to be missed."""
    document = _document(data.decode(errors="replace").encode())
    if document is None:
        return
    text = document.text
    found = read_links(text, document.front_matter.body, document.body)
    assert [link.span.start for link in found] == sorted(link.span.start for link in found)
    for link in found:
        _inside(link.span, text)
        comparable(link.url)
        shorter = without_trailing_punctuation(link.url)
        assert without_trailing_punctuation(shorter) == shorter
        written = write_url(link.url, link)
        assert "\n" not in written or link.form is LinkForm.HTML
        assert unwrap(link.url) is None or may_have_wrapped_links(document)


def fixes(data: bytes) -> None:
    """Fixes change nothing but what their findings name, leave a page that can be read so, and come to an end."""
    document = _document(data)
    if document is None:
        return
    check = partial(check_page, PATH, settings=SETTINGS)
    content = data
    for _ in range(MOST_LOOKS):
        wanted = _to_fix(content)
        before, content = content, fix_exactly(PATH, content, wanted, check, lambda _: True).content
        if content == before:
            break
    # The command looks again where it has fixed something, as often as this.
    assert content == before
    old, new = document.front_matter, read_document(content).front_matter
    if old.error is None and old.is_closed == old.is_present:
        assert new.error is None
        assert new.is_closed == new.is_present


def _to_fix(content: bytes) -> list[Finding]:
    """What a run of all rules finds in a page by itself and may fix, comments that suppress nothing included."""
    directives = read_directives(read_document(content))
    drafts, unused = suppress(check_page(PATH, content, SETTINGS), {PATH: directives}, lambda _: True)
    return [finding(draft) for draft in (*drafts, *unused) if draft.suppressed is None and draft.fix is not None]


def suppressions(data: bytes) -> None:
    """Comments suppress all that is found or say that they do not; nobody sees them, and nothing else changes."""
    document = _document(data)
    if document is None:
        return
    for directive in read_directives(document):
        for position in (directive.start, directive.end, *directive.removal):
            assert 0 <= document.lines.offset(position) <= len(document.text)
    check = partial(check_page, PATH, settings=SETTINGS)
    drafts = check(data)
    suppress(drafts, {PATH: read_directives(document)}, lambda _: True)
    left = [finding(draft) for draft in drafts if draft.suppressed is None]
    added = add_suppressions(data, left, check)
    after = read_document(added.content)
    assert after.front_matter.values == document.front_matter.values
    assert _rendered(after) == _rendered(document)
    still = Counter(draft.rule.code for draft in check(added.content) if draft.suppressed is None)
    assert not still - added.refused, still - added.refused
    if not added.suppressed:
        assert added.content == data


_COMMENT = r"<!-- doclint-[^<>]*-->"
_ANY_COMMENT = r"(?s:<!--.*?(?:-->|\Z))"


def _rendered(document: Document) -> list[str]:
    """What a body comes to without doclint's comments, and what of it is to be seen."""
    html = render(document.text, document.front_matter.body)
    return ["".join(re.sub(comment, "", html).split()) for comment in (_COMMENT, _ANY_COMMENT)]


def front_matter(data: bytes) -> None:
    """Each syntax reads a block or refuses it; the quick way through plain YAML says what the parser says."""
    text = data.decode(errors="replace").replace("\0", "")
    for syntax in Syntax:
        block = "{" + text + "}" if syntax is Syntax.JSON else text
        try:
            read = HANDLERS[syntax].read(block)
        except CoreYamlError as error:
            _must(0 <= error.offset <= len(block) and bool(error.problem))
            continue
        json.dumps(read.value, allow_nan=False)
        for entry in read.entries():
            assert 0 <= entry.key.start <= entry.key.end <= len(block)
            assert 0 <= entry.value.start <= entry.value.end <= len(block)
    plain = read_plain_yaml(text)
    if plain is not None:
        careful = read_core_yaml(text)
        assert plain.value == careful.value or not plain.value, (plain.value, careful.value)
        places = [(entry.route, entry.key) for entry in careful.entries()]
        assert [(entry.route, entry.key) for entry in plain.entries()] == places


def config(data: bytes) -> None:
    """A configuration is read, or its faults are told in words that can be printed."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "doclint.toml")
        with open(path, "wb") as file:
            file.write(data)
        try:
            read_named_file(path)
        except ConfigurationError as error:
            _must(0 < len(str(error)) < 20_000)
    glob = data.decode(errors="replace")[:200]
    words = check_glob(glob)
    try:
        globs = Globs("/", (glob,))
        globs.matches("/fr-fr/lamps/beacon.md")
    except GlobError:
        assert words is not None


@cache
def _schemas() -> tuple[Schema, ...]:
    return (
        load_shipped_schema("learn-localized"),
        schema_from(SchemaSource("docfx.json", None, DOCFX), "docfx"),
        schema_from(SchemaSource("plain.json", None, PLAIN), "json-schema"),
    )


def schema(data: bytes) -> None:
    """A schema finds what it finds in any front matter; any JSON is a schema or is refused."""
    text = data.decode(errors="replace")
    try:
        values = read_core_yaml(text).value
    except CoreYamlError:
        values = None
    if isinstance(values, dict):
        now = datetime.datetime(2024, 6, 1, tzinfo=datetime.UTC)
        for each in _schemas():
            for problem in each.problems(values, path=PATH, now=now):
                assert problem.message
            each.misspellings(values)
            each.unique_values(values)
    try:
        content = json.loads(text)
    except ValueError:
        return
    for dialect in ("docfx", "json-schema"):
        try:
            made = schema_from(SchemaSource("schema.json", None, content), dialect)
        except SchemaError:
            continue
        made.problems({"a": "lamp", "b": [1, {"c": None}], "ms.date": "08/22/2019"})


HARNESSES: dict[str, Harness] = {
    "page-reading": page_reading,
    "segments": segments,
    "links": links,
    "fixes": fixes,
    "suppressions": suppressions,
    "front-matter": front_matter,
    "config": config,
    "schema": schema,
}


def _document(data: bytes) -> Document | None:
    try:
        return read_document(data)
    except UnreadableError as error:
        _must(bool(str(error)) and error.line >= 1)
        return None


def _must(holds: bool) -> None:
    assert holds


def _inside(span: Span, text: str) -> None:
    assert 0 <= span.start <= span.end <= len(text)


def _routes(value: Any, route: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [way for key, item in value.items() for way in ((*route, key), *_routes(item, (*route, key)))]
    if isinstance(value, list):
        return [way for index, item in enumerate(value) for way in ((*route, index), *_routes(item, (*route, index)))]
    return []
