"""How exactly parity rules find what is planted into plain translations beside their source pages.

    python -m benchmarks.plain_accuracy FOLDER [--plants N] [--seed N] [CODE ...]

FOLDER, or its folder `docs` or `content`, has a folder for each locale; the source locale is `en`. A page whose blocks
are those of its source, one after another, and on which no parity rule finds anything, is clean. Each rule's line says
how many defects were planted (one a page), how many were found, how many pages have other findings, and how many fixes
give back the clean page.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from doclint.articles.translated_page import EarlierSource, SourcePage, TranslatedPage
from doclint.document import Document, read_document
from doclint.document.blocks import Block
from doclint.findings import Applicability, Problem
from doclint.rules.registry import all_rules

PLANTS = 200

Planter = Callable[[TranslatedPage, random.Random], "str | None"]
"""Damages the text of a translation; None where the page has no place for this defect."""


def _blocks(page: TranslatedPage, *kinds: str) -> list[Block]:
    return [block for block in page.blocks if block.kind in kinds]


def _without(text: str, block: Block) -> str:
    start = text.rfind("\n", 0, block.span.start) + 1
    end = text.find("\n", block.span.end)
    return text[:start] + (text[end + 1 :].lstrip("\n") if end >= 0 else "")


def _some(page: TranslatedPage, chance: random.Random, *kinds: str) -> Block | None:
    """A block that is neither the first nor the last of its page."""
    inner = [block for block in page.blocks[1:-1] if block.kind in kinds]
    return chance.choice(inner) if inner else None


def lose_code(page: TranslatedPage, chance: random.Random) -> str | None:
    block = _some(page, chance, "code")
    return _without(page.text, block) if block is not None and len(set(block.neutral)) > 3 else None


def translate_identifier(page: TranslatedPage, chance: random.Random) -> str | None:
    blocks = [block for block in _blocks(page, "code") if re.match(r"python|js|ts|rust", block.name)]
    for block in chance.sample(blocks, len(blocks)):
        names = list(re.finditer(r"(?m)^[ \t]*(?:def|fn|function|const|let) ([a-z_]{4,})\b", block.text))
        if names:
            name = chance.choice(names)
            start = block.content.start + name.start(1)
            return page.text[:start] + "éclairer" + page.text[start + len(name[1]) :]
    return None


def lose_heading_id(page: TranslatedPage, chance: random.Random) -> str | None:
    ids = {block.name for block in page.now.blocks if block.kind == "heading"}
    headings = [block for block in _blocks(page, "heading") if block.name and block.name in ids]
    if len(headings) < 2:
        return None
    block = chance.choice(headings)
    return page.text[: block.content.end] + page.text[block.span.end :]


def change_level(page: TranslatedPage, chance: random.Random) -> str | None:
    headings = [block for block in _blocks(page, "heading") if page.text.startswith("##", block.span.start)]
    if not headings:
        return None
    start = chance.choice(headings).span.start
    return f"{page.text[:start]}#{page.text[start:]}"


def rename_directive(page: TranslatedPage, chance: random.Random) -> str | None:
    named = [block for block in _blocks(page, "directive") if re.match(r"(?:///|:::|!!!)\w", block.name)]
    if not named:
        return None
    block = chance.choice(named)
    name = block.name[3:]
    return page.text[: block.span.start] + block.text.replace(name, "éclairage", 1) + page.text[block.span.end :]


def lose_end_of_directive(page: TranslatedPage, chance: random.Random) -> str | None:
    ends = [block for block in _blocks(page, "directive") if block.name in (":::", "///")]
    return _without(page.text, chance.choice(ends)) if ends else None


def open_fence(page: TranslatedPage, chance: random.Random) -> str | None:
    blocks = [block for block in _blocks(page, "code") if block.is_closed and block.level]
    return page.text[: blocks[-1].content.end] + page.text[blocks[-1].span.end :] if blocks else None


def wrap_page(page: TranslatedPage, chance: random.Random) -> str | None:
    if not page.now.document.text.startswith(("---\n", "# ")) or not page.text.startswith(("---\n", "# ")):
        return None
    return f"```markdown\n{page.text.rstrip()}\n```\n"


def truncate(page: TranslatedPage, chance: random.Random) -> str | None:
    if len(page.blocks) < 10:
        return None
    keep = chance.randrange(len(page.blocks) // 2, len(page.blocks) - max(2, len(page.blocks) // 9))
    return page.text[: page.blocks[keep].span.end] + "\n"


def lose_paragraph(page: TranslatedPage, chance: random.Random) -> str | None:
    block = _some(page, chance, "paragraph")
    if block is None or not (
        page.text[: block.span.start].endswith("\n\n") and page.text.startswith("\n\n", block.span.end)
    ):
        return None
    return _without(page.text, block)


def copy_source(page: TranslatedPage, chance: random.Random) -> str | None:
    return page.now.document.text if len(_blocks(page, "paragraph")) > 5 else None


def translate_key(page: TranslatedPage, chance: random.Random) -> str | None:
    match = re.match(r"---\n(?:.*\n){0,5}?(description|title)(?=:)", page.text)
    return f"{page.text[: match.start(1)]}la {match[1]}{page.text[match.end(1) :]}" if match else None


def lose_image(page: TranslatedPage, chance: random.Random) -> str | None:
    images = list(re.finditer(r"(?m)(?<=\S )!\[[^\]\n]*\]\([^)\n]*\)|<img [^<>\n]*>(?=\S)", page.text))
    return page.text[: images[0].start()] + page.text[images[0].end() :] if images else None


def stale_code(page: TranslatedPage, chance: random.Random) -> str | None:
    block = _some(page, chance, "code")
    if block is None or len(block.text.split()) < 4:
        return None
    return page.text[: block.content.start] + STALE + page.text[block.content.end :]


def dead_fragment(page: TranslatedPage, chance: random.Random) -> str | None:
    headings = [block for block in _blocks(page, "heading") if block.name]
    for block in headings:
        if f"]({block.name})" in page.text:
            return page.text.replace(block.name + " ", block.name + "-x ", 1)
    return None


STALE = "harbour_light = 'an older version'"

PLANTERS: dict[str, Planter] = {
    "PAR002": stale_code,
    "PAR003": lose_code,
    "PAR004": translate_identifier,
    "PAR005": lose_heading_id,
    "PAR006": change_level,
    "PAR007": rename_directive,
    "PAR009": open_fence,
    "PAR010": wrap_page,
    "PAR011": truncate,
    "PAR012": lose_paragraph,
    "PAR013": copy_source,
    "PAR015": translate_key,
    "PAR016": lose_image,
}

SAME_DEFECT = {
    "PAR003": {"PAR008"},
    "PAR007": {"PAR008"},
    "PAR009": {"PAR003", "PAR011", "PAR007"},
    "PAR010": {"PAR009", "PAR011", "PAR012", "PAR003", "PAR007"},
    "PAR011": {"PAR003", "PAR007", "PAR008", "PAR016"},
    "PAR012": {"PAR016", "PAR008"},
    "PAR013": {"PAR001", "PAR005", "PAR014"},
    "PAR002": {"PAR004"},
}
"""What else a defect of a rule is, seen by another rule."""


def problems(page: TranslatedPage) -> list[tuple[str, Problem]]:
    """What all parity rules find on a page; keys that differ are no defect before a whole run has learnt which."""
    rules = [rule for code, rule in all_rules().items() if code.startswith("PAR") and code != "PAR014"]
    return [(rule.code, problem) for rule in rules for problem in rule.problems(page)]


def clean_pages(folder: Path) -> Iterator[TranslatedPage]:
    """The clean translations of a folder of locales."""
    root = next(path for path in (folder / "docs", folder / "content", folder) if (path / "en").is_dir())
    for source in sorted((root / "en").rglob("*.md*")):
        now = SourcePage(str(source), read_document(source.read_bytes()))
        for locale in sorted(path for path in root.iterdir() if path.is_dir() and path.name != "en"):
            path = locale / source.relative_to(root / "en")
            if path.is_file():
                page = beside(now, str(path), read_document(path.read_bytes()))
                if page.alignment.is_same_sequence and len(page.blocks) > 3 and not problems(page):
                    yield page


def beside(now: SourcePage, path: str, document: Document) -> TranslatedPage:
    """A page made from the source page of now, which had other code before."""
    earlier = EarlierSource(now.path, read_document(f"```\n{STALE}\n```\n".encode()), "0" * 40, None)
    return TranslatedPage(path, document, now, now, lambda: (earlier,))


def fixed(page: TranslatedPage, found: list[tuple[str, Problem]]) -> str:
    """The text after the safe fixes."""
    fixes = [each.fix for _, each in found if each.fix is not None and each.fix.applicability is Applicability.SAFE]
    text = page.text
    for edit in sorted((edit for fix in fixes for edit in fix.replacements), key=lambda edit: -edit.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def measure(
    pages: list[TranslatedPage], code: str, plants: int, chance: random.Random
) -> tuple[int, int, int, int, list[str]]:
    """How many were planted, found, found besides, and given back by fixes; and what is wrong in words."""
    planted = found_ones = extra = restored = 0
    wrong = []
    for page in chance.sample(pages, len(pages)):
        if planted == plants:
            break
        damaged = PLANTERS[code](page, chance)
        if damaged is None or damaged == page.text:
            continue
        planted += 1
        broken = beside(page.now, page.path, read_document(damaged.encode()))
        found = problems(broken)
        codes = {each for each, _ in found}
        found_ones += code in codes
        others = codes - {code} - SAME_DEFECT.get(code, set())
        extra += bool(others)
        restored += fixed(broken, [each for each in found if each[0] == code]) == page.text
        if code not in codes or others:
            wrong.append(f"{code} {page.path}: found {sorted(codes)}")
    return planted, found_ones, extra, restored, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("codes", nargs="*", metavar="CODE")
    parser.add_argument("--plants", type=int, default=PLANTS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    pages = list(clean_pages(options.folder))
    print(f"{len(pages)} clean pages in {options.folder.name}")
    all_wrong = []
    for code in options.codes or PLANTERS:
        planted, found, extra, restored, wrong = measure(pages, code, options.plants, random.Random(options.seed))
        print(f"{code}  planted {planted:>4}  found {found:>4}  extra {extra:>3}  restored {restored:>4}")
        all_wrong += wrong[:5]
    if all_wrong:
        sys.exit("\n".join(all_wrong))


if __name__ == "__main__":
    main()
