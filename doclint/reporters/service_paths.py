"""Turns the paths of findings, which count from the root of the run, into the paths that a format promises.

A CI service counts from the root of its checkout, wherever in it doclint runs; people from the working directory.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from operator import attrgetter

from doclint.findings import Finding
from doclint.system.data_classes import replace
from doclint.system.paths import path_from

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
    """Findings whose paths count from `root` in place of `folder`, both absolute, in order of their new paths."""
    root, folder = os.path.realpath(root), os.path.realpath(folder)
    if root == folder:
        return tuple(findings)
    path = path_from(root, folder)
    return tuple(
        sorted(
            (
                finding._replace(
                    path=path(finding.path),
                    related=tuple(related._replace(path=path(related.path)) for related in finding.related),
                    fix=finding.fix
                    and replace(
                        finding.fix, edits=tuple(replace(edit, path=path(edit.path)) for edit in finding.fix.edits)
                    ),
                )
                for finding in findings
            ),
            key=attrgetter("sort_key"),
        )
    )
