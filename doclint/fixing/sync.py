"""Takes over into translations what the source changed without a language, and renews the stamp where nothing is left.

Each change is checked by what it is for: with it, the block is not behind any more and no other block is. Prose is
never touched, and the stamp only where no block is left that anybody has to translate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doclint.articles.drift import BlockDrift, Drift, DriftKind
from doclint.articles.grouping import Article, Freshness
from doclint.articles.neutral_changes import take_over
from doclint.articles.translation_versions import TranslationVersions
from doclint.document.facts import Facts
from doclint.document.page import UnreadableError, read_document
from doclint.document.roles import Roles
from doclint.findings import KeyPlace, Replacement
from doclint.system.data_classes import dataclass


@dataclass(frozen=True, slots=True)
class SyncedPage:
    """A page that is behind, and what became of it.

    Attributes:
        before, after: its bytes; equal where nothing could be taken over.
        taken: how many blocks were brought up to the source.
        left: how many blocks are left to a translator.
        is_stamped: whether its stamp names the current source now.
        why_not: what kept the stamp where no block is left; None where nothing did.
    """

    path: str
    before: bytes
    after: bytes
    taken: int
    left: int
    is_stamped: bool
    why_not: str | None = None


def sync_pages(articles: Sequence[Article], versions: TranslationVersions, roles: Roles) -> Iterator[SyncedPage]:
    """Bring the translations of articles up to their sources, as far as no translator is needed. Writes nothing."""
    for article in articles:
        for page in article.translations:
            if article.judge(page).freshness is Freshness.BEHIND:
                contents = versions.contents(page)
                synced = _sync(page, contents, versions, roles) if contents is not None else None
                if synced is not None:
                    yield synced


def _sync(
    page: Facts, contents: tuple[bytes, bytes, bytes], versions: TranslationVersions, roles: Roles
) -> SyncedPage | None:
    then, now, before = contents
    content = before
    drift = versions.drift_between(page, then, now, content)
    if drift is None:
        return None
    taken = 0
    refused: set[str] = set()
    while True:
        change = next(_changes(drift, content, refused), None)
        if change is None:
            break
        identity, after = change
        found = versions.drift_between(page, then, now, after)
        if found is None or not _is_better(found, drift):
            refused.add(identity)
            continue
        content, drift, taken = after, found, taken + 1
    left = [block for block in drift.blocks if not _is_done(block)]
    stamped, why_not = (content, None) if left else _stamped(page, content, versions, roles)
    return SyncedPage(page.path, before, stamped, taken, len(left), not left and stamped != content, why_not)


def _changes(drift: Drift, content: bytes, refused: set[str]) -> Iterator[tuple[str, bytes]]:
    """What can be taken over, one change after the other: what tells it, and the bytes with it."""
    text = read_document(content).text
    for number, block in enumerate(drift.blocks):
        assert block.now is not None or not block.is_neutral
        identity = f"{len(drift.blocks) - number} {block.now.text if block.now is not None else ''}"
        replacements = take_over(block, text) if identity not in refused else ()
        if replacements:
            yield identity, _replaced(content, text, replacements)


def _replaced(content: bytes, text: str, replacements: Sequence[Replacement]) -> bytes:
    mark = content[: len(content) - len(text.encode())]
    for replacement in sorted(replacements, key=lambda each: each.span.start, reverse=True):
        text = text[: replacement.span.start] + replacement.text + text[replacement.span.end :]
    return mark + text.encode()


def _is_better(after: Drift, before: Drift) -> bool:
    """Whether one block less is behind, and none that was not."""
    known = [_identity(block) for block in before.blocks]
    for block in after.blocks:
        if _identity(block) not in known:
            return False
        known.remove(_identity(block))
    return len(known) == 1


def _identity(block: BlockDrift) -> tuple[str, str, str]:
    return (
        block.kind.value,
        block.then.text if block.then is not None else "",
        block.now.text if block.now is not None else "",
    )


def _is_done(block: BlockDrift) -> bool:
    """Whether a block that is behind needs nobody: a reader of the source does not notice the change either."""
    return block.is_minor and not block.is_neutral and block.kind in (DriftKind.TEXT, DriftKind.FRONT_MATTER)


def _stamped(page: Facts, content: bytes, versions: TranslationVersions, roles: Roles) -> tuple[bytes, str | None]:
    if roles.source_commit is None or page.source_commit is None or page.source_hash is not None:
        return content, None
    commit = versions.current_commit(page)
    if commit is None:
        return content, "the source page is not committed"
    try:
        document = read_document(content)
    except UnreadableError:
        return content, "the page cannot be read"
    span = document.front_matter.span(KeyPlace(roles.source_commit))
    token = document.text[span.start : span.end]
    if token.strip("\"'") != page.source_commit:
        return content, "its stamp is not written plainly"
    return _replaced(content, document.text, [Replacement(span, token.replace(page.source_commit, commit))]), None
