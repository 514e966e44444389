"""From a problem as a rule yields it to a finding: its places become positions, and then its relations are found.

A problem is located on its own page. `finish` sees the problems of all pages: which come from the source page, which
one explains which, and what fingerprint each has.
"""

from __future__ import annotations

from collections.abc import Iterable

from doclint.articles.grouping import Article, Corpus
from doclint.corpus.git import places_in_repository
from doclint.document.facts import Facts
from doclint.findings import (
    Edit,
    Finding,
    Fix,
    LocatedProblem,
    Position,
    Problem,
    Related,
    Remedy,
    fingerprint,
    shortened,
)
from doclint.rules.registry import all_rules
from doclint.rules.rule import RegisteredRule
from doclint.run.locating import Places
from doclint.system.digests import blake2b

# What is kept of each finding, so that many of them do not hold many times a page. Real ones are shorter.
_LONGEST_MESSAGE = 2_000
_LONGEST_IDENTITY = 10_000


def problem_of_run(code: str, path: str, start: Position, message: str, help_: str) -> LocatedProblem:
    """What the run itself has to say of a page, by one of the rules that have no check."""
    rule = all_rules()[code]
    return LocatedProblem(
        code=code,
        name=rule.name,
        severity=rule.severity,
        message=message,
        help=help_,
        path=path,
        start=start,
        end=start,
        fix=None,
        related=(),
        remedy=Remedy.EDIT,
        cause=(),
        identity=message,
        origin=None,
        has_own_severity=True,
    )


def locate(problem: Problem, rule: RegisteredRule, path: str, places: Places) -> LocatedProblem:
    """Turn the places of a problem on the page `path` into positions."""
    start, end = places.positions(path, problem.place)
    identity = problem.identity
    if identity is None:
        identity = " ".join(places.text(path, problem.place)[:_LONGEST_IDENTITY].split())
    elif len(identity) > _LONGEST_IDENTITY:
        identity = blake2b(identity.encode(errors="surrogatepass"), digest_size=16).hexdigest()
    return LocatedProblem(
        code=rule.code,
        name=problem.name or rule.name,
        severity=problem.severity or rule.severity,
        has_own_severity=problem.severity is not None,
        message=shortened(_without_names(problem.message), _LONGEST_MESSAGE),
        help=shortened(_without_names(problem.help), _LONGEST_MESSAGE) if problem.help is not None else None,
        path=path,
        start=start,
        end=end,
        fix=_locate_fix(problem, path, places),
        related=tuple(
            Related(related.path, places.positions(related.path, related.place)[0], _without_names(related.message))
            for related in problem.related
        ),
        remedy=problem.remedy,
        cause=problem.cause,
        identity=_without_names(identity),
        origin=problem.origin,
        since=problem.since,
        drift=problem.drift,
    )


def _without_names(text: str) -> str:
    """Text that a rule may have taken from a page, without what rewritten links say of the person who copied them."""
    if "http" not in text:
        return text
    from doclint.rules.lnk.hiding import hide_wrapped  # noqa: PLC0415 - for messages about links

    return hide_wrapped(text)


def _locate_fix(problem: Problem, path: str, places: Places) -> Fix | None:
    if problem.fix is None:
        return None
    edits = tuple(
        Edit(path, *places.positions(path, replacement.span), replacement.text)
        for replacement in problem.fix.replacements
    )
    return Fix(problem.fix.applicability, problem.fix.message, edits)


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
    places = places_in_repository({problem.path for problem in problems})
    fingerprints = []
    for problem in problems:
        key = (places[problem.path], problem.code, problem.identity)
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
