"""doclint: a linter for localized Markdown documentation. docs/api.md describes the Python interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from doclint.api import Report as Report
    from doclint.api import check as check
    from doclint.api import check_text as check_text
    from doclint.api import fix as fix
    from doclint.errors import ConfigurationError as ConfigurationError
    from doclint.findings import Finding as Finding
    from doclint.findings import Severity as Severity

__version__ = "0.1.0"

_HOMES = {
    "ConfigurationError": "doclint.errors",
    "Finding": "doclint.findings",
    "Report": "doclint.api",
    "Severity": "doclint.findings",
    "check": "doclint.api",
    "check_text": "doclint.api",
    "fix": "doclint.api",
}

__all__ = [*sorted(_HOMES), "__version__"]  # noqa: PLE0604 - texts, all of them


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'doclint' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - importing doclint costs nothing

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
