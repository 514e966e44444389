"""What the page says of a measurement, and the picture of it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.performance_page import parts_of_page, render_picture
from benchmarks.plot import Series, draw
from benchmarks.tables import duration, table
from tests.benchmarks.measurement import results
from tools.generate_docs import with_parts

PAGE = Path(__file__).resolve().parents[2] / "docs/performance.md"
_SVG = "{http://www.w3.org/2000/svg}"


def rows(part: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line[:1] == "|"]


def test_the_page_has_a_place_for_every_part() -> None:
    page = with_parts("performance.md", PAGE.read_text(encoding="utf-8"), parts_of_page(results()))
    assert "Not measured yet." not in page


def test_budgets_are_shown_sitting_by_sitting() -> None:
    head, _, cold, *_ = rows(parts_of_page(results())["budgets"])
    assert head == ["run", "at most", "sitting 1", "sitting 2", "budget"]
    assert cold == ["whole corpus, cold, no cache", "0.6 × `rumdl check --no-cache`", "0.50", "0.60", "kept"]


def test_runs_are_shown_by_medians_of_the_last_sitting() -> None:
    whole = rows(parts_of_page(results())["whole"])
    assert whole[0] == ["run", "wall", "CPU", "memory", "largest process", "wall, to rumdl, no cache"]
    assert ["rumdl, no cache", "4.00 s", "8.00 s", "400 MB", "400 MB", "1.00"] in whole
    assert ["doclint, no cache", "2.40 s", "4.80 s", "120 MB", "120 MB", "0.60"] in whole
    assert len(whole) == 6
    assert rows(parts_of_page(results())["commit"])[-1][1:] == ["72.0 ms", "0.14 s", "0.80"]


def test_starting_is_shown_by_what_each_command_imports() -> None:
    starting = rows(parts_of_page(results())["starting"])
    assert ["`doclint --version`", "44.0 ms", "88.0 ms", "4.00"] in starting
    assert starting[-1] == ["doclint --version", "61"]


def test_growth_is_told_by_its_slope() -> None:
    growth = parts_of_page(results())["growth"]
    assert growth.startswith("100 times as many pages take 100 times as long; the slope is 1.00.")
    assert rows(growth)[-1] == ["100,000", "20,000", "5", "10.00 s", "100.00 s", "100 µs", "1.00"]


def test_shares_are_of_the_whole_and_told_by_their_floors() -> None:
    _, _, *shares = rows(parts_of_page(results())["shares"])
    assert shares == [
        ["front matter", "1.50 s", "75%", "0.50 s", "3.0 ×", "a YAML parser in Rust"],
        ["facts", "0.50 s", "25%", "", "", ""],
        ["together", "2.00 s", "", "", "", ""],
    ]


def test_nothing_is_said_of_what_was_not_measured() -> None:
    measured = results() | {"sizes": [], "shares": [], "startup": []}
    parts = parts_of_page(measured)
    assert parts["growth"] == "Not measured."
    assert len(rows(parts["starting"])) == 4


@pytest.mark.parametrize(("power", "slope"), [(1, 1.0), (2, 2.0), (0.5, 0.5)])
def test_the_slope_is_the_power_by_which_time_grows(power: float, slope: float) -> None:
    points = [(pages, 0.001 * pages**power) for pages in (1_000, 5_000, 120_000)]
    assert Series("doclint", points).slope == pytest.approx(slope)


def test_the_picture_has_every_point_at_its_place() -> None:
    picture = ElementTree.fromstring(render_picture(results()))
    assert picture.findtext(f"{_SVG}title") == "Checking everything, cold, without a cache"
    doclint, rumdl = ([*line.attrib["points"].split()] for line in picture.iter(f"{_SVG}polyline"))
    assert len(doclint) == len(rumdl) == 3
    (x0, y0), (x1, y1), (x2, y2) = (tuple(map(float, point.split(","))) for point in doclint)
    # Ten times and a hundred times as much: equal steps on both scales, to the right and upwards.
    assert x1 - x0 == pytest.approx(x2 - x1, abs=0.11)
    assert y0 - y1 == pytest.approx(y1 - y2, abs=0.11)
    assert x0 < x1
    assert y0 > y1
    assert {"slope 1.00", "slope 2.00", "1,000", "100,000"} <= {text.text for text in picture.iter(f"{_SVG}text")}


def test_names_of_lines_that_end_at_one_place_stand_apart_and_are_escaped() -> None:
    line = [(1_000, 1.0), (2_000, 2.0)]
    picture = ElementTree.fromstring(draw("a < b", [Series("lamp & wick", line), Series("horn", line)]))
    names = [text for text in picture.iter(f"{_SVG}text") if text.get("class") == "name"]
    assert {name.text for name in names} == {"lamp & wick", "horn"}
    first, second = (float(name.attrib["y"]) for name in names)
    assert second - first >= 32


def test_the_dotted_line_is_linear_growth_to_the_end_of_the_first_line() -> None:
    (guide,) = (
        line
        for line in ElementTree.fromstring(render_picture(results())).iter(f"{_SVG}line")
        if line.get("class") == "guide"
    )
    (line, _) = ElementTree.fromstring(render_picture(results())).iter(f"{_SVG}polyline")
    first, *_, last = ([float(number) for number in point.split(",")] for point in line.attrib["points"].split())
    assert [float(guide.attrib[name]) for name in ("x2", "y2")] == last
    x1, y1 = (float(guide.attrib[name]) for name in ("x1", "y1"))
    assert (y1 - last[1]) / (last[0] - x1) == pytest.approx((first[1] - last[1]) / (last[0] - first[0]), rel=0.01)


def test_tables_have_their_columns_in_line() -> None:
    assert table(["run", "wall"], [["doclint", "1.00 s"]]) == (
        "| run     |   wall |\n| ------- | -----: |\n| doclint | 1.00 s |"
    )
    assert [duration(seconds) for seconds in (0.0042, 0.0999, 0.1, 12.345)] == [
        "4.2 ms",
        "99.9 ms",
        "0.10 s",
        "12.35 s",
    ]
