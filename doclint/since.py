"""Tells which findings changes have caused: those on changed lines, and those that were not there before."""

from __future__ import annotations

import difflib
import os
import re
from collections import Counter

from doclint.corpus.changes import ChangedPage, Changes
from doclint.document.page import LARGEST_PAGE
from doclint.findings import Finding
from doclint.ordinary_files import read_ordinary_file

_LINE_ENDING = re.compile(r"\r\n|\n|\r")


def caused_by(changes: Changes, findings: list[Finding], before: list[Finding]) -> list[Finding]:
    """The findings that changes caused, in the same order.

    A finding on a changed line of a changed page counts. So does one that the pages did not have before the changes,
    wherever it stands: in an untouched page that differs from a changed one now, or at the place where something is
    missing now. Of equal findings as many are new as there are more of them.

    Args:
        before: the findings of the pages as they were.
    """
    renamed = {_shown(page.old_path): _shown(page.path) for page in changes.pages if page.path and page.old_path}
    lines = {_shown(page.path): _changed_lines(page) for page in changes.pages if page.path is not None}
    # A comment that is gone brings back what it suppressed.
    known = Counter(_key(renamed.get(old.path, old.path), old) for old in before if old.suppressed is None)
    known_suppressed = Counter(_key(renamed.get(old.path, old.path), old) for old in before if old.suppressed)
    on_changed_line = {
        index for index, finding in enumerate(findings) if _touches(finding, lines.get(finding.path, frozenset()))
    }
    is_caused = []
    for index, finding in enumerate(findings):
        key = _key(finding.path, finding)
        if index in on_changed_line:
            is_caused.append(True)
        elif known[key] > 0:
            known[key] -= 1
            is_caused.append(False)
        elif finding.suppressed and known_suppressed[key] > 0:
            known_suppressed[key] -= 1
            is_caused.append(False)
        else:
            is_caused.append(True)
    return [finding for finding, caused in zip(findings, is_caused, strict=True) if caused]


def _key(path: str, finding: Finding) -> tuple[str, str, str]:
    return path, finding.code, finding.identity


def _shown(path: str) -> str:
    return os.path.relpath(path).replace(os.sep, "/")


def _touches(finding: Finding, lines: frozenset[int]) -> bool:
    if not lines:
        return False
    last = finding.end.line - (finding.end.column == 1 and finding.end > finding.start)
    return any(line in lines for line in range(finding.start.line, last + 1))


def _changed_lines(page: ChangedPage) -> frozenset[int]:
    """The lines of a page, from 1, that are not as they were. Line endings do not count: a checkout may change them."""
    try:
        new = _lines(read_ordinary_file(page.path or "", LARGEST_PAGE))
    except OSError:
        return frozenset()
    if page.old_content is None:
        return frozenset(range(1, len(new) + 1))
    old = _lines(page.old_content)
    shorter = min(len(old), len(new))
    first = next((number for number in range(shorter) if old[number] != new[number]), shorter)
    last = next((number for number in range(shorter - first) if old[-1 - number] != new[-1 - number]), shorter - first)
    matcher = difflib.SequenceMatcher(None, old[first : len(old) - last], new[first : len(new) - last])
    changed: set[int] = set()
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag != "equal":
            changed.update(range(first + start + 1, first + end + 1))
    return frozenset(changed)


def _lines(content: bytes) -> list[str]:
    return _LINE_ENDING.split(content.removeprefix(b"\xef\xbb\xbf").decode(errors="replace"))
