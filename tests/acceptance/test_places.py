"""Places in front matter, at length: the quick suite has the same test on fewer pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.document.random_blocks import Written, pages
from tests.document.test_places import check_places


@pytest.mark.acceptance
@given(pages())
@settings(max_examples=10_000, deadline=None)
def test_places_of_ten_thousand_random_blocks(page: Written) -> None:
    check_places(page)
