"""Ten thousand URLs through every service at every level of encoding."""

from __future__ import annotations

import pytest

from tests.rules.lnk.round_trips import FORMS, not_given_back


@pytest.mark.hostile
@pytest.mark.parametrize(("service", "level"), FORMS)
def test_ten_thousand_urls_come_back_unchanged(service: str, level: str) -> None:
    assert not_given_back(service, level, 10_000) == []
