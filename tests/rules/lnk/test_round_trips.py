"""What a service wraps, in any encoding, comes back."""

from __future__ import annotations

import pytest

from tests.rules.lnk.round_trips import FORMS, not_given_back


@pytest.mark.parametrize(("service", "level"), FORMS)
def test_any_url_comes_back_unchanged(service: str, level: str) -> None:
    assert not_given_back(service, level, 200) == []
