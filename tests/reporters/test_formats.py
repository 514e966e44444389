"""The format is chosen by name, and nothing heavy is imported where there is nothing to say."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.reporters.shared_findings import FINDINGS, NOTHING, SUPPRESSED, summary_of
from tests.reporters.streams import TerminalStream, reported

FORMATS = ("full", "grouped", "concise", "statistics")


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_clean_run_says_what_was_looked_at(output_format: str) -> None:
    expected = "Checked 5 pages of 1 article in 5 locales: nothing found.\n"
    assert reported(output_format, (), NOTHING) == expected
    assert reported(output_format, (), NOTHING, TerminalStream()) == expected


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_run_with_suppressed_findings_only_is_clean(output_format: str) -> None:
    report = reported(output_format, (SUPPRESSED,), summary_of((SUPPRESSED,)))
    assert report == "Checked 6 pages of 1 article in 6 locales: nothing found (1 suppressed).\n"


def test_a_clean_run_does_not_import_rich() -> None:
    program = (
        "import sys\n"
        "from doclint.findings import Summary\n"
        "from doclint.reporters.formats import write_terminal_report\n"
        "from doclint.reporters.options import ReportOptions\n"
        "from doclint.reporters.page_lines import line_of_page\n"
        "from doclint.reporters.progress import progress_bar\n"
        "with progress_bar(sys.stderr) as progress:\n"
        "    progress(1, 1)\n"
        "summary = Summary(1, 1, 0, 0, 0, 0, 0)\n"
        "write_terminal_report('full', (), summary, line_of_page, sys.stdout, ReportOptions())\n"
        "sys.exit('rich' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_format_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="'os' is no format"):
        reported("os", FINDINGS)
