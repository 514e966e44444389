"""A docfx schema's `rules` block: another severity, code or message for the findings of one attribute."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from doclint.data_classes import dataclass
from doclint.findings import Severity
from doclint.schema.patterns import pattern

_SEVERITIES = {
    "info": Severity.INFO,
    "suggestion": Severity.INFO,
    "warning": Severity.WARNING,
    "error": Severity.ERROR,
}

_OFF = "off"

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([0-9]{1,2})[^{}]*\}")


@dataclass(frozen=True, slots=True)
class CustomRule:
    """What the block says of one code at one attribute.

    Attributes:
        is_off: whether there is no finding.
        severity: None keeps the default.
        name: the code that takes the place of docfx's.
        message: takes the place of docfx's, `{0}` and so on standing for its arguments.
        addition: a sentence behind the message.
        exclude: globs of pages that have no finding.
    """

    is_off: bool
    severity: Severity | None
    name: str | None
    message: str | None
    addition: str | None
    exclude: tuple[str, ...]

    def excludes(self, path: str) -> bool:
        """Whether a page has no finding; `path` is POSIX, relative to the root of the documentation set."""
        return any(matches_glob(glob, path) for glob in self.exclude)

    def say(self, message: str, arguments: Sequence[str]) -> str:
        """docfx's message as the rule wants it."""
        if self.message:
            message = _PLACEHOLDER.sub(lambda match: _placed(match, arguments), self.message)
        if self.addition:
            message = f"{message}{'' if message.endswith('.') else '.'} {self.addition}"
        return message


def _placed(match: re.Match[str], arguments: Sequence[str]) -> str:
    if match[1] is None:
        return match[0][0]
    index = int(match[1])
    return arguments[index] if index < len(arguments) else match[0]


CustomRules = Mapping[str, Mapping[str, CustomRule]]
"""By the path of an attribute, then by docfx's code."""


def read_custom_rules(block: Mapping[str, Any]) -> CustomRules:
    """Read a prepared schema's `rules` block; members that say nothing here (`addOnly` and such) are ignored."""
    return {path: {code: _read(entry) for code, entry in entries.items()} for path, entries in block.items()}


def _read(entry: Mapping[str, Any]) -> CustomRule:
    severity = entry.get("severity")
    severity = severity.lower() if isinstance(severity, str) else None
    exclude = entry.get("exclude") or ()
    name, message, addition = (_text(entry.get(member)) for member in ("code", "message", "additionalMessage"))
    return CustomRule(
        is_off=severity == _OFF or entry.get("disabled") is True,
        severity=_SEVERITIES.get(severity or ""),
        name=name,
        message=message,
        addition=addition,
        exclude=(exclude,) if isinstance(exclude, str) else tuple(exclude),
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def matches_glob(glob: str, path: str) -> bool:
    """Whether a docfx glob matches a whole path: `**` spans folders, `*` and `?` do not, `{a,b}` is a choice.

    Letter case does not count, as on docfx's build servers.
    """
    return pattern(glob_pattern(glob)).search(path)


@lru_cache(maxsize=256)
def glob_pattern(glob: str) -> str:
    """A glob as a regular expression."""
    glob = glob.replace("\\", "/").removeprefix("./")
    choices = _choices(glob)
    pieces = []
    for token in _GLOB_TOKEN.finditer(glob):
        # A run of them says no more than one.
        text = "**/" if token[0].endswith("**/") else "**" if token[0].startswith("**") else token[0]
        if text in _GLOB_MEANINGS:
            pieces.append(_GLOB_MEANINGS[text])
        elif text in "{},":
            pieces.append(choices.get(token.start(), re.escape(text)))
        else:
            pieces.append(re.escape(text))
    return rf"(?is)\A(?:{''.join(pieces)})\Z"


_GLOB_TOKEN = re.compile(r"(?:\*\*/)+|\*\*+|.", re.DOTALL)

_GLOB_MEANINGS = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def _choices(glob: str) -> dict[int, str]:
    """What the braces and commas of choices become, by their place; a brace without its partner is a letter."""
    meanings: dict[int, str] = {}
    opened: list[list[int]] = []
    for place, letter in enumerate(glob):
        if letter == "{":
            opened.append([place])
        elif letter == "," and opened:
            opened[-1].append(place)
        elif letter == "}" and opened:
            start, *commas = opened.pop()
            meanings |= {start: "(?:", place: ")", **dict.fromkeys(commas, "|")}
    return meanings
