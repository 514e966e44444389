"""The report page of a whole documentation set in a real browser: it opens at once, filters, and leads to segments."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import browser, opened
from tests.real.commands import clean_environment

__all__ = ["browser", "opened"]

pytestmark = pytest.mark.acceptance


def test_a_whole_set(corpus: Callable[[str], Path], opened: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    command = [sys.executable, "-m", "doclint", "report", ".", "--quiet", "--today", "2021-10-01", "--html", str(file)]
    subprocess.run(command, cwd=corpus("snapshot-2021"), env=clean_environment(), check=True)
    assert file.stat().st_size < 10_000_000
    page = opened(file.read_text("utf-8"))
    assert page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd") < 2000
    assert str(page.text_content("#count")).endswith("on 14,580 pages, 1 missing")

    page.select_option("#filter-locale", label="uk-UA")
    page.select_option("#filter-freshness", label="behind")
    assert str(page.text_content("#count")).endswith("on 177 pages")

    page.click("button.clear")
    page.get_by_role("button", name="SEG002 empty-link-label, uk-UA").click()
    page.locator("details.page summary").first.click()
    page.locator(".halves").first.wait_for()
    assert str(page.text_content(".halves mark")).startswith("[](")

    page.click("button.clear")
    page.locator(".heat button.cell").first.click()
    assert str(page.text_content("#count")).endswith("on 1 page")
