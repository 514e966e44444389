"""In examples/ every rule has something to find, and nothing is found that was not put there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from doclint.rules.registry import all_rules
from doclint.rules.rule import Bad
from tools.generate_examples import NOT_SHOWN, generated_files, generated_pages, needs_no_configuration
from tools.harbourlight.defects import DEFECTS

PROJECT = Path(__file__).resolve().parents[2]
RULES = {
    code
    for code, registered in all_rules().items()
    if any(
        isinstance(example, Bad) and (needs_no_configuration(example) or isinstance(example.schema, dict))
        for example in registered.rule.examples
    )
}
PLACES = {(defect.code, defect.page) for defect in DEFECTS}


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """The JSON report of all rules, those that are off included, on the demo's day."""
    options = ["--select", "ALL", "--output-format", "json"]
    run = subprocess.run(
        [sys.executable, "-m", "doclint", "check", ".", *options],
        cwd=PROJECT / "examples",
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def places(report: dict[str, Any]) -> set[tuple[str, str]]:
    return {(finding["code"], finding["path"].removesuffix(".md")) for finding in report["findings"]}


def test_pages_are_those_that_the_tool_makes() -> None:
    made = {path: text.encode() for path, text in generated_files().items()}
    folder = PROJECT / "examples"
    pages = [path for path in folder.rglob("*") if path.is_file() and path != folder / "README.md"]
    assert {path.relative_to(folder).as_posix(): path.read_bytes() for path in pages} == made, "run `make docs`"


def test_every_rule_finds_something(report: dict[str, Any]) -> None:
    assert {code for code, _ in places(report)} == RULES - NOT_SHOWN


def test_every_defect_is_found_on_its_page(report: dict[str, Any]) -> None:
    assert {place for place in PLACES if place[0] in RULES} <= places(report)


def test_nothing_else_is_found(report: dict[str, Any]) -> None:
    # What the source page has all its translations have; what no rule looks for yet may be found by another.
    in_article = {(code, article_of(page)) for code, page in PLACES}
    undecided = {defect.page for defect in DEFECTS if defect.code not in RULES}
    unexpected = {
        (code, page)
        for code, page in places(report)
        if not page.startswith("more/") and page not in undecided and (code, article_of(page)) not in in_article
    }
    assert not unexpected


def test_most_pages_are_clean(report: dict[str, Any]) -> None:
    pages = [page for page in generated_pages() if not page.startswith("more/")]
    dirty = {page for _, page in places(report)}
    clean = [page for page in pages if page.removesuffix(".md") not in dirty]
    assert len(clean) > len(pages) / 2


def article_of(page: str) -> str:
    """A page's path without its locale."""
    root, _, rest = page.split("/", 2)
    return f"{root}/{rest}"
