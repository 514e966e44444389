"""Front matter in TOML: its values and the places of its keys."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from doclint.data_classes import dataclass
from doclint.document.block import MOST_LEVELS, CoreYamlError, Duplicate, Entry, JsonValue, OverLimitError, Token

_TEXT_OR_COMMENT = re.compile(
    r'''"""(?:[^"\\]|\\[\s\S]|"{1,2}+(?!"))*+(?:"{3,5}+)?|'''
    r"'''(?:[^']|'{1,2}+(?!'))*+(?:'{3,5}+)?|"
    r""""(?:[^"\\\n]|\\.)*+"?|'[^'\n]*+'?|#[^\n]*+"""
)
_BRACKET = re.compile(r"[\[{\]}]")
# tomllib looks at every part of a dotted key again for each of its parts.
_LONG_KEY = re.compile(rf"(?<![\w.-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{MOST_LEVELS}}}", re.ASCII)

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)\Z")


@dataclass(frozen=True, slots=True)
class TomlBlock:
    """A parsed block, with the same answers as `YamlBlock`."""

    value: JsonValue
    _text: str

    @property
    def duplicates(self) -> tuple[Duplicate, ...]:
        return ()

    def entries(self) -> Iterator[Entry]:
        """Every key and list item of the block; a table stands where its header does."""
        # The configuration file is read by it too; only a page with a finding needs it.
        from doclint.config.toml_places import toml_places  # noqa: PLC0415

        for route, place in toml_places(self._text).items():
            yield Entry(route, Token(place.key.start, place.key.end), Token(place.value.start, place.value.end))


def read_toml(text: str) -> TomlBlock:
    """Parse a TOML text; dates and times become texts as ISO 8601 has them.

    Raises:
        OverLimitError: it is nested too deeply.
        CoreYamlError: it is not TOML; TOML forbids duplicate keys.
    """
    _check_levels(text)
    try:
        return TomlBlock(_json(tomllib.loads(text)), text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(str(error), text) from None
    except ValueError as error:
        # An integer with more digits than Python reads.
        raise CoreYamlError(str(error), 0) from None


def _check_levels(text: str) -> None:
    # What is left has the same places.
    bare = _TEXT_OR_COMMENT.sub(lambda match: "_" * len(match[0]), text)
    level = 0
    for bracket in _BRACKET.finditer(bare):
        level += 1 if bracket[0] in "[{" else -1
        if level > MOST_LEVELS:
            raise OverLimitError(f"is nested more than {MOST_LEVELS} levels deep", bracket.start())
    long_key = _LONG_KEY.search(bare)
    if long_key is not None:
        raise OverLimitError(f"is nested more than {MOST_LEVELS} levels deep", long_key.start())


def _json(value: object) -> JsonValue:
    if isinstance(value, dict):
        return {key: _json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_json(item) for item in value]
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return str(value)
    if isinstance(value, str | int | float):
        return value
    return value.isoformat()  # type: ignore[attr-defined]


def _not_toml(words: str, text: str) -> CoreYamlError:
    place = _PLACE.search(words)
    problem = words[: place.start()] if place else words
    offset = len(text)
    if place is not None and place["line"] is not None:
        lines = text.replace("\r\n", " \n").split("\n")
        offset = sum(len(line) + 1 for line in lines[: int(place["line"]) - 1]) + int(place["column"]) - 1
    return CoreYamlError(problem[:1].lower() + problem[1:], min(offset, len(text)))
