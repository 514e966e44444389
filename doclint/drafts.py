"""From a problem as a rule yields it to a finding: places become positions, and the findings of a run know each other.

A draft is located on its own page. `finish` then sees all of them: which come from the source page, which one explains
which, and what fingerprint each has.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from doclint.corpus.articles import Article, Corpus
from doclint.corpus.git import places_in_repository
from doclint.data_classes import dataclass
from doclint.digests import blake2b
from doclint.document.facts import Facts
from doclint.findings import Edit, Finding, Fix, Position, Problem, Related, Remedy, Severity, fingerprint, shortened
from doclint.places import Places
from doclint.rules.registry import all_rules
from doclint.rules.rule import RegisteredRule

# What is kept of each finding, so that many of them do not hold many times a page. Real ones are shorter.
_LONGEST_MESSAGE = 2_000
_LONGEST_IDENTITY = 10_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A problem with its positions; `cause`, `identity` and `origin` are as in `Problem`, the rest as in `Finding`.

    Attributes:
        given_severity: what the problem itself or the configuration says; None where the rule decides.
        unfinished: the code of the rule that did not get to its end, for DOC002 and DOC003.
    """

    rule: RegisteredRule
    name: str
    given_severity: Severity | None
    message: str
    help: str | None
    path: str
    start: Position
    end: Position
    fix: Fix | None
    related: tuple[Related, ...]
    remedy: Remedy
    cause: tuple[str, ...]
    identity: str
    origin: str | None
    suppressed: str | None = None
    since: datetime.date | None = None
    unfinished: str | None = None

    @property
    def severity(self) -> Severity:
        return self.given_severity or self.rule.severity

    @classmethod
    def of_run(cls, code: str, path: str, start: Position, message: str, help_: str) -> Draft:
        """What the engine itself has to say of a page, by one of the rules that have no check."""
        rule = all_rules()[code]
        return cls(
            rule, rule.name, rule.severity, message, help_, path, start, start, None, (), Remedy.EDIT, (), message, None
        )


def locate(problem: Problem, rule: RegisteredRule, path: str, places: Places) -> Draft:
    """Turn the places of a problem on the page `path` into positions."""
    start, end = places.positions(path, problem.place)
    identity = problem.identity
    if identity is None:
        identity = " ".join(places.text(path, problem.place)[:_LONGEST_IDENTITY].split())
    elif len(identity) > _LONGEST_IDENTITY:
        identity = blake2b(identity.encode(errors="surrogatepass"), digest_size=16).hexdigest()
    return Draft(
        rule=rule,
        name=problem.name or rule.name,
        given_severity=problem.severity,
        message=shortened(problem.message, _LONGEST_MESSAGE),
        help=shortened(problem.help, _LONGEST_MESSAGE) if problem.help is not None else None,
        path=path,
        start=start,
        end=end,
        fix=_locate_fix(problem, path, places),
        related=tuple(
            Related(related.path, places.positions(related.path, related.place)[0], related.message)
            for related in problem.related
        ),
        remedy=problem.remedy,
        cause=problem.cause,
        identity=identity,
        origin=problem.origin,
        since=problem.since,
    )


def _locate_fix(problem: Problem, path: str, places: Places) -> Fix | None:
    if problem.fix is None:
        return None
    edits = tuple(
        Edit(path, *places.positions(path, replacement.span), replacement.text)
        for replacement in problem.fix.replacements
    )
    return Fix(problem.fix.applicability, problem.fix.message, edits)


def finish(drafts: Iterable[Draft], corpus: Corpus) -> list[Finding]:
    """Give every draft its fingerprint, its locale and article, and its cause; sorted by path, start and code."""
    pages = {page.path: (article, page) for article in corpus.articles for page in article.pages}
    ordered = sorted(drafts, key=lambda draft: (draft.path, draft.start, draft.rule.code, draft.message))
    fingerprints = _fingerprints(ordered)
    first_of_page: dict[tuple[str, str], str] = {}
    for draft, own in zip(ordered, fingerprints, strict=True):
        first_of_page.setdefault((draft.path, draft.rule.code), own)
    from_source = _source_born(ordered, pages)
    findings = []
    for index, (draft, own) in enumerate(zip(ordered, fingerprints, strict=True)):
        article, page = pages.get(draft.path, (None, None))
        remedy = draft.remedy
        causes = (first_of_page.get((draft.path, code)) for code in draft.cause)
        cause = next((found for found in causes if found is not None), None)
        if index in from_source:
            remedy = Remedy.EDIT if article is not None and page is article.source else Remedy.SOURCE
            cause = fingerprints[from_source[index]] if from_source[index] != index else None
        findings.append(
            Finding(
                code=draft.rule.code,
                name=draft.name,
                severity=draft.severity,
                message=draft.message,
                help=draft.help,
                path=draft.path,
                locale=page.locale if page is not None else None,
                article=page.article if page is not None else draft.path,
                start=draft.start,
                end=draft.end,
                fix=draft.fix,
                related=draft.related,
                remedy=remedy,
                cause=cause,
                fingerprint=own,
                suppressed=draft.suppressed,
                identity=draft.identity,
                since=draft.since,
            )
        )
    return findings


def _fingerprints(drafts: list[Draft]) -> list[str]:
    """A fingerprint for each draft, of its page, its code and what it is about; equal ones are told apart by number."""
    seen: dict[tuple[str, str, str], int] = {}
    places = places_in_repository({draft.path for draft in drafts})
    fingerprints = []
    for draft in drafts:
        key = (places[draft.path], draft.rule.code, draft.identity)
        seen[key] = ordinal = seen.get(key, 0) + 1
        fingerprints.append(fingerprint(*key, ordinal))
    return fingerprints


def _source_born(drafts: list[Draft], pages: dict[str, tuple[Article, Facts]]) -> dict[int, int]:
    """Which drafts come from the source page, because siblings have the same: their index to that of the first one.

    The first is that of the first reference page that has it, or else of the first page.
    """
    groups: dict[tuple[str, str, str], list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.origin is not None and draft.path in pages:
            article = pages[draft.path][0]
            groups.setdefault((article.name, draft.rule.code, draft.origin), []).append(index)
    born: dict[int, int] = {}
    for members in groups.values():
        if len({drafts[index].path for index in members}) < 2:
            continue
        article = pages[drafts[members[0]].path][0]
        references = {page.path for page in article.reference_pages}
        first = next((index for index in members if drafts[index].path in references), members[0])
        born.update(dict.fromkeys(members, first))
    return born
