"""Who copied a link is told to nobody: not in a message, a fix, an identity or a report of any format."""

from __future__ import annotations

import datetime
import html
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from click.testing import CliRunner

from benchmarks.plants import PARAMETERS, PATHS, SAFELINK_PARAMETERS, SAFELINKS, WRAPS
from doclint.cli import report as report_command
from doclint.cli.outputs import OutputFile, write_output_files
from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.corpus.discovery import discover
from doclint.reporters.formats import MACHINE_FORMATS, TERMINAL_FORMATS
from doclint.reporters.options import ReportOptions
from doclint.rules.lnk.hiding import hide_wrapped
from doclint.rules.registry import all_rules
from doclint.run.engine import run
from doclint.run.report import Report

_TODAY = datetime.date(2024, 6, 1)
_ADDRESS = "wick.keeper@beacon.example"
_TENANT = "4be1c0de-72f9-88bf-86f1-41af91ab2d7c"
_OWN = (
    f"data=05%7C02%7C{quote(_ADDRESS)}%7C{_TENANT}%7C1%7C0%7CUnknown%7CTWFp%3D%7C3000%7C%7C%7C&sdata=mxTj%3D&reserved=0"
)
_URL = "https://harbourlight.example/lamps"


def _encoded(text: str, times: int) -> str:
    for _ in range(times):
        text = quote(text, safe="")
    return text


def wrappers() -> list[str]:
    """Each service's, with who copied it behind the destination or inside, in every encoding, and in other wrappers."""
    urls = []
    for write in (PARAMETERS | SAFELINK_PARAMETERS | PATHS).values():
        for destination in (_URL, f"{_URL}?id=4") if write in SAFELINK_PARAMETERS.values() else (f"{_URL}#wicks",):
            for separator in ("&", "&amp;", "&#38;") if write in SAFELINK_PARAMETERS.values() else ("&",):
                own = separator + _OWN.replace("&", separator)
                urls += [write(_encoded(destination, times) + _encoded(own, times)) for times in range(4)]
                urls.append(write(_encoded(destination, 1)) + own)
                urls.append(write(_encoded(destination, 1) + _encoded(own, 2)))
    for wrap in (WRAPS | SAFELINKS).values():
        urls.append(wrap(f"https://eur01.safelinks.protection.outlook.com/?url={quote(_URL, safe='')}&{_OWN}"))
        urls.append(wrap(f"https://protect-eu.mimecast.com/s/7GqLCk2Xzf4vNQ?{_OWN}"))
        urls.append(wrap(f"mailto:{_ADDRESS}"))
    safelink = f"https://eur01.safelinks.protection.outlook.com/?{_OWN}"
    return [*urls, safelink, safelink.replace("?", "?url=&"), f"{safelink}&url={quote('ftp://' + _ADDRESS, safe='')}"]


def pages() -> dict[str, str]:
    """A page for each way in which the rules, and the text around them, may quote a link."""
    forms = {
        "links": "[x]({0}) ![y]({0}) <{0}> {0}\n\n",
        "halves": (
            '<span data-ttu-id="4be1c-{1}">Voir [lampes]({0}) et {0}.</span><span class="sxs-lookup">'
            '<span data-stu-id="4be1c-{1}">See [lamps]({2}) and {2}.</span></span>\n\n'
        ),
        "sources": (
            '<span data-ttu-id="4be1c-{1}">Voir [lampes](https://harbourlight.example/other).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-{1}">See [lamps]({0}) and {0}.</span></span>\n\n'
        ),
        "labels": "[{0}]({0}) [x] ({0}) [x]( {0}) [](<{0}>)\n\n",
        "html": "<a href=\"{0}\">x</a> <!-- {0} --> <a href='{0}'>y</a>\n\n",
        "scripts": '<script>\n{{"url":"{0}"}}\n</script>\n\n',
        "definitions": "[r{1}]: {0} 'title'\n\n[^{1}]: [x]({0})\n\n",
    }
    return {
        f"fr-fr/{name}.md": "".join(
            form.format(url, number, "https://harbourlight.example/other")
            for number, url in enumerate(wrappers(), 1000)
        )
        for name, form in forms.items()
    }


def names(text: str) -> list[str]:
    """The lines of a text that name who copied a link, in whatever encoding."""
    found = []
    for line in text.split("\n"):
        plain = line
        for _ in range(6):
            plain = html.unescape(unquote(plain)).replace("\\u0026", "&").replace("\\u0040", "@")
        if _ADDRESS in plain or _TENANT in plain or "wick.keeper" in plain:
            found.append(line[:600])
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("pages")
    before = Path.cwd()
    os.chdir(folder)
    Path("fr-fr").mkdir()
    for path, text in pages().items():
        Path(path).write_text(text, encoding="utf-8")
    yield folder
    os.chdir(before)


@pytest.fixture(scope="module")
def report(folder: Path) -> Report:
    return run(discover(["."]), Settings(select=frozenset(all_rules()), today=_TODAY), RunRequest(is_debugging=True))


def test_no_finding_names_who_copied_a_link(report: Report) -> None:
    found = [
        (finding.code, text)
        for finding in report.findings
        for text in (
            finding.message,
            finding.help or "",
            finding.identity,
            *(related.message for related in finding.related),
            *(edit.text for edit in (finding.fix.edits if finding.fix else ())),
        )
        if names(text)
    ]
    assert sum(finding.code in ("LNK001", "LNK003") for finding in report.findings) > 500
    assert found[:20] == []


@pytest.mark.parametrize("output_format", [*TERMINAL_FORMATS, *MACHINE_FORMATS])
def test_no_report_names_who_copied_a_link(output_format: str, report: Report, folder: Path) -> None:
    # A report takes its time for each finding, and treats all alike.
    some = replace(report, findings=report.findings[::9])
    write_output_files(some, [OutputFile(output_format, "report")], ReportOptions(folds=False), _TODAY)
    text = (folder / "report").read_text(encoding="utf-8")
    assert "LNK001" in text or output_format == "markdown"
    assert names(text)[:20] == []


def test_no_page_for_a_browser_names_who_copied_a_link(folder: Path) -> None:
    Path("links.md").write_text("".join(f"[x]({url})\n\n" for url in wrappers()[::5]), encoding="utf-8")
    arguments = ("links.md", "--isolated", "--no-cache", "--select", "LNK", "--html", "report.html")
    CliRunner().invoke(report_command.command, arguments, catch_exceptions=False)
    text = (folder / "report.html").read_text(encoding="utf-8")
    assert "LNK001" in text
    assert names(text)[:20] == []


def test_a_line_that_is_quoted_keeps_its_columns_and_its_other_text() -> None:
    (url,) = [url for url in wrappers() if url.startswith("https://eur01") and "url=" in url][:1]
    line = f"See [the lamps]({url}), [x](https://a.example/b) and `code`."
    hidden = hide_wrapped(line)
    assert len(hidden) == len(line)
    assert hidden.startswith("See [the lamps](https://eur01.safelinks.protection.outlook.com*")
    assert hidden.endswith("*), [x](https://a.example/b) and `code`.")
