"""Turns the paths of findings, which count from the root of the run, into the paths that a format promises."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from doclint.findings import Finding
from doclint.system.data_classes import replace
from doclint.system.paths import path_from


def counted_from(folder: str, root: str, findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings with paths that count from a folder, in order of these; both folders are absolute."""
    if folder == root:
        return findings
    shown = path_from(folder, root)
    return sorted(
        (
            finding._replace(
                path=shown(finding.path),
                related=tuple(related._replace(path=shown(related.path)) for related in finding.related),
                fix=finding.fix
                and replace(
                    finding.fix, edits=tuple(replace(edit, path=shown(edit.path)) for edit in finding.fix.edits)
                ),
            )
            for finding in findings
        ),
        key=attrgetter("sort_key"),
    )
