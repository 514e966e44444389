"""Reports a key once that many pages of a repository have: it is their convention, and no slip of one writer."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping

from doclint.cache.page_result import PageResult
from doclint.corpus.git import repository_roots
from doclint.corpus.locale_codes import is_locale
from doclint.corpus.locale_sets import PlacedPage
from doclint.findings import LocatedProblem
from doclint.system.data_classes import replace

# The rules about keys that no schema knows.
_ABOUT_KEYS = frozenset(["FM005", "FM117"])

# A key is a convention on a tenth of the pages of one repository, in so many articles at least: a slip of the source
# stands in every locale of its article.
_SHARE = 10
_LEAST_ARTICLES = 3

_Group = tuple[str, str, str]
"""A rule, the key that its findings are about, and the repository."""


def report_conventions_once(
    problems: Iterable[LocatedProblem], read: Mapping[str, tuple[PlacedPage | None, PageResult]], root: str
) -> list[LocatedProblem]:
    """Keep of the findings about one key of one repository only the first, where the key is a convention there.

    Args:
        read: all pages of a whole run and where each stands: what a few pages have in common tells nothing.
        root: that of the run.
    """
    problems = list(problems)
    about_keys = [problem for problem in problems if problem.code in _ABOUT_KEYS]
    if not about_keys:
        return problems
    folders = {page: os.path.dirname(page) for page in read}
    repository_of = _repositories(folders.values(), root)
    repositories = {reading.path: repository_of[folders[page]] for page, (_, reading) in read.items()}
    articles = {reading.path: placed.key if placed else reading.path for placed, reading in read.values()}
    sizes = Counter(repositories.values())
    pages: dict[_Group, set[str]] = {}
    for problem in about_keys:
        pages.setdefault(_group(problem, repositories), set()).add(problem.path)
    conventions = {
        group: len(found)
        for group, found in pages.items()
        if len(found) * _SHARE >= sizes[group[-1]] and len({articles[path] for path in found}) >= _LEAST_ARTICLES
    }
    firsts = {group: min(pages[group]) for group in conventions}
    kept = []
    for problem in problems:
        group = _group(problem, repositories) if problem.code in _ABOUT_KEYS else None
        if group not in conventions:
            kept.append(problem)
        elif firsts.get(group) == problem.path:
            kept.append(_of_all(problem, conventions[group], sizes[group[-1]]))
    return kept


def _repositories(folders: Iterable[str], root: str) -> dict[str, str]:
    """The repository of each folder: by git, and of repositories side by side by what their names have in common.

    Microsoft's documentation has a repository per locale: `docs.fr-fr` and `docs.uk-ua` are one that was translated.
    """
    folders = dict.fromkeys(folders)
    roots = repository_roots(folders)
    return {folder: _named_like_a_repository(folder, roots[folder] or root) for folder in folders}


def _named_like_a_repository(folder: str, root: str) -> str:
    above = root
    for name in folder.removeprefix(os.path.join(root, "")).split(os.sep) if folder != root else ():
        stem, _, end = name.rpartition(".")
        if stem and is_locale(end):
            return os.path.join(above, stem)
        above = os.path.join(above, name)
    stem, _, end = root.rpartition(".")
    return stem if is_locale(end) else root


def _group(problem: LocatedProblem, repositories: Mapping[str, str]) -> _Group:
    return problem.code, problem.identity, repositories[problem.path]


def _of_all(problem: LocatedProblem, count: int, size: int) -> LocatedProblem:
    words, end = problem.message[:-1], problem.message[-1:]
    return replace(
        problem,
        message=f"{words} (on {count:,} of {size:,} pages, reported once){end}",
        help="Rename it on all of these pages, or give them a schema that knows it (`[[schemas]]`).",
        fix=None,
    )
