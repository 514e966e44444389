"""`status --since`: which translations a change of the source makes stale; silent where it makes none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TextIO

from doclint.articles.fallout import Fallout, StalePage
from doclint.reporters.markdown_text import markdown_code
from doclint.reporters.status.words import NO_LOCALE
from doclint.reporters.terminal import Terminal

VERSION = 1

MOST_CHARACTERS = 65_000
"""What a comment on GitHub holds: 65,536."""

MARKER = "<!-- doclint status --since -->"
"""By this, the job that keeps the comment up to date finds it."""


def headline(fallout: Fallout) -> str:
    """All of it in a sentence or two."""
    falls = "falls" if len(fallout.pages) == 1 else "fall"
    text = (
        f"This change touches {_count(fallout.blocks, 'block')} ({_count(fallout.words, 'word')}) of "
        f"{_count(fallout.articles, 'article')}: {_count(len(fallout.pages), 'translation')} in "
        f"{_count(len(fallout.locales), 'locale')} {falls} behind"
    )
    number = fallout.without_translator
    if not number:
        return f"{text}."
    needs = "needs" if number == 1 else "need"
    return f"{text}; {number:,} of them {needs} no translator (`doclint sync`)."


def write_full(fallout: Fallout, stream: TextIO) -> None:
    """For a terminal."""
    if not fallout.pages:
        return
    terminal = Terminal(stream)
    terminal.write_wrapped(terminal.text(headline(fallout)))
    for locale, pages in _by_locale(fallout):
        terminal.separate()
        terminal.write(terminal.text((f"{locale or NO_LOCALE} ({len(pages):,})", "bold")))
        for page in pages:
            terminal.write_wrapped(terminal.text(f"  {page.path}: {_behind(page)}"))


def render_json(fallout: Fallout) -> str:
    """One JSON document, pure ASCII."""
    document = {
        "version": VERSION,
        "behind": {
            "articles": fallout.articles,
            "blocks": fallout.blocks,
            "words": fallout.words,
            "translations": len(fallout.pages),
            "without_translator": fallout.without_translator,
        },
        "pages": [
            {
                "path": page.path,
                "locale": page.locale or None,
                "source": page.source,
                "blocks": page.blocks,
                "words": page.words,
                "needs_translator": page.needs_translator,
            }
            for page in fallout.pages
        ],
    }
    return json.dumps(document, indent=2).replace("##", "#\\u0023") + "\n"


def render_markdown(fallout: Fallout, most: int = MOST_CHARACTERS) -> str:
    """For a comment that a job updates in place; empty where nothing falls behind."""
    if not fallout.pages:
        return ""
    lines = [MARKER, headline(fallout), ""]
    length = sum(len(line) + 1 for line in lines)
    left = 0
    for locale, pages in _by_locale(fallout):
        head = f"\n<details><summary>{markdown_code(locale or NO_LOCALE)}: {_count(len(pages), 'page')}</summary>\n"
        rows = [f"- {markdown_code(page.path)}: {_behind(page)}" for page in pages]
        kept: list[str] = []
        length += len(head) + len("\n</details>")
        for row in rows:
            if length + len(row) + 1 > most - 500:
                left += 1
                continue
            kept.append(row)
            length += len(row) + 1
        if kept:
            lines += [head, *kept, "\n</details>"]
    if left:
        lines += ["", f"{_count(left, 'more page')}: `doclint status --since` shows all."]
    return "\n".join(lines) + "\n"


def _by_locale(fallout: Fallout) -> Iterator[tuple[str, list[StalePage]]]:
    for locale in fallout.locales:
        yield locale, [page for page in fallout.pages if page.locale == locale]


def _behind(page: StalePage) -> str:
    note = "" if page.needs_translator else ", no translator needed"
    return f"{_count(page.blocks, 'block')}, {_count(page.words, 'word')}{note}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
