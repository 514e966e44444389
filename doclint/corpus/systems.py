"""Finds the documentation systems of a repository by the files that each of them needs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from doclint.corpus.git import GitError, repository_root, run_git
from doclint.system.data_classes import dataclass
from doclint.system.paths import folder_of

MARKERS = (
    ("docusaurus.config.", "docusaurus"),
    ("astro.config.", "astro"),
    (".vitepress/config", "vitepress"),
    (".vitepress/config.", "vitepress"),
    ("mkdocs.yml", "mkdocs"),
    ("mkdocs.yaml", "mkdocs"),
    ("hugo.", "hugo"),
    ("docfx.json", "learn"),
)
