"""Regular expressions as docfx's schemas write them: .NET's syntax, read into Python's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from doclint.schema.pattern_syntax import UnboundedPatternError
from doclint.schema.patterns import Pattern, pattern

# https://learn.microsoft.com/dotnet/standard/base-types/regular-expression-language-quick-reference
_DIFFERENT = re.compile(
    r"\\(?:(?P<end>[zZ])|(?P<escape>e)|(?P<not_in>P|p)\{(?P<category>[A-Z][a-z]?)\}|.)"
    r"|\(\?<(?P<name>[A-Za-z_]\w*)>|(?P<bracket>[\[\]])",
    re.DOTALL,
)

_BEYOND_UTF_16 = 0x10000


@lru_cache(maxsize=4096)
def dotnet_pattern(source: str) -> Pattern:
    """A pattern in .NET's syntax, that is Python's but for named groups, ends of text and Unicode categories.

    Raises what `doclint.schema.patterns.Pattern` raises.
    """
    pieces: list[str] = []
    position, is_in_class = 0, False
    while position < len(source):
        match = _DIFFERENT.match(source, position)
        if match is None:
            pieces.append(source[position])
            position += 1
            continue
        position = match.end()
        if match["bracket"]:
            is_in_class, piece = _bracket(source, match, is_in_class)
            pieces.append(piece)
        else:
            pieces.append(_translated(match, is_in_class))
    return pattern("".join(pieces))


def _bracket(source: str, match: re.Match[str], is_in_class: bool) -> tuple[bool, str]:
    """Whether a class is open behind a bracket, and the bracket as Python wants it."""
    if is_in_class:
        if match["bracket"] == "[" and source[match.start() - 1] == "-":
            raise UnboundedPatternError("the subtraction of a class, '-['")
        opens_late = source[match.start() - 1] == "[" or source[match.start() - 2 : match.start()] == "[^"
        return match["bracket"] == "[" or opens_late, "\\" + match["bracket"] if match["bracket"] == "[" else "]"
    return match["bracket"] == "[", match["bracket"]


def _translated(match: re.Match[str], is_in_class: bool) -> str:
    if match["name"]:
        return match[0] if is_in_class else f"(?P<{match['name']}>"
    if match["end"] and not is_in_class:
        # .NET's \Z also stands before a last line feed, as `$` does; its \z is Python's \Z.
        return "(?=\\n?\\Z)" if match["end"] == "Z" else "\\Z"
    if match["escape"]:
        return "\\x1b"
    if match["category"]:
        ranges = category_ranges(match["category"], match["not_in"] == "P")
        return ranges if is_in_class else f"[{ranges}]"
    return match[0]


@lru_cache(maxsize=64)
def category_ranges(category: str, is_excluded: bool) -> str:
    """The characters of a Unicode category, or all others, as ranges for a class.

    .NET looks at UTF-16: no character beyond U+FFFF is in any category that patterns ask for.
    """
    ranges: list[str] = []
    start: int | None = None
    for code in range(_BEYOND_UTF_16 + 1):
        is_in = code < _BEYOND_UTF_16 and unicodedata.category(chr(code)).startswith(category) != is_excluded
        if is_in and start is None:
            start = code
        elif not is_in and start is not None:
            ranges.append(f"\\u{start:04x}-\\u{code - 1:04x}")
            start = None
    return "".join(ranges) + (r"\U00010000-\U0010ffff" if is_excluded else "")
