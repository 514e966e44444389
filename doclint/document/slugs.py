"""The ids that systems give to headings, by which links lead to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import unescape

from doclint.document.blocks import Block

# --- the text of a heading, as its slug is made from it

_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,1000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,300}\])?")
_MARKUP = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>")
_EMPHASIS = re.compile(r"(?<![\w\\])(_{1,3}|\*{1,3})(?=\S)([^\n]{1,300}?)(?<=\S)\1(?!\w)|(?<!\\)\*{1,3}|~~")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain_text(heading: str) -> str:
    """What a reader sees of a heading: its Markdown without code marks, links, emphasis and tags."""
    pieces = heading.split("`")
    for index in range(0, len(pieces), 2):
        text = pieces[index]
        if "[" in text:
            text = _LINK.sub(r"\1", _IMAGE.sub("", text))
        if "<" in text:
            text = _MARKUP.sub("", text)
        if "*" in text or "_" in text or "~" in text:
            text = _EMPHASIS.sub(lambda match: match[2] or "", text)
        if "\\" in text:
            text = _ESCAPE.sub(r"\1", text)
        pieces[index] = unescape(text) if "&" in text else text
    return "".join(pieces).strip()


# --- slugs

_KEPT = frozenset(("Nd", "Nl", "Pc"))


def github(text: str) -> str:
    """As github-slugger 2 makes it, which Docusaurus and Astro use: https://github.com/Flet/github-slugger."""
    if text.isascii():
        return _NOT_ASCII_WORD.sub("", text.lower()).replace(" ", "-")
    return "".join(
        "-" if character == " " else character
        for character in text.lower()
        if character in " -" or _is_word(character, marks=True)
    )


_NOT_ASCII_WORD = re.compile(r"[^a-z0-9_ -]")


def _is_word(character: str, *, marks: bool) -> bool:
    category = unicodedata.category(character)
    return category[0] == "L" or category in _KEPT or (marks and category[0] == "M")


def hugo(text: str) -> str:
    """As Hugo makes it of `autoHeadingIDType = "github"`, its default: letters, digits and `_`."""
    return "".join(
        "-" if character in " -" else character.lower()
        for character in text
        if character in " -_" or unicodedata.category(character)[0] == "L" or unicodedata.category(character) == "Nd"
    )


_COMBINING = re.compile(r"[\u0300-\u036f]")
_SPECIAL = re.compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'“”‘’<>,.?/]+")
_CONTROL = re.compile(r"[\x00-\x1f]")


def vitepress(text: str) -> str:
    """As @mdit-vue/shared makes it, which VitePress and VuePress use: https://github.com/mdit-vue/mdit-vue."""
    decomposed = _COMBINING.sub("", unicodedata.normalize("NFKD", text))
    slug = _SPECIAL.sub("-", _CONTROL.sub("", decomposed)).strip("-")
    return ("_" + slug if slug[:1].isdigit() and slug[:1].isascii() else slug).lower()


_NOT_WORD = re.compile(r"[^\w\s-]")
_SPACES = re.compile(r"[-\s]+")


def mkdocs(text: str) -> str:
    """As Python-Markdown's `toc` makes it, MkDocs' default: only ASCII is kept, so that a slug may be empty."""
    return mkdocs_unicode(unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode())


def mkdocs_unicode(text: str) -> str:
    """As `slugify_unicode` of Python-Markdown's `toc` makes it."""
    return _SPACES.sub("-", _NOT_WORD.sub("", text).strip().lower())


def pymdownx(text: str) -> str:
    """As `pymdownx.slugs.slugify(case="lower")` makes it, which Material for MkDocs recommends."""
    return re.sub(r"[^\w\- ]", "", unicodedata.normalize("NFC", text)).strip().lower().replace(" ", "-")


def mdn(text: str) -> str:
    """As MDN's build makes it: words with underscores."""
    return re.sub(r"\s+", "_", re.sub(r"[\"#$%&+,/:;=?@\[\]^`{|}~')(\\]", "", text.lower()).strip())


SLUGS: dict[str, Callable[[str], str]] = {
    "github": github,
    "docusaurus": github,
    "starlight": github,
    "astro": github,
    "docfx": github,
    "jekyll": github,
    "vitepress": vitepress,
    "hugo": hugo,
    "mkdocs": mkdocs,
    "mkdocs-unicode": mkdocs_unicode,
    "pymdownx": pymdownx,
    "mdn": mdn,
}
"""How each system makes the id of a heading from its plain text."""

POSSIBLE_SLUGS = {
    "github": ("github",),
    "hugo": ("hugo", "github"),
    "mdn": ("mdn",),
    "python-markdown": ("mkdocs", "mkdocs-unicode", "pymdownx"),
    "vitepress": ("vitepress",),
}
"""What may make the ids of a system that a preset names: its own configuration, which nobody reads here, decides."""

_COUNTED = re.compile(r"(.*)_([0-9]{1,9})\Z", re.DOTALL)


def heading_ids(blocks: Iterable[Block], system: str) -> list[tuple[str, Block]]:
    """The ids of headings in order, explicit ones as they are written; equal slugs are counted as the system does."""
    slugify = SLUGS[system]
    taken: set[str] = set()
    counts: dict[str, int] = {}
    found = []
    for block in blocks:
        if block.kind != "heading":
            continue
        if block.name:
            taken.add(block.name[1:])
            found.append((block.name[1:], block))
            continue
        slug = _slug(slugify, block.text)
        if system.startswith(("mkdocs", "pymdownx")):
            while slug in taken or not slug:
                match = _COUNTED.match(slug)
                slug = f"{match[1]}_{int(match[2]) + 1}" if match else f"{slug}_1"
        else:
            if not slug and system == "hugo":
                slug = "heading"
            first = slug
            while slug in taken:
                counts[first] = counts.get(first, 0) + 1
                slug = f"{first}_{counts[first] + 1}" if system == "mdn" else f"{first}-{counts[first]}"
        taken.add(slug)
        found.append((slug, block))
    return found


@lru_cache(maxsize=4096)
def _slug(slugify: Callable[[str], str], heading: str) -> str:
    return slugify(plain_text(heading))


_ANCHOR = re.compile(r"<[A-Za-z][^<>]{0,500}?\s(?:id|name)\s{0,4}=\s{0,4}[\"'{`]{0,2}([^\"'\s<>{}`]{1,200})")
_ATTRIBUTE_LIST = re.compile(r"\{[ \t]{0,4}:?[ \t]{0,4}#([\w.:-]{1,200})")


def explicit_ids(text: str) -> set[str]:
    """The ids that a text gives itself, in tags and in attribute lists."""
    found = set()
    if "id" in text or "name" in text:
        found.update(_ANCHOR.findall(text))
    if "{" in text:
        found.update(_ATTRIBUTE_LIST.findall(text))
    return found
