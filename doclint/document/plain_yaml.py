"""The quick way through front matter that is plain: lines of `key: value` and lists of such values, nothing else.

Most blocks are, and need no YAML parser, which takes ten times as long. What is accepted here means exactly the same
to the parser (a property test holds the two against each other); everything else is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.data_classes import dataclass
from doclint.document.core_yaml import Duplicate, Entry, JsonValue, Token, plain_scalar

# No control characters, and none of the line breaks that only YAML 1.1 knows.
_NO_CHARACTER = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"

# Within a plain text a colon before a space would make it a key, and a number sign behind one a comment. All
# quantifiers are possessive: nothing is tried twice.
_VALUE = (
    rf"""(?:(?:"[^"\\{_NO_CHARACTER}]*+"|'[^'{_NO_CHARACTER}]*+')[ ]*+"""
    rf"""|[^\-?:,\[\]{{}}#&*!|>'"%@` {_NO_CHARACTER}][^:#{_NO_CHARACTER}]*+"""
    rf"""(?:(?::(?=[^ \r\n{_NO_CHARACTER}])|(?<=[^ ])#)[^:#{_NO_CHARACTER}]*+)*+)"""
)
_END = r"(?:\r?\n|\Z)"
_KEY = r"[A-Za-z][A-Za-z0-9_.\-]{0,60}+(?:[ ][A-Za-z0-9_.\-]{1,60}+){0,5}+"
_ITEM = rf"-[ ]{{1,8}}+{_VALUE}{_END}"

_ENTRY = re.compile(
    rf"(?P<key>{_KEY}):"
    rf"(?:[ ]{{1,8}}+(?P<value>{_VALUE}){_END}"
    rf"|[ ]*+{_END}(?P<items>(?P<indent>[ ]{{0,8}}+){_ITEM}(?:(?P=indent){_ITEM})*+)?+)"
    r"(?=[A-Za-z]|\Z)"
)
_LIST_VALUE = re.compile(rf"-[ ]{{1,8}}+({_VALUE}){_END}")


@dataclass(frozen=True, slots=True)
class PlainBlock:
    """A plain block, with the same answers as `YamlBlock`."""

    value: dict[str, JsonValue]
    _text: str

    @property
    def duplicates(self) -> tuple[Duplicate, ...]:
        return ()

    def entries(self) -> Iterator[Entry]:
        """Every key and list item of the block, outer ones first."""
        for match in _matches(self._text):
            key = Token(*match.span("key"))
            route = (match["key"],)
            if match["items"] is None:
                yield Entry(route, key, _token(match, "value") if match["value"] else Token(key.end, key.end))
                continue
            items = [_token(item, 1) for item in _LIST_VALUE.finditer(self._text, *match.span("items"))]
            yield Entry(route, key, Token(self._text.index("-", match.start("items")), items[-1].end))
            for index, item in enumerate(items):
                yield Entry((*route, index), item, item)


def read_plain_yaml(text: str) -> PlainBlock | None:
    """Read what stands between the fences, None where it is not plain (or is not valid)."""
    values: dict[str, JsonValue] = {}
    end = 0
    count = 0
    for match in _matches(text):
        end = match.end()
        count += 1
        items = match["items"]
        if items is None:
            values[match["key"]] = _scalar(match["value"])
        else:
            values[match["key"]] = [_scalar(item) for item in _LIST_VALUE.findall(items)]
    if end != len(text) or len(values) != count:
        return None
    return PlainBlock(values, text)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The entries of a block, one behind the other, up to the first thing that is none."""
    start = len(text) - len(text.lstrip("\r\n"))
    while match := _ENTRY.match(text, start):
        yield match
        start = match.end()


def _scalar(raw: str | None) -> JsonValue:
    if not raw:
        return None
    return raw[1:-1] if raw[0] in "\"'" else plain_scalar(raw.rstrip(" "))


def _token(match: re.Match[str], group: str | int) -> Token:
    start = match.start(group)
    return Token(start, start + len(match[group].rstrip(" ")))
