"""Every place in front matter, cut from the page, is the token that it speaks of."""

from __future__ import annotations

from hypothesis import given, settings

from doclint.document.front_matter import read_front_matter
from doclint.findings import KeyPlace, Span
from tests.document.random_blocks import Written, pages


def check_places(page: Written) -> None:
    block = read_front_matter(page.text)
    assert block.error is None
    assert block.values == page.values
    for part, spans in (("key", page.keys), ("value", page.tokens)):
        for route, (start, end) in spans.items():
            found = block.span(KeyPlace(route, part))
            assert page.text[found.start : found.end] == page.text[start:end], (route, part)
            assert found == Span(start, end), (route, part)


@given(pages())
@settings(max_examples=200, deadline=None)
def test_places_of_random_front_matter(page: Written) -> None:
    check_places(page)
