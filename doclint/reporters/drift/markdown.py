"""`markdown`: for an issue, a comment, or a translator who works without a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from doclint.articles.page_drift import PageDrift, ShownBlock
from doclint.articles.word_changes import MarkedWords, mark_words
from doclint.reporters.drift.words import count, heading, summary
from doclint.reporters.markdown_text import markdown_code, markdown_text

MOST_CHARACTERS = 65_000
"""What a comment on GitHub holds: 65,536."""

_LONGEST = 2_000


def render(pages: Sequence[PageDrift], most: int = MOST_CHARACTERS) -> str:
    """GitHub's Markdown; nothing in a page's text is markup. What is over the limit is counted."""
    parts: list[str] = []
    length = left = 0
    for page in pages:
        for part in _page(page):
            if length + len(part) > most - 200:
                left += part.startswith("- ")
                continue
            parts.append(part)
            length += len(part)
    if left:
        parts.append(f"\n{count(left, 'more block')}: `doclint drift` shows all.\n")
    return "".join(parts)


def _page(page: PageDrift) -> list[str]:
    head = f"### {markdown_code(page.path)}\n\n{markdown_text(summary(page))}\n\n"
    return [head, *(_block(block) for block in page.blocks or ())]


def _block(block: ShownBlock) -> str:
    place = f"line {block.line}" if block.line is not None else "place unknown"
    where = "after " if block.kind == "added" and block.line is not None else ""
    lines = [f"- **{where}{place}**: {heading(block)}"]
    then, now = mark_words((block.then or "")[:_LONGEST], (block.now or "")[:_LONGEST])
    if block.then is not None:
        lines.append(f"  - then: {_marked(then, 'del', is_whole=block.now is None)}")
    if block.now is not None:
        lines.append(f"  - now: {_marked(now, 'ins', is_whole=block.then is None)}")
    if block.translation is not None:
        lines.append(f"  - here: {markdown_text(' '.join(block.translation[:_LONGEST].split()))}")
    return "\n".join(lines) + "\n"


def _marked(words: MarkedWords, tag: str, *, is_whole: bool) -> str:
    return " ".join(
        f"<{tag}>{markdown_text(text)}</{tag}>" if is_changed and not is_whole else markdown_text(text)
        for text, is_changed in words
    )
