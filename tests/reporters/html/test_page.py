"""The report page as a file: whole, small, the same every time, and with nothing in it that could act."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from doclint.findings import Finding, Position
from doclint.reporters.html import data
from doclint.reporters.html.excerpts import Excerpts
from tests.reporters.html.reports import SEGMENT, SHARED, document_of, many, report_of, states_of
from tests.reporters.shared_findings import BEHIND, EMOJI, FINDINGS, SAFELINK, SUPPRESSED
from tests.reporters.test_injection import generated_findings


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Elements()
    parser.feed(page)
    return parser.found


def scripts(page: str) -> list[str]:
    return re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL)


def data_of(page: str) -> dict[str, Any]:
    return dict(json.loads(scripts(page)[0]))


def policy(page: str) -> str:
    return next(
        attributes["content"] or ""
        for tag, attributes in elements(page)
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )


def test_only_its_own_script_and_style_may_run() -> None:
    page = report_of(SHARED)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    for kind, text in (("script", scripts(page)[1]), ("style", style)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy(page)
    assert "default-src 'none'" in policy(page)
    assert "require-trusted-types-for 'script'" in policy(page)


def test_nothing_is_loaded() -> None:
    page = report_of(SHARED)
    for tag, attributes in elements(page):
        assert not attributes.get("src"), tag
        assert (attributes.get("href") or "").startswith(("#", "data:")) or "href" not in attributes, tag


def test_the_scripts_make_no_markup_of_texts() -> None:
    script = scripts(report_of(SHARED))[1]
    for maker in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "DOMParser"):
        assert maker not in script


@pytest.mark.parametrize("findings", [SHARED, generated_findings()[:1000]], ids=["shared", "generated"])
def test_hostile_text_brings_no_element_and_no_attribute(findings: tuple[Finding, ...]) -> None:
    tame = {(tag, name) for tag, attributes in elements(report_of((SAFELINK, BEHIND))) for name in ("", *attributes)}
    found = {(tag, name) for tag, attributes in elements(report_of(findings)) for name in ("", *attributes)}
    assert found - tame <= {("p", "class")}
    assert len(scripts(report_of(findings))) == 2


def test_it_is_the_same_every_time() -> None:
    assert report_of(SHARED) == report_of(SHARED)


def test_the_first_screen_needs_no_script() -> None:
    page = html.unescape(report_of(SHARED))
    assert "uk-UA: 1 page is behind its siblings since 02/2019" in page
    assert "doclint check --fix" in page
    assert "1 LNK001 safelink" in page


def test_data_tells_every_finding_that_is_not_suppressed() -> None:
    told = data_of(report_of(SHARED))
    assert len(told["findings"]["page"]) == len(SHARED) - 1
    number = told["findings"]["message"][0]
    assert told["texts"][number] == SHARED[0].message
    paths = [told["pages"]["path"][page] for page in told["findings"]["page"]]
    assert "uk-UA/beacon.md" in paths


def test_suppressed_findings_are_left_out() -> None:
    assert data_of(report_of((SUPPRESSED,), states_of((EMOJI,))))["findings"]["page"] == []


def test_a_page_that_could_not_be_read_has_its_findings_too() -> None:
    told = data_of(report_of((SAFELINK,), ()))
    assert told["pages"]["path"] == [SAFELINK.path]


def test_a_segment_is_shown_with_both_halves_and_its_defect_marked() -> None:
    excerpt = Excerpts(document_of).of(SEGMENT)
    assert excerpt == (
        "pair",
        "0be4c-101",
        "Light the beacon at dusk.",
        "",
        "",
        "أشعل ",
        "المنارة",
        " عند الغروب.",
    )


def test_a_line_is_shown_where_there_is_no_segment() -> None:
    assert Excerpts(document_of).of(BEHIND) == ("line", "ms.lasthandoff: ", "02/12/2019", "")


@pytest.mark.parametrize(
    "finding",
    [BEHIND._replace(path="gone.md"), BEHIND._replace(start=Position(900, 1), end=Position(900, 2))],
    ids=["gone", "shorter"],
)
def test_a_page_that_changed_since_has_no_excerpt(finding: Finding) -> None:
    assert Excerpts(document_of).of(finding) is None


def test_fifteen_thousand_pages_and_twenty_thousand_findings_are_below_ten_megabytes() -> None:
    findings, states = many()
    assert (len(states), len(findings)) == (15_000, 20_000)
    page = report_of(findings, states, lambda path: document_of(SEGMENT.path))
    assert len(page.encode()) < 10_000_000


def test_over_the_limit_the_most_severe_stay_and_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "MOST_FINDINGS", 3)
    page = report_of(FINDINGS)
    assert "11 findings: this page has the 3 most severe." in page
    told = data_of(page)
    assert {told["rules"][rule][0] for rule in told["findings"]["rule"]} >= {"LNK001"}


def test_excerpts_stop_where_there_is_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "MOST_EXCERPT_CHARACTERS", 200)
    told = data_of(report_of(SHARED))
    assert 0 < len(told["excerpts"]) < 4
