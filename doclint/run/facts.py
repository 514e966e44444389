"""What is known of a run besides what it found: which doclint, which commit of which repository, which day."""

from __future__ import annotations

import datetime
import os
import re

import doclint
from doclint.corpus.git import Git, GitError, repository_root
from doclint.findings import RunFacts

# The last two parts of an address: nothing before them is shown, for it may hold a password.
_OWNER_AND_NAME = re.compile(r"([^/:@]+/[^/:@]+?)(?:\.git)?/?$")


def run_facts(folder: str, today: datetime.date) -> RunFacts:
    """The facts of a run in a folder. Git is asked once; what it does not know is None."""
    root = repository_root(folder)
    if root is None:
        return RunFacts(doclint.__version__, today)
    return RunFacts(
        version=doclint.__version__,
        today=today,
        repository=os.environ.get("GITHUB_REPOSITORY") or os.environ.get("CI_PROJECT_PATH") or _repository(root),
        commit=_line(root, "rev-parse", "--verify", "--quiet", "HEAD"),
        branch=os.environ.get("GITHUB_HEAD_REF") or _line(root, "symbolic-ref", "--quiet", "--short", "HEAD"),
    )


def _repository(root: str) -> str:
    """The repository by the address of its remote, or else by the name of its folder."""
    address = _line(root, "config", "--get", "remote.origin.url") or ""
    found = _OWNER_AND_NAME.search(address)
    return found[1] if found else os.path.basename(root)


def _line(folder: str, *arguments: str) -> str | None:
    try:
        return Git(folder).run(*arguments).decode(errors="replace").strip() or None
    except GitError:
        return None
