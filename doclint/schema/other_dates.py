"""Dates that are written in another way than a schema asks for: which days they may mean."""

from __future__ import annotations

import re
from datetime import datetime

from doclint.schema.docfx.dates import date_format

_NUMERIC = re.compile(
    r"(?P<first>[0-9]{1,4})(?P<separator>[/.-])(?P<middle>[0-9]{1,2})(?P=separator)(?P<last>[0-9]{1,4})"
    # Midnight tells no more than the day.
    r"(?:[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|\+00:00)?)?\Z",
    re.ASCII,
)

# English is what .NET's invariant culture reads.
_NAMED_MONTHS = (
    "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "MMM d yyyy", "MMMM d yyyy", "MMM d, yyyy", "MMMM d, yyyy",
    "ddd, d MMM yyyy", "dddd, d MMMM yyyy", "ddd, MMM d, yyyy", "dddd, MMMM d, yyyy",
)  # fmt: skip

_ORDERS = ("y/M/d", "M/d/y", "d/M/y")

_FULL_YEAR = 4


def possible_days(text: str) -> frozenset[datetime]:
    """The days that a text may mean in the usual ways of writing a date; empty where it is none.

    `2/28/19` can only be the 28th of February 2019; `3/4/19` may be in March or April, or in 2003.
    """
    days = (_read(text.strip(), order) for order in _ORDERS)
    named = (date_format(each).read(text.strip()) for each in _NAMED_MONTHS)
    return frozenset(day for day in (*days, *named) if day is not None)


def day_in_order_of(text: str, wanted: str) -> datetime | None:
    """The day that a text means if it is in the order of the format `wanted`; None unless the year comes last there."""
    order = "/".join(dict.fromkeys(re.findall("[dMy]", wanted)))
    return _read(text.strip(), order) if order.endswith("y") else None


def _read(text: str, order: str) -> datetime | None:
    match = _NUMERIC.match(text)
    if match is None or order not in _ORDERS:
        return None
    year = match["first"] if order.startswith("y") else match["last"]
    day_or_month = match["last"] if order.startswith("y") else match["first"]
    if len(year) not in (2, _FULL_YEAR) or len(day_or_month) > 2:
        return None
    exact = order.replace("y", "yyyy" if len(year) == _FULL_YEAR else "yy")
    return date_format(exact).read("/".join((match["first"], match["middle"], match["last"])))
