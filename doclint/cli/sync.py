"""`doclint sync`: takes over into translations what the source changed without a language."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from doclint.cli.failures import COULD_NOT_CHECK, fail, harmless, say
from doclint.cli.options import read_run_settings, run_options
from doclint.corpus.discovery import PathError, discover
from doclint.corpus.placement import place_everything, place_with_siblings
from doclint.errors import ConfigurationError
from doclint.fixing.sync import SyncedPage, sync_pages
from doclint.reporters.progress import progress_bar
from doclint.run.load_corpus import open_corpus
from doclint.system.data_classes import replace
from doclint.system.paths import shown_path

WOULD_CHANGE = 1


@click.command(name="sync", short_help="copy language-neutral changes")
@click.argument("paths", nargs=-1, type=click.Path())
@run_options
@click.option(
    "--diff", is_flag=True, help="Print the changes as a patch without writing files. Exit with 1 if there are changes."
)
@click.pass_context
def command(context: click.Context, /, paths: tuple[str, ...], diff: bool, **said: Any) -> None:
    """Update translations with changes of the source that need no translator.

    Copies link targets, code and front-matter keys that the source changed if the translation still has the old ones.
    If nothing is left to translate, updates the stamp of the page to the current source. Never changes prose.
    """
    try:
        settings, request = read_run_settings(**said)
        settings = replace(settings, select=frozenset())
        discovery = discover(paths or (".",), settings.reach)
        place = place_with_siblings if paths else place_everything
        with (
            progress_bar(sys.stderr) as progress,
            open_corpus(discovery, settings, request, progress, place) as loaded,
        ):
            asked = {loaded.by_page[page][1].path for page in discovery.pages if page in loaded.by_page}
            roles = loaded.settings.preset.roles
            synced = [page for page in sync_pages(loaded.corpus.articles, loaded.versions, roles) if page.path in asked]
            notes = (*discovery.notes, *loaded.source_side.notes)
    except (ConfigurationError, PathError) as error:
        fail(str(error))
    for note in notes:
        say(note.message)
    changed = [page for page in synced if page.after != page.before]
    failed = False
    for page in changed:
        if diff:
            _show(page, discovery.root)
        else:
            failed |= not _write(page, discovery.root)
    _summarize(synced, changed, diff=diff)
    if failed:
        context.exit(COULD_NOT_CHECK)
    if diff and changed:
        context.exit(WOULD_CHANGE)


def _show(page: SyncedPage, root: str) -> None:
    from doclint.fixing.patch import unified_diff  # noqa: PLC0415 - only for --diff

    patch = unified_diff(shown_path(os.path.join(root, page.path)), page.before, page.after).decode(errors="replace")
    for line in patch.splitlines():
        sys.stdout.write(harmless(line) + "\n")


def _write(page: SyncedPage, root: str) -> bool:
    from doclint.fixing.write_pages import NotWrittenError, read_page, replace_page  # noqa: PLC0415 - as above

    path = os.path.normpath(os.path.join(root, page.path))
    try:
        if read_page(path) != page.before:
            raise NotWrittenError("it changed during the run; run doclint again")
        replace_page(path, page.before, page.after)
    except NotWrittenError as error:
        say(f"{shown_path(path)}: {error}")
        return False
    return True


def _summarize(synced: list[SyncedPage], changed: list[SyncedPage], *, diff: bool) -> None:
    taken, stamped = sum(page.taken for page in changed), sum(page.is_stamped for page in changed)
    would = "would copy" if diff else "copied"
    left = _count(sum(page.left > 0 for page in synced), "page")
    pages = _count(len(changed), "page")
    say(f"{would} {_count(taken, 'change')} in {pages}; {_count(stamped, 'stamp')} renewed; {left} to translate")
    for page in synced:
        if page.why_not is not None:
            say(f"{page.path}: stamp not renewed: {page.why_not}")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
