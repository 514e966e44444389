"""Harbourlight's articles, and how a page of each locale is made from one.

A text file is an article: front-matter keys, the source page with `{…}` around each segment (`{p3:…}` around three
sentences that were merged into one), then for each locale its segments in the same order, one on a line.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SOURCE_LOCALE = "en-us"
LOCALES = ("ar-SA", "fr-FR", "nb-NO", "uk-UA", "zh-CN")

_TEXTS = Path(__file__).parent
_SEGMENT = re.compile(r"\{(?:p(?P<merged>\d):)?(?P<text>[^{}]*)\}")
_LOCALE = re.compile(r"^--- (\S+)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Article:
    """An article as its text file has it.

    Attributes:
        name: its path below the locale's folder, without ending.
        keys: front matter that differs from that of other articles.
        source: the body of the source page, segments marked.
        targets: the translated segments by locale.
    """

    name: str
    keys: Mapping[str, str]
    source: str
    targets: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Handoff:
    """The delivery of a translation.

    Attributes:
        date: `MM/DD/YYYY`.
        keys: front matter of the source page of that day, where it was another than today's.
    """

    date: str
    keys: Mapping[str, str] = field(default_factory=dict)


def read_articles() -> Iterator[Article]:
    """Every article, in order of the names."""
    for path in sorted(_TEXTS.rglob("*.txt")):
        head, *parts = _LOCALE.split(path.read_text(encoding="utf-8"))
        bodies = dict(zip(parts[::2], parts[1::2], strict=True))
        keys = dict(line.split(": ", 1) for line in head.splitlines())
        source = bodies.pop(SOURCE_LOCALE)
        targets = {locale: tuple(body.splitlines()) for locale, body in bodies.items()}
        name = path.relative_to(_TEXTS).with_suffix("").as_posix()
        wanted = len(_SEGMENT.findall(source))
        for locale, segments in targets.items():
            if len(segments) != wanted:
                raise SystemExit(f"{path}: {locale} has {len(segments)} segments, the source {wanted}")
        yield Article(name, keys, source, targets)


def source_page(article: Article, keys: Mapping[str, str] | None = None) -> str:
    """The page of the source locale; `keys` are those of another day."""
    body = _SEGMENT.sub(lambda match: match["text"], article.source)
    return _front_matter({**_own_keys(article, _title(article.source)), **(keys or {})}) + body


def translated_page(article: Article, locale: str, handoff: Handoff) -> str:
    """The page of a locale, with both halves of every segment, as a handoff delivers it."""
    made_from = source_page(article, handoff.keys)
    targets = article.targets[locale]
    keys = {
        **_own_keys(article, targets[0]),
        **handoff.keys,
        "ms.openlocfilehash": _sha1(made_from.replace("\n", "\r\n")),
        "ms.sourcegitcommit": _sha1(f"commit {article.name} {made_from}"),
        "ms.translationtype": "HT" if locale == "fr-FR" else "MT",
        "ms.contentlocale": locale,
        "ms.lasthandoff": handoff.date,
        "ms.locfileid": f'"{int(_sha1(f"{locale}/{article.name}")[:7], 16) % 10**8:08}"',
    }
    return _front_matter(keys) + _bilingual(article, locale, targets)


def id_prefix(article: str, locale: str) -> str:
    """The five digits that the ids of a page's segments begin with."""
    return _sha1(f"{article}.{locale}")[:5]


def segment(prefix: str, number: str, target: str, source: str) -> str:
    """A segment with its two halves."""
    return (
        f'<span data-ttu-id="{prefix}-{number}">{target}</span>'
        f'<span class="sxs-lookup"><span data-stu-id="{prefix}-{number}">{source}</span></span>'
    )


def _bilingual(article: Article, locale: str, targets: tuple[str, ...]) -> str:
    prefix = id_prefix(article.name, locale)
    number, paragraph = 102, 101
    remaining = iter(targets)

    def translate(match: re.Match[str]) -> str:
        nonlocal number, paragraph
        if match["merged"]:
            pair = segment(prefix, f"p{paragraph}", next(remaining), match["text"])
            paragraph, number = paragraph + 1, number + int(match["merged"])
        else:
            pair = segment(prefix, str(number), next(remaining), match["text"])
            number += 1
        return pair

    anchor = re.sub(r"[^a-z0-9]+", "-", _title(article.source).lower().replace("'", "")).strip("-")
    body = re.sub(r"^# ", f'# <a name="{anchor}"></a>', article.source, count=1)
    return _SEGMENT.sub(translate, body)


def _title(source: str) -> str:
    match = _SEGMENT.search(source)
    assert match is not None
    return match["text"]


def _own_keys(article: Article, title: str) -> dict[str, str]:
    return {
        "title": title,
        "ms.author": "",
        "author": "",
        "ms.date": "",
        "ms.audience": "Keepers",
        "ms.topic": "article",
        "ROBOTS": "NOINDEX, NOFOLLOW",
        "localization_priority": "Normal",
        "ms.assetid": str(uuid.uuid5(uuid.NAMESPACE_URL, f"https://harbourlight.example/{article.name}")),
        **{key: value for key, value in article.keys.items() if key != "ms.lasthandoff"},
    }


def _front_matter(keys: Mapping[str, str]) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\n{lines}---\n"


def _sha1(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
