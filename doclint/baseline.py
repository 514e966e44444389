"""The baseline: the findings that a team lives with, so that only new ones fail a run.

An entry names a finding by the fingerprint of the first of its equals in the page, and counts them. A page that was
renamed is known by the hash of its content.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any

from doclint.config.settings import ConfigurationError
from doclint.corpus.git import place_in_repository, repository_root
from doclint.data_classes import dataclass, replace
from doclint.digests import sha256
from doclint.document.page import LARGEST_PAGE
from doclint.findings import Finding, fingerprint
from doclint.ordinary_files import read_ordinary_file
from doclint.rules.registry import all_rules
from doclint.rules.rule import Scope

VERSION = 1

BASELINE_NAME = ".doclint-baseline.json"

# An entry takes some 130 bytes.
_MOST_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """Findings of a page that are equal.

    Attributes:
        page: POSIX, relative to the repository.
        rule: the code of their rule.
        fingerprint: of the first of them.
    """

    page: str
    rule: str
    fingerprint: str
    count: int


@dataclass(frozen=True)
class Baseline:
    """What a baseline file holds.

    Attributes:
        root: the absolute folder that the pages are relative to.
        contents: of each page, the hash of its content when it was written down.
    """

    root: str
    entries: tuple[Entry, ...]
    contents: Mapping[str, str]

    def page(self, entry: Entry) -> str:
        """The absolute path of an entry's page."""
        return os.path.normpath(os.path.join(self.root, entry.page))

    def exists(self, entry: Entry) -> bool:
        """Whether the page of an entry is still there."""
        return entry.page in self._existing

    @property
    def existing_pages(self) -> Iterable[str]:
        """The absolute paths of its pages that are still there."""
        return (os.path.normpath(os.path.join(self.root, page)) for page in self._existing)

    @cached_property
    def _existing(self) -> frozenset[str]:
        pages = {entry.page for entry in self.entries}
        return frozenset(page for page in pages if os.path.isfile(os.path.join(self.root, page)))

    def mark(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[Entry]]:
        """Mark the findings that stand in it, and give the entries that are left over, with what is left of them.

        Of equal findings in a page the first ones count as known.
        """
        found = list(findings)
        left = Counter({entry.fingerprint: entry.count for entry in self.entries})
        unknown = [index for index, finding in enumerate(found) if not _take(found, index, left, finding.path)]
        moved = self._moved([found[index] for index in unknown]) if any(left.values()) else {}
        for index in unknown:
            for old in [*moved.get(found[index].path, ()), *self._first_pages(found[index])]:
                if _take(found, index, left, os.path.join(self.root, old)):
                    break
        return found, [
            replace(entry, count=left[entry.fingerprint]) for entry in self.entries if left[entry.fingerprint]
        ]

    def _first_pages(self, finding: Finding) -> Iterable[str]:
        """The pages that a finding about the whole corpus may have stood on: it stands on the first one that has it."""
        if all_rules()[finding.code].scope is not Scope.CORPUS:
            return ()
        return (entry.page for entry in self.entries if entry.rule == finding.code)

    def _moved(self, unknown: list[Finding]) -> dict[str, list[str]]:
        """Of the pages of findings that are not known, the pages of the baseline that they were: gone, same content."""
        gone: dict[str, list[str]] = {}
        for page in sorted({entry.page for entry in self.entries} - self._existing):
            if page in self.contents:
                gone.setdefault(self.contents[page], []).append(page)
        if not gone:
            return {}
        pages = sorted({finding.path for finding in unknown})
        return {page: gone[content] for page in pages if (content := content_hash(page)) in gone}


def _take(findings: list[Finding], index: int, left: Counter[str], path: str) -> bool:
    """Mark a finding if there is an entry left for it, on the page `path`; one that is suppressed needs none."""
    finding = findings[index]
    if finding.suppressed is not None:
        return True
    known = fingerprint(place_in_repository(path), finding.code, finding.identity, 1)
    if left[known] <= 0:
        return False
    left[known] -= 1
    findings[index] = finding._replace(suppressed="baseline")
    return True


def content_hash(path: str) -> str | None:
    """What tells the content of a page from any other, whatever line endings the checkout has; None if unreadable."""
    try:
        content = read_ordinary_file(path, LARGEST_PAGE)
    except OSError:
        return None
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()[:32]


def entries_of(findings: Iterable[Finding]) -> tuple[Entry, ...]:
    """The entries for findings that nothing suppresses otherwise; what could not be checked is no such finding."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        if finding.suppressed in (None, "baseline") and not finding.code.startswith("DOC"):
            page = place_in_repository(finding.path)
            counts[page, finding.code, fingerprint(page, finding.code, finding.identity, 1)] += 1
    return _sorted(Entry(*key, count) for key, count in counts.items())


def merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries in order, each once, counts of the same one added."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for entry in entries:
        counts[entry.page, entry.rule, entry.fingerprint] += entry.count
    return _sorted(Entry(*key, count) for key, count in counts.items())


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=attrgetter("page", "rule", "fingerprint", "count")))


def render(entries: Iterable[Entry], contents: Mapping[str, str]) -> str:
    """The baseline as JSON, an entry and a page a line, sorted, so that a change of it is easy to review and merge."""
    ordered = _sorted(entries)
    findings = ",\n".join(
        "    "
        + json.dumps({"page": entry.page, "rule": entry.rule, "fingerprint": entry.fingerprint, "count": entry.count})
        for entry in ordered
    )
    pages = ",\n".join(
        f"    {json.dumps(page)}: {json.dumps(contents[page])}"
        for page in sorted({entry.page for entry in ordered} & contents.keys())
    )
    return f'{{\n  "version": {VERSION},\n  "findings": [{_lines(findings)}],\n  "pages": {{{_lines(pages)}}}\n}}\n'


def _lines(text: str) -> str:
    return f"\n{text}\n  " if text else ""


def load_baseline(path: str) -> Baseline:
    """Read a baseline file.

    Raises:
        ConfigurationError: there is none, or it is not one.
    """
    try:
        content = read_ordinary_file(path, _MOST_BYTES + 1)
    except OSError as error:
        raise ConfigurationError(
            f"{path}: cannot read the baseline: {error.strerror}; `doclint baseline create --baseline {path}` makes one"
        ) from None
    if len(content) > _MOST_BYTES:
        raise ConfigurationError(f"{path}: larger than {_MOST_BYTES // 1_000_000} MB; no baseline needs that much")
    try:
        document = json.loads(content.decode())
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"{path}: the baseline is not JSON: {error}; create it anew") from None
    try:
        return _read(document)
    except (KeyError, TypeError, ValueError) as error:
        raise ConfigurationError(f"{path}: this is no baseline of doclint ({error}); create it anew") from None


def may_be_baseline(path: str) -> bool:
    """Whether a path is free, or has what was a baseline once: a merge may have damaged it, and it is made anew.

    A configuration names the file, and a stranger may have written that.
    """
    if not os.path.lexists(path):
        return True
    try:
        content = read_ordinary_file(path, _MOST_BYTES)
    except OSError:
        # Writing it says what it is.
        return True
    return not content.strip() or (content.lstrip().startswith(b"{") and b'"findings"' in content)


def _read(document: Any) -> Baseline:
    if document["version"] != VERSION:
        raise ValueError(f"version {document['version']!r}, not {VERSION}")
    entries = []
    for found in document["findings"]:
        entry = Entry(found["page"], found["rule"], found["fingerprint"], found["count"])
        texts = (entry.page, entry.rule, entry.fingerprint)
        if not all(isinstance(text, str) for text in texts) or type(entry.count) is not int or entry.count < 1:
            raise ValueError(f"not an entry: {found!r:.200}")
        entries.append(entry)
    contents = document["pages"]
    if not isinstance(contents, dict) or not all(isinstance(content, str) for content in contents.values()):
        raise ValueError("`pages` holds no hashes")
    root = repository_root(os.getcwd()) or os.getcwd()
    return Baseline(root, merged(entries), contents)
