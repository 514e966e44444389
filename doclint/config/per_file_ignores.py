"""Marks the findings that `per-file-ignores` of the configuration takes out of account."""

from __future__ import annotations

import os
from collections.abc import Iterable

from doclint.config.settings import ALWAYS_ON, IgnoredOnPages
from doclint.findings import Finding


def mark_ignored(findings: Iterable[Finding], ignores: Iterable[IgnoredOnPages]) -> list[Finding]:
    """The same findings in the same order; those that the globs of their page ignore are suppressed by "config".

    What could not be checked is never ignored, and what is suppressed already stays as it is.
    """
    ignores = tuple(ignores)
    if not ignores:
        return list(findings)
    ignored_on: dict[str, frozenset[str]] = {}
    marked = []
    for finding in findings:
        if finding.path not in ignored_on:
            page = os.path.abspath(finding.path)
            codes = (ignore.codes for ignore in ignores if ignore.pages.matches(page))
            ignored_on[finding.path] = frozenset().union(*codes)
        is_ignored = finding.code in ignored_on[finding.path] and not finding.code.startswith(ALWAYS_ON)
        marked.append(finding._replace(suppressed="config") if is_ignored and finding.suppressed is None else finding)
    return marked
