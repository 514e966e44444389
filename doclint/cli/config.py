"""`doclint config`: what is configured, and where each value comes from."""

from __future__ import annotations

from typing import Any

import click

from doclint.cli.failures import fail, harmless
from doclint.cli.options import read_layers, settings_options, with_allowed_roots
from doclint.config.in_force import InForce, rules_in_force, settings_in_force
from doclint.config.layers import Layers, settings_of
from doclint.config.settings import ConfigurationError, Settings
from doclint.corpus.discovery import PathError, discover
from doclint.corpus.layouts import find_layout
from doclint.corpus.library import Library


@click.command(name="config", short_help="show what is configured")
@settings_options
def command(debug: bool, allow_root: tuple[str, ...], **said: Any) -> None:
    """Show what is in force, as a configuration file that says the same, and where each value comes from."""
    try:
        layers = read_layers(**said)
        layout = _layout(with_allowed_roots(settings_of(layers), allow_root))
    except ConfigurationError as error:
        fail(str(error))
    click.echo(f"# {_source(layers, is_isolated=said['isolated'])}")
    settings = list(settings_in_force(layers))
    rules = list(rules_in_force(layers))
    width = max(len(setting.line) for setting in settings + rules if len(setting.line) <= 60)
    for setting in settings:
        _show(setting, width)
    click.echo("\n[rules]")
    for setting in rules:
        _show(InForce(setting.route[1:], setting.value, setting.origin), width)
    click.echo()
    for line in layout:
        click.echo(f"# Locales: {harmless(line)}")


def _layout(settings: Settings) -> tuple[str, ...]:
    """Where the pages of each locale stand, as a run here would find it."""
    try:
        pages = discover(["."], settings.reach).pages
    except PathError:
        pages = ()
    with Library() as library:
        layout = find_layout(
            pages, settings.locales, settings.source_locale, library, preset_layout=settings.preset.layout
        )
        return layout.describe() or ("none found",)


def _source(layers: Layers, *, is_isolated: bool) -> str:
    if layers.file is None:
        return "No file is read (--isolated)." if is_isolated else "No configuration file: all is as it comes."
    unread = layers.file.unread_neighbours
    also = f"; {' and '.join(unread)} beside it: not read" if unread else ""
    return f"From {harmless(layers.file.shown_path)}{also}."


def _show(setting: InForce, width: int) -> None:
    click.echo(f"{harmless(setting.line):<{width}}  # {harmless(setting.origin)}")
