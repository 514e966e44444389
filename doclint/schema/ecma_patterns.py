"""Regular expressions as JSON Schema means them: ECMAScript's, read into Python's.

JSON Schema asks for ECMA-262 with Unicode (https://json-schema.org/draft/2020-12/json-schema-core#section-6.4). Where
the two differ and a pattern can mean only one thing, doclint is lenient as validators are: `(?i)` and `(?P<name>…)`
are Python's alone and stay.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from doclint.schema.pattern_syntax import UnboundedPatternError
from doclint.schema.patterns import Pattern, pattern

_TOKEN = re.compile(
    r"\\u\{(?P<code>[0-9a-fA-F]{1,6})\}"
    r"|\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\(?P<not_in>[pP])\{(?P<property>[^{}]*)\}"
    r"|\\k<[^>]*>|\\c(?P<control>[A-Za-z])|\\(?P<letter>.)"
    r"|\(\?<(?P<name>[^=!][^>]*)>"
    r"|(?P<any>\[\^\])|(?P<none>\[\])|(?P<open>\[\^?)|(?P<close>\])"
    r"|(?P<brace>\{(?![0-9]+(?:,[0-9]*)?\}))|(?P<dot>\.)|(?P<end>\$)",
    re.DOTALL,
)

_DIGITS = "0-9"
_WORD = "A-Za-z0-9_"
_SPACE = r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_LAST = chr(sys.maxunicode)
_NO_DIGITS = r"\x00-/:-" + _LAST
_NO_WORD = r"\x00-/:-@\[-\^`{-" + _LAST
_NO_SPACE = (
    r"\x00-\x08\x0e-\x1f!-\u009f\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff"
    r"\u3001-\ufefe\uff00-"
) + _LAST
_CLASSES = {"d": _DIGITS, "w": _WORD, "s": _SPACE, "D": _NO_DIGITS, "W": _NO_WORD, "S": _NO_SPACE}

# What other dialects mean by these letters is not what ECMAScript does: nobody knows which was meant.
_OF_OTHERS = frozenset("AaeEGhHKLlNOPpQRUXyYzZ")


@lru_cache(maxsize=1024)
def ecma_pattern(source: str) -> Pattern:
    """A pattern in ECMAScript's syntax.

    Raises:
        re.error: it is no pattern, or has what doclint does not know.
        UnboundedPatternError: it has a construct whose work cannot be bounded.
    """
    return pattern(_translated(source))


def why_not(source: str) -> str | None:
    """Why a pattern cannot be run; None where it can."""
    try:
        ecma_pattern(source)
    except re.error as error:
        return f"not a regular expression that doclint can run: {error}"
    except UnboundedPatternError as error:
        return f"the time that this pattern takes cannot be bounded: it has {error}"
    return None


def is_pattern(source: str) -> bool:
    """Whether a text is a pattern in ECMAScript's syntax, as far as doclint can tell."""
    try:
        ecma_pattern(source)
    except UnboundedPatternError:
        return True
    except re.error:
        return False
    return True


def _translated(source: str) -> str:
    pieces: list[str] = []
    position = 0
    names = 0
    is_in_class = False
    while position < len(source):
        match = _TOKEN.match(source, position)
        if match is None:
            piece = source[position]
            # What begins a set operation in a class one day is a sign in it today.
            pieces.append("\\" + piece if is_in_class and piece in "&|~-" and _is_doubled(source, position) else piece)
            position += 1
            continue
        position = match.end()
        if match["name"] is not None and not is_in_class:
            names += 1
            pieces.append(f"(?P<_{names}>")
        elif match["open"] and not is_in_class:
            is_in_class = True
            pieces.append(match[0])
        elif match["close"] and is_in_class:
            is_in_class = False
            pieces.append("]")
        elif match["any"] or match["none"]:
            if is_in_class:
                # Here it is a bracket in a class, and then the end of it.
                position = match.start() + 1
                pieces.append("\\[")
            else:
                pieces.append(r"[\s\S]" if match["any"] else "(?!)")
        elif match["letter"] is not None or match[0].startswith("\\"):
            pieces.append(_escape(match, is_in_class))
        else:
            pieces.append(_sign(match[0], is_in_class))
    if is_in_class:
        raise re.error("unterminated character set")
    return "".join(pieces)


def _is_doubled(source: str, position: int) -> bool:
    sign = source[position]
    return sign != "-" and sign in (source[position - 1 : position], source[position + 1 : position + 2])


def _sign(sign: str, is_in_class: bool) -> str:
    if is_in_class:
        return "\\[" if sign.startswith("[") else sign
    return {
        ".": r"[^\n\r\u2028\u2029]",
        # Python's `$` also stands before a last line feed.
        "$": r"(?![\s\S])",
        "{": r"\{",
        "]": r"\]",
    }.get(sign, sign)


def _escape(match: re.Match[str], is_in_class: bool) -> str:
    if match["code"] or match["high"]:
        return _character(_code(match))
    if match["property"] is not None:
        ranges = property_ranges(match["property"], is_excluded=match["not_in"] == "P")
        return ranges if is_in_class else f"[{ranges}]"
    if match["control"]:
        return f"\\x{ord(match['control']) % 32:02x}"
    letter = match["letter"]
    if letter is None:
        raise UnboundedPatternError(f"the back-reference '{match[0]}'")
    if letter in _CLASSES:
        return _CLASSES[letter] if is_in_class else f"[{_CLASSES[letter]}]"
    if letter in "bB" and not is_in_class:
        return f"(?a:\\{letter})"
    if letter == "0":
        return "\\x00"
    if letter in _OF_OTHERS or (letter == "c"):
        raise re.error(f"ECMAScript knows no \\{letter}")
    # Python refuses to escape what needs none.
    return match[0] if letter in "bfnrtvux123456789" or not letter.isalnum() else letter


def _code(match: re.Match[str]) -> int:
    if match["code"]:
        return int(match["code"], 16)
    return 0x10000 + ((int(match["high"], 16) - 0xD800) << 10) + (int(match["low"], 16) - 0xDC00)


def _character(code: int) -> str:
    if code > sys.maxunicode:
        raise re.error(f"there is no character U+{code:X}")
    return f"\\x{code:02x}" if code < 0xA0 else chr(code)


# --- properties of characters

_CATEGORIES = {
    "letter": "L",
    "lowercase_letter": "Ll",
    "uppercase_letter": "Lu",
    "titlecase_letter": "Lt",
    "modifier_letter": "Lm",
    "other_letter": "Lo",
    "cased_letter": "LC",
    "mark": "M",
    "combining_mark": "M",
    "nonspacing_mark": "Mn",
    "spacing_mark": "Mc",
    "enclosing_mark": "Me",
    "number": "N",
    "decimal_number": "Nd",
    "digit": "Nd",
    "letter_number": "Nl",
    "other_number": "No",
    "punctuation": "P",
    "punct": "P",
    "connector_punctuation": "Pc",
    "dash_punctuation": "Pd",
    "open_punctuation": "Ps",
    "close_punctuation": "Pe",
    "initial_punctuation": "Pi",
    "final_punctuation": "Pf",
    "other_punctuation": "Po",
    "symbol": "S",
    "math_symbol": "Sm",
    "currency_symbol": "Sc",
    "modifier_symbol": "Sk",
    "other_symbol": "So",
    "separator": "Z",
    "space_separator": "Zs",
    "line_separator": "Zl",
    "paragraph_separator": "Zp",
    "other": "C",
    "control": "Cc",
    "cntrl": "Cc",
    "format": "Cf",
    "surrogate": "Cs",
    "private_use": "Co",
    "unassigned": "Cn",
}
_SHORT = frozenset(_CATEGORIES.values())

_SCRIPTS = {
    "latin": ("LATIN ", "FULLWIDTH LATIN "),
    "greek": ("GREEK ",),
    "cyrillic": ("CYRILLIC ",),
    "han": (
        "CJK UNIFIED IDEOGRAPH",
        "CJK COMPATIBILITY IDEOGRAPH",
        "CJK RADICAL",
        "KANGXI RADICAL",
        "IDEOGRAPHIC NUMBER",
    ),
    "hiragana": ("HIRAGANA ",),
    "katakana": ("KATAKANA ", "HALFWIDTH KATAKANA "),
    "hangul": ("HANGUL ", "HALFWIDTH HANGUL "),
    "arabic": ("ARABIC ",),
    "hebrew": ("HEBREW ",),
    "thai": ("THAI ",),
    "devanagari": ("DEVANAGARI ",),
    "armenian": ("ARMENIAN ",),
    "georgian": ("GEORGIAN ",),
    "bengali": ("BENGALI ",),
    "tamil": ("TAMIL ",),
}
_SHORT_SCRIPTS = {
    "latn": "latin",
    "grek": "greek",
    "cyrl": "cyrillic",
    "hani": "han",
    "arab": "arabic",
    "hebr": "hebrew",
}

_BINARY: dict[str, Callable[[str], bool]] = {
    "any": lambda sign: True,
    "ascii": str.isascii,
    "alphabetic": lambda sign: sign.isalpha() or unicodedata.category(sign) == "Nl",
    "alpha": lambda sign: sign.isalpha() or unicodedata.category(sign) == "Nl",
    "lowercase": str.islower,
    "uppercase": str.isupper,
    "white_space": lambda sign: sign.isspace() and not "\x1c" <= sign <= "\x1f",
    "id_start": str.isidentifier,
    "id_continue": lambda sign: f"a{sign}".isidentifier(),
}


@lru_cache(maxsize=64)
def property_ranges(name: str, *, is_excluded: bool) -> str:
    """The characters that have a Unicode property, or all others, as ranges for a class; raises `re.error`."""
    has = _test(name)
    ranges = []
    for start, end in _runs(code for code in range(sys.maxunicode + 1) if has(chr(code)) != is_excluded):
        ranges.append(_character(start) if start == end else f"{_character(start)}-{_character(end)}")
    if not ranges:
        raise re.error(f"no character has the property {name}")
    return "".join(ranges)


def _test(name: str) -> Callable[[str], bool]:
    key, equals, value = name.partition("=")
    folded, told = key.casefold(), value.casefold()
    if equals and folded in ("script", "sc", "script_extensions", "scx"):
        starts = _SCRIPTS.get(_SHORT_SCRIPTS.get(told, told))
        if starts is not None:
            return lambda sign: unicodedata.name(sign, "").startswith(starts)
    category = value if equals and folded in ("general_category", "gc") else key if not equals else ""
    category = category if category in _SHORT else _CATEGORIES.get(category.casefold(), "")
    if category == "LC":
        return lambda sign: unicodedata.category(sign) in ("Lu", "Ll", "Lt")
    if category:
        return lambda sign: unicodedata.category(sign).startswith(category)
    if not equals and folded in _BINARY:
        return _BINARY[folded]
    raise re.error(f"no character property {name} is known here")


def _runs(codes: Iterable[int]) -> Iterable[tuple[int, int]]:
    start = end = None
    for code in codes:
        if end is not None and start is not None and code == end + 1:
            end = code
            continue
        if end is not None and start is not None:
            yield start, end
        start = end = code
    if end is not None and start is not None:
        yield start, end
