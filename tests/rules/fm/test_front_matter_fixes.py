"""Fixes of front matter change the characters that they speak of, and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.document import Document, read_document
from doclint.document.block import Route
from doclint.document.front_matter import read_front_matter
from doclint.findings import Applicability, Proposal
from doclint.rules.fm.front_matter_fixes import (
    put_in_quotes,
    remove_duplicate,
    rename_key,
    replace_key,
    rewrite_date,
    trim,
)
from doclint.rules.fm.schema_problems import Mend
from doclint.rules.page import Page
from doclint.schema.docfx.dates import date_format
from doclint.schema.other_dates import possible_days
from tests.document.random_blocks import Written, pages
from tests.schema.schemas import docfx


def applied(text: str, proposal: Proposal) -> str:
    for each in sorted(proposal.replacements, key=lambda each: each.span.start, reverse=True):
        text = text[: each.span.start] + each.text + text[each.span.end :]
    return text


def mended(block: str, schema: Any, mend: Mend) -> tuple[str, Applicability] | None:
    """A block after the fix of the one problem that it has."""
    document: Document = read_document(f"---\n{block}\n---\n".encode())
    page = Page(document, (docfx(schema),), now=datetime(2024, 6, 1, tzinfo=UTC))
    (found,) = page.schema_problems
    proposal = mend(page, found)
    if proposal is None:
        return None
    return applied(document.text, proposal)[4:-5], proposal.applicability


def test_quotes_are_put_around_what_is_written() -> None:
    schema = {"properties": {"id": {"type": "string"}, "ids": {"items": {"type": "string"}}}}
    assert mended("id:  0x1F # old", schema, put_in_quotes) == ('id:  "0x1F" # old', Applicability.SAFE)
    assert mended("ids: [ 12, '13' ]", schema, put_in_quotes) == ("ids: [ \"12\", '13' ]", Applicability.SAFE)
    assert mended("id: [1]", schema, put_in_quotes) is None


def test_quotes_that_would_not_help_are_not_put() -> None:
    assert mended("id: 12", {"properties": {"id": {"type": "string", "minLength": 3}}}, put_in_quotes) is None
    assert mended("n: &n 12\nid: *n", {"properties": {"id": {"type": "string"}}}, put_in_quotes) is None


def test_spaces_are_removed_only_where_that_is_all() -> None:
    schema = {"properties": {"k": {"enum": ["MT"]}}}
    assert mended('k: " MT\u00a0"', schema, trim) == ('k: "MT"', Applicability.SAFE)
    assert mended("k: MT\u00a0", schema, trim) == ("k: MT", Applicability.SAFE)
    assert mended('k: "mt "', schema, trim) is None
    assert mended("k: |\n  MT", schema, trim) is None
    assert mended('k: "\\tMT"', schema, trim) is None


def test_a_key_keeps_its_quotes_and_is_not_renamed_to_one_that_is_there() -> None:
    schema = {"properties": {"old": {"replacedBy": "new.key"}}}
    assert mended("'old' : x", schema, replace_key) == ("'new.key' : x", Applicability.SAFE)
    assert mended("old: x\nnew.key: y", schema, replace_key) is None


@pytest.mark.parametrize(
    ("written", "wanted", "expected", "applicability"),
    [
        ("2/28/19", "MM/dd/yyyy", "02/28/2019", Applicability.SAFE),
        ("28.2.2019", "MM/dd/yyyy", "02/28/2019", Applicability.SAFE),
        ("2019-08-22T00:00:00Z", "MM/dd/yyyy", "08/22/2019", Applicability.SAFE),
        ("22 August 2019", "MM/dd/yyyy", "08/22/2019", Applicability.SAFE),
        ("Aug 22, 2019", "yyyy-MM-dd", "2019-08-22", Applicability.SAFE),
        ("5/5/2019", "MM/dd/yyyy", "05/05/2019", Applicability.SAFE),
        ("3/4/2019", "MM/dd/yyyy", "03/04/2019", Applicability.UNSAFE),
        ("3/4/19", "dd.MM.yyyy", "03.04.2019", Applicability.UNSAFE),
        ("19/2/28", "MM/dd/yyyy", None, None),
        ("3/4/2019", "yyyy-MM-dd", None, None),
        ("2019-08-22T10:00:00Z", "MM/dd/yyyy", None, None),
        ("2019-08-22", "MM/dd/yyyy HH:mm", None, None),
        ("2/30/2019", "MM/dd/yyyy", None, None),
        ("soon", "MM/dd/yyyy", None, None),
    ],
)
def test_a_date_is_rewritten(
    written: str, wanted: str, expected: str | None, applicability: Applicability | None
) -> None:
    schema = {"properties": {"day": {"dateFormat": wanted}}}
    outcome = (f"day: '{expected}'", applicability) if expected else None
    assert mended(f"day: '{written}'", schema, rewrite_date) == outcome


def test_a_date_that_would_be_a_number_without_quotes_gets_them() -> None:
    schema = {"properties": {"day": {"dateFormat": "yyyyMMdd"}}}
    assert mended("day: 2019-08-22", schema, rewrite_date) == ('day: "20190822"', Applicability.SAFE)
    toml = read_document(b"+++\nday = 2019-08-22\n+++\n")
    page = Page(toml, (docfx({"properties": {"day": {"dateFormat": "MM/dd/yyyy"}}}),))
    proposal = rewrite_date(page, page.schema_problems[0])
    assert proposal is not None
    assert applied(toml.text, proposal) == '+++\nday = "08/22/2019"\n+++\n'


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["M/d/yyyy", "d.M.yyyy", "yyyy-MM-dd", "d MMM yyyy", "M/d/yy"]),
)
def test_a_day_is_among_those_that_its_text_may_mean(day: date, written_as: str) -> None:
    written = date_format(written_as).write(datetime(day.year, day.month, day.day))
    assert written is not None
    assert datetime(day.year, day.month, day.day) in possible_days(written)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\na: 1\r\nb: 2\r\na: 1\r\n---\n", "---\na: 1\r\nb: 2\r\n---\n"),
        ("---\na: 1\nb:\n  c: x\n  c: 'x'\n---\n", "---\na: 1\nb:\n  c: x\n---\n"),
        ("---\na:\n- x\n- y\nb: 1\na: [x, y]\n---\n", "---\na:\n- x\n- y\nb: 1\n---\n"),
        ("---\na:\na:\n---\n", "---\na:\n---\n"),
        ('{\n  "a": [1],\n  "a": [1]\n}\n', '{\n  "a": [1]\n}\n'),
        ("---\na: 1\na: 1.0\n---\n", None),
        ("---\na: 1\na: 1 # here\n---\n", None),
        ("---\na: x\na: &x x\nb: *x\n---\n", None),
        ("---\na: |\n  x\nb: 1\na: |\n  x\n---\n", None),
    ],
)
def test_an_equal_duplicate_is_removed_where_nothing_goes_with_it(before: str, after: str | None) -> None:
    block = read_front_matter(before)
    (duplicate,) = block.duplicates
    proposal = remove_duplicate(block, duplicate)
    assert (applied(before, proposal) if proposal else None) == after


def renamed(values: Any, route: Route, name: str) -> Any:
    """Values with another key at a route, in its place."""
    step, *rest = route
    if rest:
        changed = list(values) if isinstance(values, list) else dict(values)
        changed[step] = renamed(values[step], tuple(rest), name)  # type: ignore[index]
        return changed
    return {name if key == step else key: value for key, value in values.items()}


@given(pages(), st.data())
@settings(max_examples=200, deadline=None)
def test_a_key_of_random_front_matter_is_renamed_and_nothing_else(page: Written, data: st.DataObject) -> None:
    route = data.draw(st.sampled_from([route for route in page.keys if isinstance(route[-1], str)]))
    proposal = rename_key(read_front_matter(page.text), route, "ms.custom")
    if proposal is None:
        assert page.text[page.keys[route][0]] == "*"
        return
    after = applied(page.text, proposal)
    start, end = page.keys[route]
    assert after[:start] == page.text[:start]
    assert after.endswith(page.text[end:])
    changed = read_front_matter(after)
    assert changed.error is None
    if "*" not in page.text:
        assert list(changed.values.items()) == list(renamed(page.values, route, "ms.custom").items())
