"""Real pages edited byte by byte, as commands on real repositories."""

from __future__ import annotations

import os

import pytest

from tests.acceptance.conftest import SEED
from tests.fuzz.edits import edit_and_check, real_pages

pytestmark = pytest.mark.acceptance

PAGES = int(os.environ.get("DOCLINT_EDITED") or 200)


@pytest.mark.usefixtures("shared")
def test_edited_pages_are_mended_exactly() -> None:
    """DOCLINT_EDITED says how many pages."""
    outcome = edit_and_check(real_pages(), PAGES, SEED)
    print(f"seed {SEED}: {outcome}")
    assert outcome.edited == PAGES
