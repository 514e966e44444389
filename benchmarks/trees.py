"""Trees of pages to measure on, made of a corpus: repositories, and sets of any size. All lie outside the project."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora import LOCALES
from benchmarks.measuring import environment


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder of locales."""

    folder: Path
    pages: int
    articles: int
    locales: int


def pages_of(folder: Path) -> list[str]:
    """The pages of a tree, relative to it, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))


def tree_of(folder: Path) -> Tree:
    pages = [page.partition("/") for page in pages_of(folder)]
    return Tree(folder, len(pages), len({article for _, _, article in pages}), len({locale for locale, _, _ in pages}))


def of_sizes(corpus: Path, folder: Path, sizes: Sequence[int]) -> list[Tree]:
    """A tree for each number of pages, roughly: articles of the corpus, evenly chosen, or all of them in more locales.

    A further locale is one of the corpus under another name, which its pages have too. Trees share their files.
    """
    trees = []
    for size in sorted(sizes):
        tree = folder / str(size)
        for article, locale, origin in _chosen(corpus, size):
            page = folder / "pages" / locale / article
            if not page.exists():
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_bytes(_in_locale((corpus / origin / article).read_bytes(), origin, locale))
            (tree / locale / article).parent.mkdir(parents=True, exist_ok=True)
            os.link(page, tree / locale / article)
        trees.append(tree_of(tree))
    return trees


def _chosen(corpus: Path, size: int) -> list[tuple[str, str, str]]:
    """The pages of a tree of this size: article, locale, and the locale of the corpus that the page is taken from."""
    pages = pages_of(corpus)
    locales = sorted({page.partition("/")[0] for page in pages})
    articles = sorted({page.partition("/")[2] for page in pages})
    count = min(len(articles), max(1, round(len(articles) * size / len(pages))))
    chosen = [articles[index * len(articles) // count] for index in range(count)]
    more = max(0, round(len(locales) * size / len(pages)) - len(locales))
    free = [name for name in LOCALES if name.casefold() not in {locale.casefold() for locale in locales}]
    if more > len(free):
        raise SystemExit(
            f"{size:,} pages of this corpus need {more} more locales; benchmarks/corpora.py names {len(free)}"
        )
    named = [*zip(locales, locales, strict=True), *zip(free[:more], locales * more, strict=False)]
    return [
        (article, locale, origin)
        for locale, origin in named
        for article in chosen
        if (corpus / origin / article).is_file()
    ]


def _in_locale(content: bytes, origin: str, locale: str) -> bytes:
    """A page as it would be in another locale: every mention of its own is one of that."""
    return content.replace(origin.encode(), locale.encode()).replace(origin.lower().encode(), locale.lower().encode())


def repository(corpus: Path, folder: Path) -> Tree:
    """A git repository in which the corpus is committed."""
    shutil.copytree(corpus, folder)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Pages")
    return tree_of(folder)


def touch(tree: Tree) -> None:
    """Give every page the time of now, as a checkout does."""
    for page in pages_of(tree.folder):
        os.utime(tree.folder / page)
    git(tree.folder, "add", "--all")


def edit(tree: Tree, pages: Sequence[str]) -> None:
    """Add a line to some pages, so that none is what it was, and stage them, as before a commit."""
    for page in pages:
        with (tree.folder / page).open("ab") as file:
            file.write(b"\nThe beacon is lit.\n")
    git(tree.folder, "add", "--all")


def spread(tree: Tree, count: int) -> tuple[str, ...]:
    """Pages of the first locale, evenly chosen."""
    pages = pages_of(tree.folder)
    first = [page for page in pages if page.partition("/")[0] == pages[0].partition("/")[0]]
    return tuple(first[index * len(first) // count] for index in range(count))


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, with no settings but its own."""
    identity = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Solveig Dahl"), ("EMAIL", "solveig@harbourlight.example"))
    }
    outer = {name: value for name, value in environment().items() if not name.startswith("GIT_")}
    subprocess.run(
        ["git", "-c", "core.autocrlf=false", "-c", "gc.auto=0", *arguments],
        cwd=folder,
        env={**outer, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        check=True,
    )
