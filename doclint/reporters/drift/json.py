"""`json`: for translators' tools and scripts; documented in docs/json.md."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from doclint.articles.page_drift import PageDrift, ShownBlock

VERSION = 1


def render(pages: Sequence[PageDrift]) -> str:
    """One JSON document, pure ASCII."""
    document = {"version": VERSION, "pages": [_page(page) for page in pages]}
    # Azure Pipelines obeys `##vso[` anywhere in what a step prints.
    return json.dumps(document, indent=2).replace("##", "#\\u0023") + "\n"


def _page(page: PageDrift) -> dict[str, Any]:
    return {
        "path": page.path,
        "locale": page.locale,
        "source": page.source,
        "freshness": page.freshness.value,
        "evidence": page.evidence,
        "commit": page.commit,
        "date": page.date,
        "behind": None if page.blocks is None else {"blocks": len(page.blocks), "words": page.words},
        "total": page.total,
        "blocks": None if page.blocks is None else [_block(block) for block in page.blocks],
    }


def _block(block: ShownBlock) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "minor": block.is_minor,
        "neutral": block.is_neutral,
        "words": block.words,
        "line": block.line,
        "then": block.then,
        "now": block.now,
        "translation": block.translation,
    }
