"""From located problems to findings: which come from the source page, which explains which, and a fingerprint each."""

from __future__ import annotations

from collections.abc import Iterable

from doclint.articles.grouping import Article, Corpus
from doclint.document.facts import Facts
from doclint.findings import (
    Finding,
    LocatedProblem,
    Remedy,
    fingerprint,
)


def finish(problems: Iterable[LocatedProblem], corpus: Corpus) -> list[Finding]:
    """Give every problem its fingerprint, its locale and article, and its cause; sorted by path, start and code."""
    pages = {page.path: (article, page) for article in corpus.articles for page in article.pages}
    ordered = sorted(problems, key=lambda problem: (problem.path, problem.start, problem.code, problem.message))
    fingerprints = _fingerprints(ordered)
    first_of_page: dict[tuple[str, str], str] = {}
    for problem, own in zip(ordered, fingerprints, strict=True):
        first_of_page.setdefault((problem.path, problem.code), own)
    from_source = _source_born(ordered, pages)
    findings = []
    for index, (problem, own) in enumerate(zip(ordered, fingerprints, strict=True)):
        article, page = pages.get(problem.path, (None, None))
        remedy = problem.remedy
        causes = (first_of_page.get((problem.path, code)) for code in problem.cause)
        cause = next((found for found in causes if found is not None), None)
        if index in from_source:
            remedy = Remedy.EDIT if article is not None and page is article.source else Remedy.SOURCE
            cause = fingerprints[from_source[index]] if from_source[index] != index else None
        findings.append(
            Finding(
                code=problem.code,
                name=problem.name,
                severity=problem.severity,
                message=problem.message,
                help=problem.help,
                path=problem.path,
                locale=page.locale if page is not None else None,
                article=page.article if page is not None else problem.path,
                start=problem.start,
                end=problem.end,
                fix=problem.fix,
                related=problem.related,
                remedy=remedy,
                cause=cause,
                fingerprint=own,
                suppressed=problem.suppressed,
                identity=problem.identity,
                since=problem.since,
                drift=problem.drift,
            )
        )
    return findings


def _fingerprints(problems: list[LocatedProblem]) -> list[str]:
    """The fingerprint of each problem: of its page, its code and what it is about, and a number for equal ones."""
    seen: dict[tuple[str, str, str], int] = {}
    fingerprints = []
    for problem in problems:
        key = (problem.path, problem.code, problem.identity)
        seen[key] = ordinal = seen.get(key, 0) + 1
        fingerprints.append(fingerprint(*key, ordinal))
    return fingerprints


def _source_born(problems: list[LocatedProblem], pages: dict[str, tuple[Article, Facts]]) -> dict[int, int]:
    """Which problems come from the source page, because siblings have the same: their index to that of the first one.

    The first is that of the first reference page that has it, or else of the first page.
    """
    groups: dict[tuple[str, str, str], list[int]] = {}
    for index, problem in enumerate(problems):
        if problem.origin is not None and problem.path in pages:
            article = pages[problem.path][0]
            groups.setdefault((article.name, problem.code, problem.origin), []).append(index)
    born: dict[int, int] = {}
    for members in groups.values():
        if len({problems[index].path for index in members}) < 2:
            continue
        article = pages[problems[members[0]].path][0]
        references = {page.path for page in article.reference_pages}
        first = next((index for index in members if problems[index].path in references), members[0])
        born.update(dict.fromkeys(members, first))
    return born
