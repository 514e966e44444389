"""Makes docs/report-page.png: the first screen of the report page on examples/, as a browser shows it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from tests.browser.conftest import ARGUMENTS, browser_path

PICTURE = PROJECT / "docs" / "report-page.png"
SIZE = {"width": 1100, "height": 760}
# As the picture of the terminal's report has it: the day on which the examples were written.
TODAY = "2024-06-01"


def main() -> None:
    """Write the picture anew."""
    with tempfile.TemporaryDirectory() as folder:
        page_file = Path(folder) / "report.html"
        command = [sys.executable, "-m", "doclint", "report", "--quiet", "--today", TODAY, "--html", str(page_file)]
        subprocess.run(command, cwd=PROJECT / "examples", check=True)
        with sync_playwright() as driver:
            context = driver.chromium.launch_persistent_context(
                str(Path(folder) / "profile"),
                executable_path=browser_path(),
                headless=True,
                args=ARGUMENTS,
                viewport=SIZE,
            )
            page = context.new_page()
            page.goto(page_file.as_uri())
            page.wait_for_selector("html[data-ready=yes]", state="attached")
            page.screenshot(path=PICTURE)
            context.close()


if __name__ == "__main__":
    main()
