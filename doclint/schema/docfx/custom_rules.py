"""A docfx schema's `rules` block: another severity, code or message for the findings of one attribute."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from doclint.findings import Severity

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
        return any(glob_pattern(glob).match(path) for glob in self.exclude)

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
    return CustomRule(
        is_off=severity == _OFF or entry.get("disabled") is True,
        severity=_SEVERITIES.get(severity or ""),
        name=entry.get("code") or None,
        message=entry.get("message") or None,
        addition=entry.get("additionalMessage") or None,
        exclude=(exclude,) if isinstance(exclude, str) else tuple(exclude),
    )


def glob_pattern(glob: str) -> re.Pattern[str]:
    """A docfx glob as a pattern for whole paths: `**` spans folders, `*` and `?` do not, `{a,b}` is a choice.

    Letter case does not count, as on docfx's build servers.
    """
    pattern, depth, position = [], 0, 0
    glob = glob.replace("\\", "/").removeprefix("./")
    while position < len(glob):
        if glob.startswith("**/", position):
            pattern.append("(?:[^/]+/)*")
            position += len("**/")
            continue
        if glob.startswith("**", position):
            pattern.append(".*")
            position += len("**")
            continue
        character = glob[position]
        position += 1
        if character == "*":
            pattern.append("[^/]*")
        elif character == "?":
            pattern.append("[^/]")
        elif character == "{" and "}" in glob[position:]:
            pattern.append("(?:")
            depth += 1
        elif character == "}" and depth:
            pattern.append(")")
            depth -= 1
        elif character == "," and depth:
            pattern.append("|")
        else:
            pattern.append(re.escape(character))
    return re.compile("".join(pattern) + r"\Z", re.IGNORECASE | re.DOTALL)
