"""Whatever a page is, doclint tells what is wrong with it or passes it by, in time and memory that its size bounds."""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from doclint.document.page import LARGEST_PAGE
from doclint.reporters.formats import MACHINE_FORMATS, TERMINAL_FORMATS
from tests.hostile.pages import FRONT, PAGES, SAFELINK, SMALL, HostilePage, again, body, numbered, segment
from tests.real.commands import PROJECT

CHECK = ("check", ".", "--isolated", "--no-cache", "--jobs", "1", "--today", "2024-06-01", "--select", "ALL")
GUARD_SECONDS = 300
NAMES = [page.name for page in PAGES]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run took, printed and said. `code` is its exit code, below zero the signal that ended it."""

    code: int
    seconds: float
    megabytes: int
    out: str
    err: str

    @property
    def findings(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.out)["findings"]
        return found


class Runs:
    """Runs doclint in a folder again and again, in processes that a server forks, with bounds on time and memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "docs"
        self.folder.mkdir()
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.server"],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def close(self) -> None:
        self._server.communicate()

    def write(self, content: bytes, name: str = "lamp.md") -> Path:
        page = self.folder / name
        page.write_bytes(content)
        return page

    def run(self, *arguments: str) -> Taken:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        request = {"folder": str(self.folder), "arguments": arguments, "seconds": GUARD_SECONDS}
        self._server.stdin.write(json.dumps(request) + "\n")
        self._server.stdin.flush()
        answer = json.loads(self._server.stdout.readline())
        out, err = ((self.folder.parent / name).read_bytes().decode() for name in ("out", "err"))
        return Taken(answer["exit"], answer["seconds"], answer["megabytes"], out, err)

    def check(self, content: bytes, *options: str) -> Taken:
        self.write(content)
        return self.run(*CHECK, "--output-format", "json", *options)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    runs = Runs(tmp_path_factory.mktemp("hostile"))
    yield runs
    runs.close()


def assert_well(taken: Taken) -> None:
    """A run ended as it should, and what it found can be shown: it crashed nowhere."""
    assert taken.code in (0, 1, 2), taken.err
    assert "Traceback" not in taken.err
    assert "internal error" not in taken.err
    for finding in taken.findings:
        assert finding["code"] != "DOC003", finding["message"]
        assert 0 < len(finding["message"]) <= 2_000
        assert finding["start"]["line"] >= 1
        assert finding["start"]["column"] >= 1


def codes(taken: Taken) -> str:
    return " ".join(sorted({finding["code"] for finding in taken.findings}))


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_a_hostile_page_is_a_finding_or_a_clean_pass(page: HostilePage, runs: Runs) -> None:
    taken = runs.check(page.make(SMALL))
    assert_well(taken)
    assert codes(taken) == page.codes
    is_incomplete = any(finding["code"].startswith("DOC") for finding in taken.findings)
    assert (taken.code == 2) == is_incomplete


# --- time


ENOUGH = 0.03
"""Seconds of a run, beyond those of an empty page, from which on they tell more about the page than about the machine."""

MOST_GROWTH = 7
"""How many times as long a page of four times the size may take: 4 where time is linear, 16 where it is quadratic."""


@dataclass(frozen=True, slots=True)
class Growth:
    """How long a page took, and one of four times its size, in seconds beyond those of an empty page."""

    size: int
    once: float
    four_times: float

    @property
    def ratio(self) -> float:
        return self.four_times / self.once


def growth(make: Callable[[int], bytes], runs: Runs, *options: str) -> Growth | None:
    """How the time for a page grows with it; None where the largest page takes no time worth telling."""

    def seconds(size: int) -> float:
        return max(runs.check(make(size), *options).seconds - empty, 0.0)

    empty = min(runs.check(b"").seconds for _ in range(3))
    size = SMALL
    while (once := seconds(size)) < ENOUGH:
        size *= 4
        if 4 * size > LARGEST_PAGE:
            return None
    four_times = seconds(4 * size)
    for _ in range(3):
        if four_times <= MOST_GROWTH * once:
            break
        once, four_times = max(once, seconds(size)), min(four_times, seconds(4 * size))
    return Growth(size, once, four_times)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_time_grows_as_the_page_does(page: HostilePage, runs: Runs) -> None:
    grown = growth(page.make, runs)
    assert grown is None or grown.ratio <= MOST_GROWTH, grown


MENDED = (
    "aliases of a long text",
    "one key many times",
    "long keys around many",
    "one key many times in JSON",
    "wrapped links",
    "wrapped links in segments",
    "entities in tags",
    "links taken apart",
    "comments in one line",
    "comments without words",
    "comments with mistyped words",
    "comments in front matter",
    "text like comments in front matter",
    "segments with a span too many",
    "steps that are lost",
)


@pytest.mark.parametrize("option", ["--fix", "--add-suppressions"])
@pytest.mark.parametrize("page", [page for page in PAGES if page.name in MENDED], ids=MENDED)
def test_time_to_mend_grows_as_the_page_does(page: HostilePage, option: str, runs: Runs) -> None:
    grown = growth(page.make, runs, option)
    assert grown is None or grown.ratio <= MOST_GROWTH, grown


# --- the largest


LARGEST: dict[str, tuple[Callable[[], bytes], str]] = {
    "a page of 50 MB": (lambda: b"a\n" * 25_000_000, "DOC002"),
    "a line of 10 MB": (lambda: b"a" * 10_000_000, "DOC002"),
    "a line of nearly 5 MB": (lambda: b"a" * (LARGEST_PAGE - 1), ""),
    "a million opening spans": (lambda: b"<span>" * 1_000_000, "DOC002"),
    "800,000 opening spans": (lambda: b"<span>" * 800_000, ""),
    "200,000 segments": (lambda: b"<span data-ttu-id='1'>" * 200_000, "DOC002 TTU001"),
    "20,000 comments": (lambda: b"<!-- doclint-disable-line LNK001 -->\n" * 20_000, "DOC002 SUP001"),
    "100,000 links": (lambda: numbered("[a](http://a.example/#) ")(2_700_000).encode(), ""),
    "30,000 wrapped links": (lambda: numbered(f"[a]({SAFELINK}) ")(3_500_000).encode(), "DOC002 LNK001"),
    "100,000 block quotes": (lambda: b">" * 100_000 + b"a\n", "DOC002"),
    "100,000 lists": (lambda: b"- " * 100_000 + b"a\n", "DOC002"),
    "100,000 brackets": (lambda: b"[" * 100_000 + b"a" + b"]" * 100_000, ""),
    "100,000 images in each other": (lambda: b"![" * 100_000 + b"](a)" * 100_000, ""),
    "100,000 runs of emphasis": (lambda: b"*a **b " * 50_000 + b" a** b*" * 50_000, ""),
    "100,000 brackets in front matter": (lambda: b"---\na: " + b"[" * 100_000 + b"]" * 100_000 + b"\n---\n", "DOC002"),
    "100,000 dashes in front matter": (lambda: b"---\n" + b"- " * 100_000 + b"a\n---\n", "DOC002"),
    "an alias bomb": (
        lambda: (
            b"---\na0: &a0 [lol]\n"
            + b"".join(b"a%d: &a%d [%s]\n" % (n, n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 30))
            + b"---\n"
        ),
        "DOC002",
    ),
    "300,000 characters of front matter": (lambda: b"---\ntitle: " + b"a" * 300_000 + b"\n---\n", "DOC002"),
}


@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_pages_are_read_or_refused(name: str, runs: Runs) -> None:
    make, expected = LARGEST[name]
    taken = runs.check(make())
    assert_well(taken)
    assert codes(taken) == expected
    assert (taken.code == 2) == ("DOC" in expected)


# --- what is printed


@pytest.fixture
def all_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    """Runs on a folder with all hostile pages, small."""
    runs = Runs(tmp_path_factory.mktemp("all"))
    for number, page in enumerate(PAGES):
        runs.write(page.make(SMALL // 4), f"{number}.md")
    yield runs
    runs.close()


@pytest.mark.parametrize("output_format", [*TERMINAL_FORMATS, *MACHINE_FORMATS])
def test_every_format_can_say_what_is_wrong_with_every_page(output_format: str, all_pages: Runs) -> None:
    taken = all_pages.run(*CHECK, "--output-format", output_format)
    assert taken.code == 2, taken.err
    assert "internal error" not in taken.err
    assert "Traceback" not in taken.err
    controls = {character for character in taken.out if not character.isprintable()} - {"\n", "\t"}
    assert not controls
    if output_format in ("json", "sarif", "gitlab"):
        json.loads(taken.out)
    elif output_format in ("jsonl", "rdjsonl"):
        assert all(json.loads(line) for line in taken.out.splitlines())
    elif output_format == "junit":
        ElementTree.fromstring(taken.out)


def test_a_report_for_browsers_holds_all_pages(all_pages: Runs) -> None:
    taken = all_pages.run("report", ".", "--isolated", "--no-cache", "--html", "report.html")
    assert "internal error" not in taken.err
    assert taken.code in (0, 1, 2), taken.err
    assert "</html>" in (all_pages.folder / "report.html").read_text(encoding="utf-8")


# --- mending


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_fixes_are_applied_once_and_leave_the_rest_as_it_is(page: HostilePage, runs: Runs) -> None:
    content = page.make(SMALL // 4)
    before = runs.check(content)
    taken = runs.check(content, "--fix")
    assert_well(taken)
    fixed = (runs.folder / "lamp.md").read_bytes()
    assert fixed == content or any(finding["fix"] for finding in before.findings)
    again = runs.run(*CHECK, "--output-format", "json", "--fix")
    assert (runs.folder / "lamp.md").read_bytes() == fixed
    assert again.findings == taken.findings


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_comments_suppress_all_that_is_found_or_it_is_said(page: HostilePage, runs: Runs) -> None:
    content = page.make(SMALL // 4)
    taken = runs.check(content, "--add-suppressions")
    assert_well(taken)
    left = [finding for finding in taken.findings if finding["suppressed"] is None]
    assert not left or "no comment fits" in taken.err or "not changed: it is over a limit" in taken.err


def test_a_text_that_many_messages_quote_is_shortened(runs: Runs) -> None:
    long_url = "http://a.example/" + "a" * 100_000
    many = " ".join(f"http://b{number}.example/" for number in range(1_000))
    taken = runs.check(body(lambda _: segment(many, long_url))(0))
    assert len(taken.out) < 20 * len(long_url)


def test_more_findings_than_anybody_reads_are_over_a_limit(runs: Runs) -> None:
    taken = runs.check(FRONT.encode() + again("[a](https://docs.microsoft.com/en-us/b)\n")(600_000).encode())
    assert {finding["code"] for finding in taken.findings} == {"DOC002", "LNK005"}
    assert len(taken.findings) == 10_001
    assert taken.code == 2
