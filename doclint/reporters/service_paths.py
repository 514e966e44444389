"""Paths as a CI service counts them: from the root of its checkout, wherever in it doclint runs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from doclint.findings import Edit, Finding

FORMATS = frozenset(["sarif", "github", "gitlab", "azure", "junit", "rdjsonl", "markdown"])
"""The formats that a service reads; the others count from the working directory."""

# https://docs.github.com/actions/reference/variables-reference, https://docs.gitlab.com/ci/variables/predefined_variables/,
# https://learn.microsoft.com/azure/devops/pipelines/build/variables
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY")


def service_root(folder: str, repository: str | None, environment: Mapping[str, str]) -> str:
    """The folder that a service counts from: that of its checkout where `folder` is in it, else the repository's root.

    Args:
        folder: the working directory, absolute.
        repository: the root of the repository that it is in, None where it is in none.
    """
    real = os.path.realpath(folder)
    for name in _ROOTS:
        root = environment.get(name)
        if root and os.path.join(real, "").startswith(os.path.join(os.path.realpath(root), "")):
            return os.path.realpath(root)
    return os.path.realpath(repository) if repository is not None else real


def counted_from(root: str, folder: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings whose paths count from `root` in place of `folder`, both absolute."""
    lead = os.path.relpath(os.path.realpath(folder), root)
    if lead == os.curdir:
        return tuple(findings)

    def path(shown: str) -> str:
        return os.path.normpath(os.path.join(lead, shown)).replace(os.sep, "/")

    def edit(each: Edit) -> Edit:
        return Edit(path(each.path), each.start, each.end, each.text)

    return tuple(
        finding._replace(
            path=path(finding.path),
            related=tuple(related._replace(path=path(related.path)) for related in finding.related),
            fix=finding.fix
            and type(finding.fix)(finding.fix.applicability, finding.fix.message, tuple(map(edit, finding.fix.edits))),
        )
        for finding in findings
    )
