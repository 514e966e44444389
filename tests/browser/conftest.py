"""A real browser for the report page: skipped, with a line that says why, where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def browser_path() -> str | None:
    """The browser that CHROMIUM names, or else the first one there is."""
    return os.environ.get("CHROMIUM") or next((found for name in _NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright here: run `make test-browser`")
    path = browser_path()
    if path is None:
        pytest.skip("no browser here: run `make test-browser`, or name one with CHROMIUM")
    with playwright.sync_playwright() as driver:
        context = driver.chromium.launch_persistent_context(
            str(tmp_path_factory.mktemp("profile")),
            executable_path=path,
            headless=True,
            args=ARGUMENTS,
            viewport={"width": 1280, "height": 900},
        )
        yield context
        context.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Opens a report and waits until it is ready; fails where a script failed, was refused, or asked for the network."""
    pages = []
    complaints: list[str] = []

    def open_report(html: str, address: str = "") -> Any:
        file = tmp_path / "report.html"
        file.write_text(html, encoding="utf-8", newline="\n")
        page = browser.new_page()
        pages.append(page)
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith(("file:", "data:")) else complaints.append(f"request: {request.url}")
            ),
        )
        page.goto(f"{file.as_uri()}{address}")
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        return page

    yield open_report
    for page in pages:
        page.close()
    assert complaints == []
