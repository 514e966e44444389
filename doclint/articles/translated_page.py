"""`TranslatedPage`: a plain translation beside its source, as rules that compare the two look at it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator

from doclint.articles.alignment import AlignedPair, Alignment, align
from doclint.document.blocks import MARKDOWN, MDX, Block, Dialect, blocks
from doclint.document.page import Document
from doclint.document.pairs import Halves, Pair
from doclint.findings import RelatedPlace, Span
from doclint.system.data_classes import dataclass
from doclint.system.digests import blake2b
from doclint.system.lazy import kept, lazy

LEAST_CONFIDENCE = 0.8
"""How sure a pair must be for rules that compare what its halves say."""

_PROSE = frozenset(("value", "heading", "paragraph", "item", "row", "definition", "footnote"))


@dataclass(frozen=True, eq=False)
class EarlierSource:
    """A version of the source page that is older than the source version of the translation."""

    path: str
    document: Document
    commit: str
    date: datetime.date | None

    @lazy
    def code(self) -> frozenset[str]:
        """Its code blocks, a space in place of all white space."""
        found = blocks(self.document, dialect_of(self.path))
        return frozenset(" ".join(block.text.split()) for block in found if block.kind == "code")


@dataclass(frozen=True, eq=False)
class SourcePage:
    """A page that others are translated from, read once for all of them.

    Attributes:
        path: as reports show it.
    """

    path: str
    document: Document

    @lazy
    def blocks(self) -> tuple[Block, ...]:
        return blocks(self.document, dialect_of(self.path))


@dataclass(frozen=True, eq=False)
class TranslatedPage:
    """A plain page, its source page, and the version of it that the page was made from. It is a `PairedPage`.

    Attributes:
        path: as reports show it.
        document: the translation.
        now: its source page as it is now.
        version: the source page as the translation was made from it; None where nothing tells it.
        earlier: gives older versions of the source page, the newest first; what is asked for is read.
        slugs: the system whose heading ids the pages have, as presets name it; empty if unknown.
    """

    path: str
    document: Document
    now: SourcePage
    version: SourcePage | None = None
    earlier: Callable[[], Iterable[EarlierSource]] = tuple
    slugs: str = ""

    @property
    def source(self) -> SourcePage:
        """What the translation is compared with: the source version, else the source page of now."""
        return self.version or self.now

    @lazy
    def blocks(self) -> tuple[Block, ...]:
        return blocks(self.document, dialect_of(self.path))

    @lazy
    def alignment(self) -> Alignment:
        return align(self.source.blocks, self.blocks)

    @lazy
    def has_source_code(self) -> bool:
        """Whether each code block is as in the source, white space aside."""
        return all(
            pair.source.text == pair.target.text or pair.source.text.split() == pair.target.text.split()
            for pair in self.alignment.pairs
            if pair.target.kind == "code"
        )

    @lazy
    def is_comparable(self) -> bool:
        """Whether what differs is the translation's doing.

        Where nothing tells the source version, a page with another sequence of blocks than its source may be behind.
        """
        return self.version is not None or self.alignment.is_same_sequence

    @lazy
    def sure_pairs(self) -> tuple[AlignedPair, ...]:
        """The pairs to compare; none where what differs may be the source's doing."""
        if not self.is_comparable:
            return ()
        return tuple(pair for pair in self.alignment.pairs if pair.confidence >= LEAST_CONFIDENCE)

    def source_place(self, block: Block, words: str) -> tuple[RelatedPlace, ...]:
        """Where a block of the source is, as a related place. Only the source page of now has places to look at."""
        if self.version is not None and self.version.document.text != self.now.document.text:
            start = self.now.document.text.find(self.source.document.text[block.span.start : block.span.end])
            if start < 0:
                return ()
            return (RelatedPlace(self.now.path, Span(start, start + block.span.end - block.span.start), words),)
        return (RelatedPlace(self.now.path, block.span, words),)

    # --- as a `PairedPage`

    @property
    def text(self) -> str:
        """The text of the translation."""
        return self.document.text

    @lazy
    def pairs(self) -> tuple[Pair, ...]:
        """The prose that renders each other."""
        return tuple(self._read_pairs())

    def _read_pairs(self) -> Iterator[Pair]:
        for pair in self.sure_pairs:
            source, target = pair.source, pair.target
            if target.kind in _PROSE and source.kind in _PROSE:
                yield Pair(
                    _identity(source),
                    target.text,
                    source.text,
                    target.content.start,
                    target.content.start,
                    source.content.start,
                    target.span.end,
                )

    @lazy
    def halves(self) -> list[Halves]:
        return [pair[:3] for pair in self.pairs]

    @lazy
    def targets(self) -> str:
        """The target halves of `pairs` in one text, pilcrows between them."""
        return "¶".join([pair.target for pair in self.pairs])

    @lazy
    def both(self) -> str:
        """A text that has all halves in it, and more."""
        return f"{self.document.text}¶{self.source.document.text}"


@kept
def _identity(block: Block) -> str:
    """What tells a source block from others, wherever it is."""
    return blake2b(block.text.encode(errors="surrogatepass"), digest_size=5).hexdigest()


def dialect_of(path: str) -> Dialect:
    """How a page is read, by its name."""
    return MDX if path.lower().endswith(".mdx") else MARKDOWN
