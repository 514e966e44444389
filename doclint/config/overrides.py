"""`--config-override KEY=VALUE`: a value of the configuration that holds for one run."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from doclint.errors import ConfigurationError


def parse_overrides(texts: Iterable[str]) -> dict[str, Any]:
    """The table that overrides give together. A key is written as in the file, and a value that is no TOML is a text.

    Raises:
        ConfigurationError: one has no key.
    """
    table: dict[str, Any] = {}
    for text in texts:
        key, equals, value = text.partition("=")
        said = _parse(f"{key} = {value}") or _parse(f"{key} = {_quoted(value.strip())}")
        if not equals or "\n" in key or said is None:
            raise ConfigurationError(
                f"--config-override: {text!r} is not KEY=VALUE, such as rules.HND003.max-age-days=90"
            )
        table = overridden(table, said)
    return table


def overridden(table: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A table in which some values are replaced, at any depth."""
    merged = dict(table)
    for key, value in changes.items():
        known = table.get(key)
        merged[key] = overridden(known, value) if isinstance(known, dict) and isinstance(value, dict) else value
    return merged


def _parse(line: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(line)
    except (ValueError, RecursionError):
        return None


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
