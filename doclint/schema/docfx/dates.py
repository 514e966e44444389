""".NET's date formats and time spans, which docfx's schemas are written in.

Formats: https://learn.microsoft.com/dotnet/standard/base-types/custom-date-and-time-format-strings; spans:
https://learn.microsoft.com/dotnet/api/system.timespan.parse. The culture is the invariant one (English names).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from doclint.data_classes import dataclass

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ABBREVIATION = 3

# One letter alone is a standard format, not a token; these are the ones that dates are written in.
_STANDARD = {
    "d": "MM/dd/yyyy",
    "D": "dddd, dd MMMM yyyy",
    "f": "dddd, dd MMMM yyyy HH:mm",
    "F": "dddd, dd MMMM yyyy HH:mm:ss",
    "g": "MM/dd/yyyy HH:mm",
    "G": "MM/dd/yyyy HH:mm:ss",
    "m": "MMMM dd",
    "M": "MMMM dd",
    "o": "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
    "O": "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
    "r": "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
    "R": "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
    "s": "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
    "t": "HH:mm",
    "T": "HH:mm:ss",
    "u": "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
    "U": "dddd, dd MMMM yyyy HH:mm:ss",
    "y": "yyyy MMMM",
    "Y": "yyyy MMMM",
}

_TOKEN = re.compile(
    r"""(?P<letters>d+|M+|y+|H+|h+|m+|s+|f+|F+|t+|z+|K|g+)"""
    r"""|(?P<quote>['"])(?P<quoted>(?:\\.|(?!(?P=quote)).)*)(?P=quote)|\\(?P<escaped>.)|%|(?P<plain>.)""",
    re.DOTALL,
)

# What a two-digit year means: .NET's calendar counts it into 1950 to 2049.
_LAST_TWO_DIGIT_YEAR = 49

_TIME_SPAN = re.compile(
    r"\s*(?P<sign>-?)(?:(?P<days>\d{1,8})[.:])?(?P<hours>\d{1,8}):(?P<minutes>\d{1,2})(?::(?P<seconds>\d{1,2})"
    r"(?:\.(?P<fraction>\d{1,7}))?)?\s*\Z",
    re.ASCII,
)
_DAYS_ALONE = re.compile(r"\s*(?P<sign>-?)(?P<days>\d{1,8})\s*\Z", re.ASCII)


# Each quote in a format is looked at to the end of it.
_LONGEST_FORMAT = 200


def _tokens(text: str) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(_STANDARD.get(text, text), 0, _LONGEST_FORMAT)


def _digits(fewest: int, most: int) -> str:
    return f"[0-9]{{{fewest},{most}}}"


def _names(names: tuple[str, ...], length: int | None) -> str:
    return "|".join(name[:length] for name in names)


def _token_pattern(letters: str) -> tuple[str, str]:
    """The pattern of a token and the name of the group that it fills."""
    kind, count = letters[0], len(letters)
    if kind == "d" and count >= _ABBREVIATION:
        return _names(_WEEKDAYS, _ABBREVIATION if count == _ABBREVIATION else None), "weekday"
    if kind == "M" and count >= _ABBREVIATION:
        return _names(_MONTHS, _ABBREVIATION if count == _ABBREVIATION else None), "month_name"
    if kind == "y":
        return (_digits(1, 2), "short_year") if count <= len("yy") else (_digits(count, count), "year")
    if kind in "dMHhms":
        # One letter takes one digit or two, two letters take two.
        return _digits(min(count, 2), 2), kind
    if kind == "f":
        return _digits(count, count), "fraction"
    if kind == "F":
        return _digits(0, count), "fraction"
    if kind == "t":
        return ("AM|PM" if count > 1 else "A|P"), "half_day"
    if kind == "z":
        offset = _digits(min(count, 2), 2)
        return (rf"[+-]{offset}:[0-9]{{2}}" if count >= _ABBREVIATION else rf"[+-]{offset}"), "offset"
    if kind == "K":
        return r"(?:Z|[+-][0-9]{2}:[0-9]{2})?", "offset"
    return r"(?:A\.D\.|AD)", "era"


@dataclass(frozen=True, slots=True)
class DateFormat:
    """An exact format, ready to read dates."""

    text: str
    _pattern: re.Pattern[str]
    _groups: tuple[str, ...]

    def read(self, text: str) -> datetime | None:
        """The date that a text is in this format, without a zone and in UTC; None where it is none."""
        match = self._pattern.match(text)
        if match is None:
            return None
        found: dict[str, str] = {}
        for name, piece in zip(self._groups, match.groups(), strict=True):
            # What a format says twice must be the same twice.
            if found.setdefault(name, piece) != piece:
                return None
        try:
            return _date(found)
        except (ValueError, OverflowError):
            return None

    def write(self, date: datetime) -> str | None:
        """A date in this format, None where the format has something else than days, months and years."""
        pieces = []
        for token in _tokens(self.text):
            letters = token["letters"]
            if letters and letters[0] not in "dMy":
                return None
            if letters:
                pieces.append(_written(letters, date))
            elif token["quoted"] is not None:
                pieces.append(re.sub(r"\\(.)", r"\1", token["quoted"]))
            else:
                pieces.append(token["escaped"] or token["plain"] or "")
        return "".join(pieces)


def _written(letters: str, date: datetime) -> str:
    count = len(letters)
    if letters[0] == "y":
        return f"{date.year % 100:0{count}d}" if count <= len("yy") else f"{date.year:0{count}d}"
    if count < _ABBREVIATION:
        return f"{date.day if letters[0] == 'd' else date.month:0{count}d}"
    name = _WEEKDAYS[date.weekday()] if letters[0] == "d" else _MONTHS[date.month - 1]
    return name[:_ABBREVIATION] if count == _ABBREVIATION else name


def _date(found: dict[str, str]) -> datetime | None:
    year = int(found.get("year", "1"))
    if "short_year" in found:
        year = int(found["short_year"])
        year += 2000 if year <= _LAST_TWO_DIGIT_YEAR else 1900
    month = int(found.get("M", "1"))
    if "month_name" in found:
        start = found["month_name"][:_ABBREVIATION].title()
        month = next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(start))
    hour = int(found.get("H", "0"))
    if "h" in found:
        hour = int(found["h"])
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found.get("half_day", "A")[0] in "pP" else 0)
    fraction = int((found.get("fraction") or "0")[:6].ljust(6, "0"))
    date = datetime(
        year, month, int(found.get("d", "1")), hour, int(found.get("m", "0")), int(found.get("s", "0")), fraction
    )
    if "weekday" in found and not _WEEKDAYS[date.weekday()].startswith(found["weekday"][:_ABBREVIATION].title()):
        return None
    offset = found.get("offset", "")
    return date - _offset(offset) if offset not in ("", "Z") else date


def _offset(text: str) -> timedelta:
    hours, _, minutes = text[1:].partition(":")
    offset = timedelta(hours=int(hours), minutes=int(minutes or "0"))
    return -offset if text[0] == "-" else offset


@lru_cache(maxsize=64)
def date_format(text: str) -> DateFormat:
    """Prepare an exact .NET date format, such as `MM/dd/yyyy`."""
    pattern, groups = [], []
    for token in _tokens(text):
        if token["letters"]:
            piece, group = _token_pattern(token["letters"])
            # .NET takes as many digits as it can, and never fewer afterwards.
            pattern.append(f"((?>{piece}))")
            groups.append(group)
        elif token["quoted"] is not None:
            pattern.append(re.escape(re.sub(r"\\(.)", r"\1", token["quoted"])))
        else:
            pattern.append(re.escape(token["escaped"] or token["plain"] or ""))
    return DateFormat(text, re.compile("".join(pattern) + r"\Z", re.IGNORECASE | re.ASCII), tuple(groups))


def sample(text: str) -> str | None:
    """A date in an exact format, to show what it looks like; None where it is more than a day, a month and a year."""
    return date_format(text).write(datetime(2024, 8, 22))


def time_span(text: str) -> timedelta | None:
    """Read a .NET time span; None where it is none.

    `-2:00:00` is two hours back, `5.00:00:00` and `5:00:00:00` are five days.
    """
    match = _TIME_SPAN.match(text)
    if match is not None and match["days"] is not None and match["seconds"] is None and "." not in text:
        # `1:02:03` are hours, minutes and seconds, of which the pattern takes the first for days.
        span = timedelta(hours=int(match["days"]), minutes=int(match["hours"]), seconds=int(match["minutes"]))
        return -span if match["sign"] else span
    match = match or _DAYS_ALONE.match(text)
    if match is None:
        return None
    parts = {name: int(part or "0") for name, part in match.groupdict().items() if name not in ("sign", "fraction")}
    span = timedelta(**parts)
    if fraction := match.groupdict().get("fraction"):
        span += timedelta(microseconds=int(fraction.ljust(7, "0")) // 10)
    return -span if match["sign"] else span


# --- what .NET takes for a date without being told a format

_LENIENT_DATES = (
    "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "M/d/yyyy", "M-d-yyyy", "M/d/yy", "yyyyMMdd", "d MMM yyyy", "d MMMM yyyy",
    "MMM d yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMMM d, yyyy", "ddd, d MMM yyyy", "dddd, d MMMM yyyy",
    "ddd, MMM d, yyyy", "dddd, MMMM d, yyyy", "d-MMM-yyyy", "MMMM yyyy", "MMM yyyy", "yyyy-M", "M/yyyy", "MMMM d",
    "MMM d", "d MMMM", "M/d",
)  # fmt: skip
_LENIENT_TIMES = (
    "H:m",
    "H:m:s",
    "H:m:s.FFFFFFF",
    "h:m t",
    "h:mt",
    "h:m tt",
    "h:mtt",
    "h:m:s tt",
    "h:m:stt",
    "h tt",
    "htt",
)

# A text is read from many places on: no date is as long.
_LONGEST_LENIENT = 200

_LENIENT_TIME_START = re.compile(r"[Tt]\s*|\s+")
_LENIENT_ZONE = re.compile(r"\s*(?:Z|GMT|UTC|[+-][0-9]{1,2}(?::?[0-9]{2})?)\Z", re.IGNORECASE | re.ASCII)


def is_date_time(text: str) -> bool:
    """Whether .NET's `DateTime.TryParse` reads a text: nearly every common way to write a date, a time, or both."""
    text = text.strip()
    if not text or len(text) > _LONGEST_LENIENT:
        return False
    for start in (match for match in _LENIENT_TIME_START.finditer(text) if match.end() < len(text)):
        if _is_one_of(text[: start.start()], _LENIENT_DATES) and is_time(text[start.end() :]):
            return True
    return _is_one_of(text, _LENIENT_DATES) or is_time(text)


def is_time(text: str) -> bool:
    """Whether .NET reads a text as a time of day, with or without a zone."""
    text = text.strip()
    if len(text) > _LONGEST_LENIENT:
        return False
    zone = _LENIENT_ZONE.search(text)
    return _is_one_of(text, _LENIENT_TIMES) or (zone is not None and _is_one_of(text[: zone.start()], _LENIENT_TIMES))


def is_date(text: str) -> bool:
    """Whether a text is a date in the form `yyyy-MM-dd`."""
    return date_format("yyyy-MM-dd").read(text) is not None


def _is_one_of(text: str, formats: tuple[str, ...]) -> bool:
    return any(date_format(text_format).read(text) is not None for text_format in formats)


def in_utc(now: datetime) -> datetime:
    """A clock's time, without its zone, to be compared with dates of front matter."""
    return now.astimezone(UTC).replace(tzinfo=None) if now.tzinfo is not None else now


DateCheck = Callable[[str], bool]

FORMATS: dict[str, tuple[str, DateCheck]] = {
    "date-time": ("DateTime", is_date_time),
    "date": ("Date", is_date),
    "time": ("Time", is_time),
}
"""The formats that docfx checks, with the name in its message; others are notes to the reader."""
