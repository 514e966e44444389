"""The report page in a real browser: what it shows, what clicks and keys do, and that no text of a page runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from doclint.corpus.articles import Freshness
from doclint.reporters.html.pages import PageState
from tests.reporters.html.reports import SEGMENT, SHARED, many, report_of, states_of
from tests.reporters.shared_findings import AUTHOR, BEHIND, FINDINGS, SAFELINK
from tests.reporters.test_injection import hostile_finding

Opened = Callable[..., Any]

SCRIPTS = (
    "<script>document.title='owned'</script>",
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "<svg onload=\"document.title='owned'\">",
    "\"><img src=x onerror=document.title='owned'>",
    "' onmouseover='document.title=1' autofocus onfocus='document.title=1",
    "javascript:document.title='owned'",
    "{{7*7}}{% raw %}",
    "<!--<script>",
    "]]>",
    "\u2028document.title='owned'//",
)


def count(page: Any) -> str:
    return str(page.text_content("#count"))


def test_the_first_screen_shows_freshness_causes_and_fixes(opened: Opened) -> None:
    page = opened(report_of(SHARED))
    for heading in ("Freshness by locale", "Top causes", "What one command would fix"):
        box = page.get_by_role("heading", name=heading).bounding_box()
        assert box["y"] < 900
    assert count(page) == f"{len(SHARED) - 1} findings on 7 pages"


@pytest.mark.parametrize(
    ("select", "value", "expected"),
    [
        ("#filter-locale", "uk-UA", "3 findings on 1 page"),
        ("#filter-rule", "LNK001 safelink", "1 finding on 1 page"),
        ("#filter-severity", "info", "1 finding on 1 page"),
        ("#filter-freshness", "behind", "3 findings on 1 page"),
    ],
)
def test_filters(opened: Opened, select: str, value: str, expected: str) -> None:
    page = opened(report_of(SHARED))
    page.select_option(select, label=value)
    assert count(page) == expected
    page.click("button.clear")
    assert count(page) == f"{len(SHARED) - 1} findings on 7 pages"


def test_filter_by_path(opened: Opened) -> None:
    page = opened(report_of(SHARED))
    page.fill("#filter-path", "UK-ua beacon")
    page.get_by_text("3 findings on 1 page", exact=True).wait_for()


def test_a_view_stands_in_the_address(opened: Opened) -> None:
    page = opened(report_of(SHARED))
    page.select_option("#filter-locale", label="uk-UA")
    address = page.url[page.url.index("#") :]
    assert count(opened(report_of(SHARED), address)) == "3 findings on 1 page"


def test_an_address_that_means_nothing_shows_all(opened: Opened) -> None:
    page = opened(report_of(SHARED), "#locale=999&rule=x&severity=-1&path=")
    assert count(page) == f"{len(SHARED) - 1} findings on 7 pages"


def test_a_cell_of_the_heat_map_leads_to_its_page(opened: Opened) -> None:
    page = opened(report_of((BEHIND, AUTHOR, SAFELINK)))
    page.get_by_role("gridcell", name="uk-UA, beacon.md: behind, 2 findings").click()
    assert count(page) == "2 findings on 1 page"
    assert page.evaluate("document.activeElement.id") == "pages"
    assert page.is_visible("text=author is tofte here but marisol in fr-FR.")


def test_a_cell_of_rules_by_locale_leads_to_its_pages(opened: Opened) -> None:
    page = opened(report_of((BEHIND, AUTHOR, SAFELINK)))
    page.get_by_role("button", name="AUT001 author-mismatch, uk-UA: 1").click()
    assert count(page) == "1 finding on 1 page"


def test_a_cell_of_the_ages_leads_to_its_pages(opened: Opened) -> None:
    page = opened(report_of((BEHIND, AUTHOR, SAFELINK)))
    page.get_by_role("button", name="uk-UA, 1 to 2 years: 1").click()
    assert count(page) == "2 findings on 1 page"


def test_a_cause_leads_to_its_pages(opened: Opened) -> None:
    page = opened(report_of(SHARED))
    page.get_by_role("button", name="uk-UA: 1 page is behind its siblings").click()
    assert count(page) == "1 finding on 1 page"
    page.click("button.clear")
    page.get_by_role("button", name="1 LNK001 safelink").click()
    assert count(page) == "1 finding on 1 page"


def test_both_halves_of_a_segment_side_by_side_with_the_defect_marked(opened: Opened) -> None:
    page = opened(report_of((SEGMENT,)))
    halves = page.locator(".halves > div")
    assert halves.count() == 2
    assert page.text_content(".halves mark") == "المنارة"
    assert "Light the beacon at dusk." in halves.nth(0).text_content()
    assert halves.nth(0).bounding_box()["y"] == halves.nth(1).bounding_box()["y"]
    target = halves.nth(1).locator("p")
    assert target.evaluate("each => getComputedStyle(each).direction") == "rtl"
    assert target.get_attribute("lang") == "ar-SA"


def test_the_heat_map_is_walked_with_keys(opened: Opened) -> None:
    findings, states = many(articles=500, findings=1000)
    page = opened(report_of(findings, states))
    page.locator(".heat [tabindex='0']").focus()
    for key in ("ArrowDown", "ArrowRight", "PageDown", "End"):
        page.keyboard.press(key)
    at = page.evaluate("document.activeElement.dataset.at").split(" ")
    assert int(at[0]) > 5
    assert at[1] == "4"
    page.keyboard.press("Control+End")
    assert page.evaluate("document.activeElement.dataset.at") == "499 4"
    assert page.locator(".heat [tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    assert count(page).endswith("on 1 page")


def test_a_screen_reader_finds_names_and_roles(opened: Opened) -> None:
    page = opened(report_of(SHARED))
    grid = page.get_by_role("grid")
    assert grid.get_attribute("aria-rowcount") == str(int(grid.get_attribute("aria-rowcount")))
    assert grid.get_attribute("aria-label")
    for heading in ("Findings by rule and locale", "Pages by age of their handoff", "Articles by locale", "Pages"):
        assert page.get_by_role("heading", name=heading, exact=True).count() == 1
    unnamed = page.evaluate(
        "[...document.querySelectorAll('button, input, select')].filter(each => !each.hidden && "
        "!each.labels?.length && !each.getAttribute('aria-label') && !each.textContent.trim()).length"
    )
    assert unnamed == 0
    assert page.get_attribute("html", "lang") == "en"


@pytest.mark.parametrize("width", [400, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fits_the_screen_and_can_be_read(opened: Opened, width: int, scheme: str) -> None:
    page = opened(report_of(SHARED))
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    colours = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    assert contrast(*colours) > 7


def contrast(first: str, second: str) -> float:
    """As https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio has it."""

    def luminance(colour: str) -> float:
        parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_no_text_of_a_page_runs(opened: Opened) -> None:
    findings = tuple(hostile_finding(text, number) for number, text in enumerate(SCRIPTS))
    page = opened(report_of((*FINDINGS, *findings)))
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.locator(".finding").nth(10).wait_for()
    for cell in page.locator(".heat button").all():
        cell.hover()
    assert page.title() == "doclint report, 2024-06-01"
    assert page.locator("img, iframe, object, embed, form form").count() == 0
    assert page.evaluate("document.scripts.length") == 2


def test_a_click_on_hostile_text_only_filters(opened: Opened) -> None:
    page = opened(report_of(tuple(hostile_finding(text, number) for number, text in enumerate(SCRIPTS))))
    for button in page.locator(".actions button").all():
        button.click()
        assert count(page).endswith("page")
    assert page.title() == "doclint report, 2024-06-01"


def test_opens_quickly_and_stays_fluid(opened: Opened) -> None:
    findings, states = many()
    page = opened(report_of(findings, states))
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert timing < 2000
    started = time.perf_counter()
    for locale in ("uk-UA", "fr-FR", "all"):
        page.select_option("#filter-locale", label=locale)
    assert time.perf_counter() - started < 2
    assert count(page) == "20,000 findings on 15,000 pages"
    assert page.locator(".heat .row").count() < 60


def test_a_clean_report(opened: Opened) -> None:
    page = opened(report_of((), ()))
    assert count(page) == "0 findings on 0 pages"
    assert page.is_visible("text=There is nothing to do.")


def test_a_missing_translation_is_no_page(opened: Opened) -> None:
    missing = PageState("beacon.md", "nb-NO", None, Freshness.MISSING, None)
    page = opened(report_of((BEHIND,), (*states_of((BEHIND,)), missing)))
    assert count(page) == "1 finding on 1 page, 1 missing"
    page.get_by_role("button", name="nb-NO: 1 missing").click()
    assert page.is_visible("text=beacon.md in nb-NO")


def test_a_page_that_no_layout_places_has_a_column(opened: Opened) -> None:
    page = opened(report_of((SAFELINK._replace(locale=None),)))
    assert page.is_visible("text=no locale")


def test_a_line_is_shown_with_the_defect_marked(opened: Opened) -> None:
    page = opened(report_of((BEHIND,)))
    page.locator("details.page summary").click()
    assert page.text_content("pre") == "ms.lasthandoff: 02/12/2019"
    assert page.text_content("pre mark") == "02/12/2019"
