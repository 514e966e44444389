"""What a report leads with: the actions that would clear its findings, the most useful one first, as data.

A handoff of a locale clears what is behind there and all that this explains; one command applies every safe fix of a
rule; an edit of a source page clears the same defect in every locale.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from doclint.data_classes import dataclass
from doclint.findings import Applicability, Finding, Remedy, Severity


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do, and the findings of one rule that ask for it.

    Attributes:
        locale: whose handoff it is; None where the action is the same for all locales.
        findings: those that nothing else explains, in their order.
        explained: what goes with them, because one of them is its cause.
    """

    remedy: Remedy
    code: str
    name: str
    severity: Severity
    locale: str | None
    findings: tuple[Finding, ...]
    explained: tuple[Finding, ...]

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that its own findings stand on, in order."""
        return tuple(dict.fromkeys(finding.path for finding in self.findings))

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales of all its findings, in alphabetical order."""
        return tuple(sorted({finding.locale for finding in self.findings + self.explained if finding.locale}))

    @property
    def total(self) -> int:
        """How many findings it clears when all of it is done."""
        return len(self.findings) + len(self.explained)

    @property
    def fixable(self) -> int:
        """How many of its own findings have a safe fix."""
        return sum(is_safely_fixable(finding) for finding in self.findings)

    @property
    def dates(self) -> tuple[datetime.date, ...]:
        """The handoffs that its own findings are about, in order of time."""
        return tuple(sorted(finding.since for finding in self.findings if finding.since is not None))

    @property
    def clears(self) -> int:
        """How many findings one action clears: one handoff, one command, one edit of a page."""
        if self.remedy is Remedy.HANDOFF:
            return self.total
        by_one_edit = 1 + max(self._explained_by_one().values(), default=0)
        return max(self.fixable, by_one_edit)

    def _explained_by_one(self) -> Mapping[str, int]:
        counts: dict[str, int] = {}
        for finding in self.explained:
            if finding.cause is not None:
                counts[finding.cause] = counts.get(finding.cause, 0) + 1
        return counts

    @property
    def usefulness(self) -> tuple[bool, int, int]:
        """What actions compare by: an info is only a hint, however many pages it is about."""
        return (self.severity is not Severity.INFO, self.clears, self.total)


def find_actions(findings: Iterable[Finding]) -> tuple[Action, ...]:
    """The actions that clear all findings: those of one remedy together, the most useful remedy and action first."""
    shown = [finding for finding in findings if finding.suppressed is None]
    roots = root_causes(shown)
    groups: dict[tuple[Remedy, str, str, str | None], tuple[list[Finding], list[Finding]]] = {}
    for finding, root in zip(shown, roots, strict=True):
        own, explained = groups.setdefault(_key(root), ([], []))
        (own if finding is root else explained).append(finding)
    actions = [
        Action(
            remedy=remedy,
            code=code,
            name=name,
            severity=max((finding.severity for finding in own), key=lambda severity: severity.rank),
            locale=locale,
            findings=tuple(own),
            explained=tuple(explained),
        )
        for (remedy, code, name, locale), (own, explained) in groups.items()
    ]
    best: dict[Remedy, tuple[bool, int, int]] = {}
    for action in actions:
        best[action.remedy] = max(action.usefulness, best.get(action.remedy, action.usefulness))
    return tuple(sorted(actions, key=lambda action: _order(action, best[action.remedy])))


def _key(root: Finding) -> tuple[Remedy, str, str, str | None]:
    """What one action is about. Each locale has handoffs of its own; an info needs no line for each locale."""
    is_of_locale = root.remedy is Remedy.HANDOFF and root.severity is not Severity.INFO
    return (root.remedy, root.code, root.name, root.locale if is_of_locale else None)


def _order(action: Action, best: tuple[bool, int, int]) -> tuple[object, ...]:
    return (
        *_descending(best),
        action.remedy.value,
        *_descending(action.usefulness),
        -action.severity.rank,
        action.code,
        action.name,
        action.locale or "",
    )


def _descending(usefulness: tuple[bool, int, int]) -> tuple[int, ...]:
    return tuple(-number for number in usefulness)


def root_causes(findings: Iterable[Finding]) -> list[Finding]:
    """For each finding the one that explains it in the end; itself where that is not among them."""
    findings = list(findings)
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    return [_root(finding, by_fingerprint) for finding in findings]


def _root(finding: Finding, by_fingerprint: Mapping[str, Finding]) -> Finding:
    seen = {finding.fingerprint}
    root = finding
    while root.cause is not None and root.cause in by_fingerprint:
        if root.cause in seen:
            return finding
        seen.add(root.cause)
        root = by_fingerprint[root.cause]
    return root


def is_safely_fixable(finding: Finding) -> bool:
    """Whether it has a fix that needs nobody's look."""
    return finding.fix is not None and finding.fix.applicability is Applicability.SAFE


@dataclass(frozen=True, slots=True)
class Context:
    """What the other findings of a run say of one.

    Attributes:
        cause: the finding that explains it.
        explains: the findings that it explains.
        copies: the same defect in other locales, from the same source page.
        is_copy: whether it is one of these itself.
    """

    cause: Finding | None
    explains: tuple[Finding, ...]
    copies: tuple[Finding, ...]
    is_copy: bool


Contexts = Mapping[str, Context]
"""By fingerprint."""


def find_contexts(findings: Sequence[Finding]) -> Contexts:
    """What findings say of each other."""
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    explained: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.cause is not None:
            explained.setdefault(finding.cause, []).append(finding)
    contexts = {}
    for finding in findings:
        cause = by_fingerprint.get(finding.cause) if finding.cause is not None else None
        of_finding = explained.get(finding.fingerprint, ())
        contexts[finding.fingerprint] = Context(
            cause=cause,
            explains=tuple(each for each in of_finding if each.code != finding.code),
            copies=tuple(each for each in of_finding if each.code == finding.code),
            is_copy=cause is not None and cause.code == finding.code,
        )
    return contexts
