"""What the formats for people say of a page's drift."""

from __future__ import annotations

from doclint.articles.grouping import Freshness
from doclint.articles.page_drift import PageDrift, ShownBlock

_FRESHNESS = {
    Freshness.SOURCE: "This is the source page.",
    Freshness.IN_SYNC: "In sync with its source.",
    Freshness.UNKNOWN: "The source version of this page is unknown.",
    Freshness.ORPHANED: "The source has no such page.",
}


def summary(page: PageDrift) -> str:
    """One sentence or two about a page."""
    if page.freshness is not Freshness.BEHIND:
        return _FRESHNESS.get(page.freshness, f"{page.freshness.value}.")
    since = f" since {page.date}" if page.date is not None else ""
    if page.blocks is None:
        return f"Behind {page.source}{since}; its source version is not available."
    if not page.blocks:
        return f"{page.source} changed{since}, but no block of this page is affected."
    minor = sum(block.is_minor for block in page.blocks)
    needs = f", {minor} {'needs' if minor == 1 else 'need'} no translator" if minor else ""
    return (
        f"{count(len(page.blocks), 'block')} of {page.total} behind {page.source}{since} ({words(page.words)}){needs}."
    )


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def words(number: int) -> str:
    """How many words."""
    return count(number, "word")


def heading(block: ShownBlock) -> str:
    """What happened to a block."""
    what = {
        "added": "new in the source",
        "removed": "dropped by the source",
        "front-matter": "front matter changed",
    }.get(block.kind, f"{block.kind} changed")
    parts = [what]
    if block.words:
        parts.append(words(block.words))
    if block.is_minor:
        parts.append("no translator needed" if block.is_neutral else "minor")
    return ", ".join(parts)
