"""The rewritten links of a page, those of one segment together: what the LNK rules about wrappers look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from doclint.document import Document
from doclint.document.body import read_body
from doclint.document.links import Link, LinkForm, encoded_as_browsers_do, read_links, write_url
from doclint.findings import Applicability, Problem, Proposal, Replacement, Severity
from doclint.rules.lnk.segment_links import links_by_segment
from doclint.rules.lnk.services import may_name_service_of_any_host, services_of_host
from doclint.rules.lnk.wrappers import Outcome, Unwrapped, unwrap
from doclint.rules.page import Page
from doclint.system.data_classes import dataclass
from doclint.system.lazy import kept

_RAW_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});)")

_SOURCE_TOO = " The source half has it too: also fix the source page, or the next handoff restores the link."

_MOST_TRIALS = 20
"""How many fixes of a page are tried one by one where not all of them are right."""


@dataclass(frozen=True, slots=True)
class WrappedLink:
    """A rewritten link, and how it is written on the page."""

    link: Link
    unwrapped: Unwrapped
    raw_ampersands: tuple[int, ...]

    @property
    def is_unescaped(self) -> bool:
        return bool(self.raw_ampersands) or not self.unwrapped.is_encoded


@dataclass(frozen=True, slots=True)
class Group:
    """The rewritten links of one kind in one segment, or one that stands outside of segments.

    Attributes:
        is_in_source: whether the source half of the segment has one.
        fix: to their destinations, all together; None where one of them cannot be written, or nobody can be sure of it.
    """

    links: tuple[WrappedLink, ...]
    is_in_source: bool
    fix: Proposal | None = None

    @property
    def first(self) -> WrappedLink:
        return self.links[0]

    @property
    def service(self) -> str:
        return self.first.unwrapped.service.name

    @property
    def outcome(self) -> Outcome:
        return self.first.unwrapped.outcome

    @property
    def identity(self) -> str:
        """What stays the same when lines move: without the parts that name who copied the link."""
        return self.first.unwrapped.destination or self.service

    def problem(self, message: str) -> Problem:
        """The finding of the group, at its first link; one that was not understood is only told."""
        is_unclear = all(each.unwrapped.outcome is Outcome.UNCLEAR for each in self.links)
        return Problem(
            message,
            self.first.link.span,
            help=self._help(),
            fix=self.fix,
            identity=self.identity,
            severity=Severity.INFO if is_unclear else None,
        )

    def _help(self) -> str:
        unwrapped = self.first.unwrapped
        match unwrapped.outcome:
            case Outcome.FOUND if unwrapped.is_sure:
                words = f"Link to {unwrapped.destination}."
            case Outcome.FOUND:
                words = f"Link to {unwrapped.destination}, if that is the page that is meant."
            case Outcome.NOT_HTTP:
                words = "Link to a page instead."
            case Outcome.LOST:
                words = "Ask the author of the link for its destination, and link to it directly."
            case _:
                words = "Open the link, and link to the page that it leads to."
        return words + _SOURCE_TOO if self.is_in_source else words


def not_found(group: Group) -> str:
    """The message about a rewritten link that leads to no page that can be named."""
    if group.outcome is Outcome.NOT_HTTP:
        return f"Link rewritten by {group.service}; it leads to a `{group.first.unwrapped.scheme}` URL."
    return f"Link rewritten by {group.service}; its destination cannot be read from it."


@kept
def may_have_wrapped_links(document: Document) -> bool:
    """Whether it is worth reading the links of a page: far cheaper, and never wrongly false.

    Kept for the rules that ask for it in turn.
    """
    hosts = document.hosts
    if not hosts.is_sure:
        return True
    if not hosts.written:
        return False
    text = document.text
    if may_name_service_of_any_host(text):
        return True
    services = [service for host, _ in hosts.written for service in services_of_host(host)]
    if not services:
        return False
    # Where hosts are sure, no letter is written as an entity either.
    text = text.casefold()
    return any(not service.words or any(word in text for word in service.words) for service in services)


def find_groups(page: Page, belongs: Callable[[Unwrapped], bool]) -> Iterator[Group]:
    """The rewritten links of a page that belong to a rule, in order of their places, with fixes that were tried."""
    document = page.document
    if not may_have_wrapped_links(document):
        return
    text = document.text

    def is_wanted(link: Link) -> bool:
        unwrapped = unwrap(link.url)
        return unwrapped is not None and belongs(unwrapped)

    groups = [
        Group(tuple(_wrapped(link, text) for link in links), bool(in_source))
        for links, in_source in links_by_segment(document, is_wanted)
    ]
    has_autolinks = not page.path.endswith(".mdx")
    proposals = [_proposal(group, has_autolinks=has_autolinks) for group in groups]
    good = _tried(document, groups, proposals)
    for number, group in enumerate(groups):
        yield Group(group.links, group.is_in_source, proposals[number] if number in good else None)


def _wrapped(link: Link, text: str) -> WrappedLink:
    unwrapped = unwrap(link.url)
    assert unwrapped is not None
    raw = tuple(match.start() for match in _RAW_AMPERSAND.finditer(text, link.span.start, link.span.end))
    return WrappedLink(link, unwrapped, raw)


def _proposal(group: Group, *, has_autolinks: bool) -> Proposal | None:
    """All links of a group to their destinations, together or not at all."""
    replacements = []
    for each in group.links:
        destination = each.unwrapped.destination
        written = write_url(destination, each.link, has_autolinks=has_autolinks) if destination is not None else None
        if written is None:
            return None
        replacements.append(Replacement(each.link.span, written))
    is_sure = all(each.unwrapped.is_sure for each in group.links)
    applicability = Applicability.SAFE if is_sure else Applicability.UNSAFE
    return Proposal("Link to the destination", tuple(replacements), applicability)


def _tried(document: Document, groups: Sequence[Group], proposals: Sequence[Proposal | None]) -> set[int]:
    """The numbers of the fixes after which the page is read as it should be: the destinations, and all else as before."""
    candidates = [number for number, proposal in enumerate(proposals) if proposal is not None]
    if not candidates or _is_read_back(document, groups, proposals, candidates):
        return set(candidates)
    return {number for number in candidates[:_MOST_TRIALS] if _is_read_back(document, groups, proposals, [number])}


def _is_read_back(
    document: Document, groups: Sequence[Group], proposals: Sequence[Proposal | None], numbers: Sequence[int]
) -> bool:
    expected: dict[int, str] = {}
    replacements: list[Replacement] = []
    for number in numbers:
        proposal = proposals[number]
        assert proposal is not None
        replacements += proposal.replacements
        for each in groups[number].links:
            expected[each.link.span.start] = each.unwrapped.destination or ""
    pieces, position = [], 0
    for replacement in sorted(replacements, key=lambda replacement: replacement.span.start):
        pieces += [document.text[position : replacement.span.start], replacement.text]
        position = replacement.span.end
    text = "".join([*pieces, document.text[position:]])
    start = document.front_matter.body
    links = read_links(text, start, read_body(text, start))
    return len(links) == len(document.links) and all(
        _is_as_expected(after, expected.get(before.span.start, before.url))
        for before, after in zip(document.links, links, strict=True)
    )


def _is_as_expected(link: Link, url: str) -> bool:
    read, expected = encoded_as_browsers_do(link.url), encoded_as_browsers_do(url)
    # A label is no link: what a URL in it goes on with is text like all other text.
    return read == expected or (link.form is LinkForm.LABEL and expected.startswith(read))
