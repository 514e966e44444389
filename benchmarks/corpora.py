"""The pages that benchmarks run on: archives of real ones beside the project, which are no part of it, or generated."""

from __future__ import annotations

import hashlib
import os
import tarfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]

LOCALES = (
    *"fr-FR nb-NO ro-RO uk-UA zh-CN ar-SA bg-BG cs-CZ da-DK de-DE el-GR es-ES et-EE fi-FI he-IL hr-HR hu-HU".split(),
    *"id-ID it-IT ja-JP ko-KR lt-LT lv-LV nl-NL pl-PL pt-BR pt-PT ru-RU sk-SK sl-SI sr-Latn-RS sv-SE th-TH".split(),
    *"tr-TR vi-VN zh-TW ca-ES eu-ES gl-ES hi-IN ms-MY fil-PH kk-KZ az-Latn-AZ is-IS ga-IE mt-MT cy-GB".split(),
)
"""Locales that pages are made for, the most that any benchmark needs."""

_ARTICLES = 2_916
_LOCALES = 5
_PAIRS = 12


def unpack(name: str, folder: Path) -> Path:
    """Unpack a set below a folder.

    Raises:
        SystemExit: there is no such set; the message says where it is looked for.
    """
    archive = _archive(name)
    if not archive.is_file():
        raise SystemExit(
            f"there are no real pages here: {archive} is missing (name its folder's parent in DOCLINT_SHARED)"
        )
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    return folder / name


def unpack_or_generate(name: str, folder: Path) -> Path:
    """The set of this name, or as many generated pages where it is not here. A folder below `folder`, by its name."""
    if _archive(name).is_file():
        return unpack(name, folder)
    generate(folder / "generated", _ARTICLES, LOCALES[:_LOCALES])
    return folder / "generated"


def _archive(name: str) -> Path:
    shared = Path(os.environ.get("DOCLINT_SHARED") or PROJECT.parent / "shared")
    return shared / "corpus" / f"{name}.tar.xz"


def generate(folder: Path, articles: int, locales: tuple[str, ...]) -> None:
    """Write one bilingual page for each article and locale, a quarter of them behind."""
    for number in range(articles):
        for index, locale in enumerate(locales):
            path = folder / locale / f"guides-{number % 20}" / f"beacon-{number}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_page(number, locale, is_behind=(number + index) % 4 == 0), encoding="utf-8")


def _page(number: int, locale: str, *, is_behind: bool) -> str:
    source = hashlib.sha1(f"{number} {is_behind}".encode(), usedforsecurity=False).hexdigest()
    body = "\n\n".join(
        f'<span data-ttu-id="4c1d7-{101 + pair}">Phare {number}, {pair}.</span><span class="sxs-lookup">'
        f'<span data-stu-id="4c1d7-{101 + pair}">Beacon {number}, {pair}.</span></span>'
        for pair in range(_PAIRS)
    )
    return (
        f"---\ntitle: Phare {number}\nauthor: ingridsol\nms.author: ingridsol\nms.openlocfilehash: {source}\n"
        f"ms.sourcegitcommit: {source}\nms.translationtype: MT\nms.contentlocale: {locale}\n"
        f'ms.lasthandoff: {"02/12/2021" if is_behind else "04/02/2021"}\nms.locfileid: "{number}"\n---\n{body}\n'
    )
