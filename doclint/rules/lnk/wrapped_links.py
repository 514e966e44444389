"""The rewritten links of a page, those of one segment together: what the LNK rules about wrappers look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from doclint.data_classes import dataclass
from doclint.document import Document
from doclint.document.links import Link, write_url
from doclint.findings import Proposal, Replacement
from doclint.lazy import kept
from doclint.rules.lnk.segment_links import links_by_segment
from doclint.rules.lnk.wrappers import Unwrapped, unwrap, wrappers_of_host

_RAW_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});)")


@dataclass(frozen=True, slots=True)
class WrappedLink:
    """A rewritten link, and how it is written on the page."""

    link: Link
    unwrapped: Unwrapped
    raw_ampersands: tuple[int, ...]

    @property
    def destination(self) -> str | None:
        return self.unwrapped.destination

    @property
    def is_unescaped(self) -> bool:
        return bool(self.raw_ampersands) or not self.unwrapped.is_encoded


@dataclass(frozen=True, slots=True)
class Group:
    """The rewritten links of one kind in one segment, or one that stands outside of segments.

    Attributes:
        is_in_source: whether the source half of the segment has one.
    """

    links: tuple[WrappedLink, ...]
    is_in_source: bool

    @property
    def first(self) -> WrappedLink:
        return self.links[0]

    @property
    def identity(self) -> str:
        """What stays the same when lines move: without the parts that name who copied the link."""
        return self.first.destination or self.first.link.url.split("?")[0]


@kept
def may_have_wrapped_links(document: Document) -> bool:
    """Whether it is worth reading the links of a page: far cheaper, and never wrongly false.

    Kept for the rules that ask for it in turn.
    """
    hosts = document.hosts
    if not hosts.is_sure:
        return True
    wrappers = [wrapper for host, _ in hosts.written for wrapper in wrappers_of_host(host)]
    if not wrappers:
        return False
    # Where hosts are sure, no letter is written as an entity either.
    text = document.text.casefold()
    return any(wrapper.word in text for wrapper in wrappers)


def find_groups(document: Document, belongs: Callable[[Unwrapped], bool]) -> Iterator[Group]:
    """The rewritten links of a page that belong to a rule, in order of their places."""
    if not may_have_wrapped_links(document):
        return
    text = document.text
    found = links_by_segment(document, lambda url: (unwrapped := unwrap(url)) is not None and belongs(unwrapped))
    for links, in_source in found:
        yield Group(tuple(_wrapped(link, text) for link in links), bool(in_source))


def _wrapped(link: Link, text: str) -> WrappedLink:
    unwrapped = unwrap(link.url)
    assert unwrapped is not None
    raw = tuple(match.start() for match in _RAW_AMPERSAND.finditer(text, link.span.start, link.span.end))
    return WrappedLink(link, unwrapped, raw)


def help_for(group: Group) -> str:
    """What to do about rewritten links."""
    destination = group.first.destination
    words = (
        f"Link to {destination}."
        if destination
        else "The destination is not in the link: ask whoever wrote it, and link to that."
    )
    if group.is_in_source:
        words += " The source half has it too: mend the source page as well, or the next handoff brings it back."
    return words


def fix_for(group: Group) -> Proposal | None:
    """All links of a group to their destinations, together or not at all."""
    if any(each.destination is None for each in group.links):
        return None
    replacements = tuple(
        Replacement(each.link.span, write_url(each.destination, each.link))
        for each in group.links
        if each.destination is not None
    )
    return Proposal("Link to the destination", replacements)
