""".NET's date formats and time spans."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from doclint.schema.docfx.dates import date_format, in_utc, is_date, is_date_time, is_time, time_span


@pytest.mark.parametrize(
    ("text_format", "text", "expected"),
    [
        ("M/d/yyyy", "1/2/2020", datetime(2020, 1, 2)),
        ("M/d/yyyy", "01/02/2020", datetime(2020, 1, 2)),
        ("MM/dd/yyyy", "1/2/2020", None),
        ("MM/dd/yyyy", "13/02/2020", None),
        ("M/d/yyyy", "2/30/2020", None),
        ("M/d/yyyy", "1/2/20", None),
        ("M/d/yyyy", "1/2/2020 ", None),
        ("M/d/yy", "1/2/49", datetime(2049, 1, 2)),
        ("M/d/yy", "1/2/50", datetime(1950, 1, 2)),
        ("d MMMM yyyy", "2 january 2020", datetime(2020, 1, 2)),
        ("ddd, d MMM yyyy", "Thu, 2 Jan 2020", datetime(2020, 1, 2)),
        ("ddd, d MMM yyyy", "Fri, 2 Jan 2020", None),
        ("dddd", "Monday", datetime(1, 1, 1)),
        ("yyyy-MM-ddTHH:mm:ss", "2020-01-02T03:04:05", datetime(2020, 1, 2, 3, 4, 5)),
        ("h:mm tt", "12:30 AM", datetime(1, 1, 1, 0, 30)),
        ("h:mm t", "1:30 P", datetime(1, 1, 1, 13, 30)),
        ("h:mm", "13:00", None),
        ("ss.fff", "05.250", datetime(1, 1, 1, 0, 0, 5, 250_000)),
        ("ss.fff", "05.25", None),
        ("ss.FFF", "05.", datetime(1, 1, 1, 0, 0, 5)),
        ("yyyy-MM-dd HH:mm zzz", "2020-01-02 03:04 +02:00", datetime(2020, 1, 2, 1, 4)),
        ("yyyy-MM-dd HH:mmK", "2020-01-02 03:04Z", datetime(2020, 1, 2, 3, 4)),
        ("'day' d\\d", "day 5d", datetime(1, 1, 5)),
        ("%d", "5", datetime(1, 1, 5)),
        ("d", "01/02/2020", datetime(2020, 1, 2)),
        ("yyyy yyyy", "2020 2021", None),
        ("M.d.yyyy", "1x2x2020", None),
        ("yyyy", "0000", None),
        ("yyyy", "２０２０", None),
    ],
)
def test_exact_formats(text_format: str, text: str, expected: datetime | None) -> None:
    assert date_format(text_format).read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-2:00:00", timedelta(hours=-2)),
        ("1:02:03", timedelta(hours=1, minutes=2, seconds=3)),
        ("2:30", timedelta(hours=2, minutes=30)),
        ("5.00:00:00", timedelta(days=5)),
        ("5.06:00", timedelta(days=5, hours=6)),
        ("5:00:00:00", timedelta(days=5)),
        ("-30", timedelta(days=-30)),
        ("0:00:00.5", timedelta(milliseconds=500)),
        (" 1:00 ", timedelta(hours=1)),
        ("-10000000:00:00:00", timedelta(days=-10_000_000)),
        ("", None),
        ("1:2:3:4:5", None),
        ("two days", None),
    ],
)
def test_time_spans(text: str, expected: timedelta | None) -> None:
    assert time_span(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2019-08-22",
        "8/22/2019",
        "08/22/2019 10:15 PM",
        "2019-08-22T10:15:30.1234567Z",
        "2019-08-22T10:15:30+02:00",
        "Aug 22, 2019",
        "22 August 2019",
        "Thu, 22 Aug 2019 10:15:30 GMT",
        "10:15",
    ],
)
def test_dates_and_times_in_common_forms(text: str) -> None:
    assert is_date_time(text)


@pytest.mark.parametrize("text", ["", "soon", "2019-13-22", "22/22/2019", "Fri, 22 Aug 2019", "T", "2019-08-22T"])
def test_no_dates_and_times(text: str) -> None:
    assert not is_date_time(text)


def test_dates_and_times_alone() -> None:
    assert is_date("2019-08-22")
    assert not is_date("2019-8-22")
    assert is_time("08:30:06Z")
    assert is_time("8:30 am")
    assert not is_time("2019-08-22")
    assert not is_time("25:00")


def test_no_format_is_tried_in_all_combinations() -> None:
    assert date_format("dM" * 40).read("1" * 150) is None
    assert date_format("'" * 100_000).read("a") is None
    assert not is_date_time("T " * 50_000)


def test_a_clock_counts_in_utc() -> None:
    plus_two = timezone(timedelta(hours=2))
    assert in_utc(datetime(2020, 1, 1, 1, tzinfo=plus_two)) == datetime(2019, 12, 31, 23)
    assert in_utc(datetime(2020, 1, 1, 1, tzinfo=UTC)) == in_utc(datetime(2020, 1, 1, 1))
