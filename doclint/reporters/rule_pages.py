"""The address of a rule's documentation page, which every format links to where there is one."""

from __future__ import annotations

import os
import re
from functools import cache

DOCUMENTATION = "DOCLINT_DOCS_URL"
"""The variable that names where doclint's documentation is published; without it, the installed distribution does."""

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\^`{|}\x00-\x20\x7f]+")

# https://packaging.python.org/en/latest/specifications/core-metadata/#project-url-multiple-use
_PROJECT_URL = re.compile(r"^Project-URL: *Documentation *, *(\S+) *$", re.MULTILINE | re.IGNORECASE)


def rule_page(code: str) -> str | None:
    """The address of the page about the rule with this code; None where no documentation is published."""
    base = documentation()
    return None if base is None else f"{base}rules/{code}/"


@cache
def documentation() -> str | None:
    """Where the documentation is published, ending in a slash; None where nobody says."""
    told = os.environ.get(DOCUMENTATION) or _told_by_distribution()
    return f"{told.rstrip('/')}/" if _ADDRESS.fullmatch(told) else None


def _told_by_distribution() -> str:
    from importlib.metadata import PackageNotFoundError, distribution  # noqa: PLC0415 - few formats have links

    try:
        metadata = distribution("doclint").read_text("METADATA") or ""
    except PackageNotFoundError:
        return ""
    found = _PROJECT_URL.search(metadata.partition("\n\n")[0])
    return found[1] if found else ""
