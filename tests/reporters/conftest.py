"""What a report looks like depends on the environment; in these tests only on what they say themselves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from doclint.reporters.rule_pages import DOCUMENTATION, documentation


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("PRE_COMMIT", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv(DOCUMENTATION, "https://doclint.example")
    documentation.cache_clear()
    yield
    documentation.cache_clear()
