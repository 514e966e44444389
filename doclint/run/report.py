"""`Report`: the result of a run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from doclint.findings import Finding, Summary
from doclint.system.data_classes import dataclass, field

if TYPE_CHECKING:
    from doclint.filtering.baseline import Entry


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run.

    Attributes:
        root: the absolute folder that all paths in it count from.
        findings: in order of path, start and code.
        is_incomplete: whether something could not be checked or written, so that the run cannot say "clean".
        decides: the findings that make the run fail.
        layout: where the pages of each locale are, a line for each set of locales.
        digests: of the pages that have a finding, what tells whether they have changed since they were read; empty
            bytes where nobody is going to ask.
        stale: entries of the baseline whose finding is gone.
        kept: the other entries, under the names that their pages have now.
        translations: of the source pages, how many translations they have.
    """

    root: str
    findings: tuple[Finding, ...]
    summary: Summary
    is_incomplete: bool
    decides: tuple[Finding, ...]
    layout: tuple[str, ...] = ()
    digests: Mapping[str, bytes] = field(default_factory=dict)
    stale: tuple[Entry, ...] = ()
    kept: tuple[Entry, ...] = ()
    translations: Mapping[str, int] = field(default_factory=dict)
