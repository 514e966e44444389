"""Localized pages of a company that does not exist, as its translation service would hand them off."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

Sentence = tuple[str, str]
"""A target text and the source text that it translates."""


def source_page(*sentences: str) -> str:
    """A page of the source locale: front matter, a heading (the first sentence), a paragraph of the others."""
    title, *paragraph = sentences
    return f"""\
---
title: {title}
author: ingridsol
ms.author: ingridsol
ms.date: 03/04/2024
ms.topic: article
ms.assetid: 5b0f6e1c-7a53-4d0e-9c55-2f6f1f3f8a41
---
# {title}

{" ".join(paragraph)}
"""


def source_hash(page: str) -> str:
    """What a translation of `page` has as its `ms.openlocfilehash`: SHA-1 of the page with CRLF line endings."""
    return hashlib.sha1(page.replace("\n", "\r\n").encode()).hexdigest()


def segment(number: int, target: str, source: str, prefix: str = "4c1d7") -> str:
    """One segment: the target half, and its source half behind it."""
    return target_half(number, target, prefix) + source_half(number, source, prefix)


def target_half(number: int, text: str, prefix: str = "4c1d7") -> str:
    return f'<span data-ttu-id="{prefix}-{number}">{text}</span>'


def source_half(number: int, text: str, prefix: str = "4c1d7") -> str:
    return f'<span class="sxs-lookup"><span data-stu-id="{prefix}-{number}">{text}</span></span>'


@dataclass(frozen=True, slots=True)
class Translation:
    """A bilingual page; `body` overrides the one that is made from its sentences."""

    locale: str
    locfileid: str
    openlocfilehash: str
    sentences: Sequence[Sentence]
    author: str = "ingridsol"
    lasthandoff: str = "03/18/2024"
    body: str | None = field(default=None)

    def by(self, author: str) -> Translation:
        return replace(self, author=author)

    def with_body(self, body: str) -> Translation:
        return replace(self, body=body)

    @property
    def text(self) -> str:
        title = self.sentences[0][0]
        return f"""\
---
title: {title}
author: {self.author}
ms.author: ingridsol
ms.date: 03/04/2024
ms.topic: article
ms.assetid: 5b0f6e1c-7a53-4d0e-9c55-2f6f1f3f8a41
ms.openlocfilehash: {self.openlocfilehash}
ms.sourcegitcommit: 8f14e45fceea167a5a36dedd4bea2543ce8e5a6d
ms.translationtype: HT
ms.contentlocale: {self.locale}
ms.lasthandoff: {self.lasthandoff}
ms.locfileid: "{self.locfileid}"
---
{self.bilingual_body() if self.body is None else self.body}
"""

    def bilingual_body(self) -> str:
        heading, *paragraph = (segment(101 + index, *sentence) for index, sentence in enumerate(self.sentences))
        return f"# {heading}\n\n{' '.join(paragraph)}"
