"""Samples of every rewriting service: each is unwrapped to its decoded form, or known to have lost it."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from doclint.rules.lnk.wrappers import unwrap

pytestmark = pytest.mark.acceptance


def test_every_sample_is_decoded(shared: Path) -> None:
    cases = json.loads((shared / "conformance" / "link_wrappers.json").read_text(encoding="utf-8"))
    decoded = {case["service"]: unwrap(html.unescape(case["sample"])) for case in cases}
    assert [service for service, unwrapped in decoded.items() if unwrapped is None] == []
    assert {service: unwrapped.destination for service, unwrapped in decoded.items() if unwrapped} == {
        case["service"]: case["decoded"] for case in cases
    }
