"""`python -m benchmarks.drift REPOSITORY --preset NAME`: the tables of README.md for any repository with stamps."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import sqrt

from benchmarks.drift.events import Event, Score, find_events, score_event
from doclint.articles.grouping import Article, Freshness
from doclint.articles.translation_versions import TranslationVersions
from doclint.config.presets import load_preset
from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.corpus.discovery import discover
from doclint.document.blocks import blocks
from doclint.document.facts import Facts
from doclint.document.page import read_document
from doclint.document.stamps import Stamp
from doclint.run.load_corpus import LoadedCorpus, open_corpus
from doclint.system.data_classes import replace

Judge = Callable[[Facts], bool | None]
"""Whether a page is behind; None where nothing tells."""


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.drift")
    parser.add_argument("repository")
    parser.add_argument("--preset", required=True)
    parser.add_argument("--flag", default="drifted_from_default: true", help="the line by which pages flag themselves")
    parser.add_argument("--misses", action="store_true", help="print what is missed and what is named in vain")
    asked = parser.parse_args(arguments)
    os.chdir(asked.repository)
    preset = load_preset(asked.preset)
    settings = Settings(
        select=frozenset(), today=datetime.date.today(), preset=preset, source_locale=preset.source_locale
    )
    discovery = discover(["."], settings.reach)
    with open_corpus(discovery, settings, RunRequest()) as loaded:
        truth = {
            page.path: article.judge(page).freshness
            for article, page in _translations(loaded)
            if page.source_commit is not None
        }
        _print_events(find_events(loaded, preset.roles), show_misses=asked.misses)
    without = replace(preset, roles=replace(preset.roles, source_commit=None), stamp=Stamp(kind="none"))
    with open_corpus(discovery, replace(settings, preset=without), RunRequest()) as loaded:
        _print_pages(loaded, truth, asked.flag)


def _translations(loaded: LoadedCorpus) -> list[tuple[Article, Facts]]:
    return [(article, page) for article in loaded.corpus.articles for page in article.translations if article.source]


def _print_events(events: Iterable[Event], *, show_misses: bool) -> None:
    total = Score()
    for event in events:
        total.add(score_event(event, show_misses=show_misses))
    print(f"Blocks that are not minor, {total.events} events:")
    print(f"  precision {_ratio(total.touched, total.named)}")
    print(f"  recall    {_ratio(total.found, total.called_for)} of what the source's change called for")
    print(f"  recall    {_ratio(total.found, total.found + total.all_missed)} of all that translators touched")
    print(f"  minor     {total.minor_touched} of {total.minor} were touched all the same")
    print(f"  placed    {_ratio(total.placed, total.changed)}")
    print(f"  a page flag names every block: precision {_ratio(total.touched_of_all, total.blocks)}")


def _print_pages(loaded: LoadedCorpus, truth: dict[str, Freshness], flag: str) -> None:
    versions = loaded.versions
    articles = {page.path: article for article, page in _translations(loaded)}
    judges: dict[str, Judge] = {
        "history": lambda page: _is_behind(versions, page, "by_history"),
        "dating": lambda page: _is_behind(versions, page, "by_content"),
        "both (doclint)": lambda page: _is_behind(versions, page, "by_history_and_content"),
        "last-commit dates": lambda page: _by_dates(versions, page),
        "page flags": lambda page: flag in (versions.text(page) or ""),
        "structure only": lambda page: _by_structure(versions, articles[page.path], page),
    }
    pages = [page for _, page in _translations(loaded) if truth.get(page.path) in (Freshness.BEHIND, Freshness.IN_SYNC)]
    locales = sorted({page.locale or "" for page in pages})
    print(f"\nPages behind, {len(pages)} with a stamp:")
    for name, judge in judges.items():
        counts: dict[str, Counter[str]] = {locale: Counter() for locale in locales}
        for page in pages:
            is_behind = truth[page.path] is Freshness.BEHIND
            told = bool(judge(page))
            counts[page.locale or ""][
                ("hit" if is_behind else "false") if told else ("miss" if is_behind else "-")
            ] += 1
        whole = sum(counts.values(), Counter[str]())
        print(f"  {name:18} {_two(whole)}")
        for locale, found in counts.items():
            print(f"      {locale:14} {_two(found)}")


def _two(found: Counter[str]) -> str:
    return (
        f"precision {_ratio(found['hit'], found['hit'] + found['false'])}  "
        f"recall {_ratio(found['hit'], found['hit'] + found['miss'])}"
    )


def _is_behind(versions: TranslationVersions, page: Facts, by: str) -> bool | None:
    found = versions.history_of(page)
    version = getattr(found[0], by)(found[1].path) if found is not None else None
    return None if version is None else not version.is_current


def _by_dates(versions: TranslationVersions, page: Facts) -> bool | None:
    """As Lunaria and others judge: whether the source was committed to after the translation."""
    found = versions.history_of(page)
    if found is None:
        return None
    own, source = found[0].history(found[1].path).versions, found[0].history(found[1].source).versions
    return source[0].age < own[0].age if own and source else None


def _by_structure(versions: TranslationVersions, article: Article, page: Facts) -> bool | None:
    """Whether the translation has another sequence of blocks than the source of now."""
    texts = [versions.text(each) for each in (page, article.source) if each is not None]
    kinds = [[block.kind for block in blocks(read_document((text or "").encode()))] for text in texts]
    return kinds[0] != kinds[1]


def _ratio(part: int, whole: int) -> str:
    """A share with its 95 % interval (Wilson)."""
    if not whole:
        return "  -  "
    share, z = part / whole, 1.96
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    width = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return f"{share:.3f} ({part}/{whole}, {middle - width:.2f}-{middle + width:.2f})"


if __name__ == "__main__":
    main(sys.argv[1:])
