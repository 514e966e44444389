"""`doclint config`: what is configured, and where each value comes from."""

from __future__ import annotations

import os
from typing import Any

import click

from doclint.cli.failures import fail, harmless
from doclint.cli.options import fail_on_option, settings_options
from doclint.config.in_force import InForce, rules_in_force, settings_in_force
from doclint.config.layers import Layers, settings_of
from doclint.config.reading import read_layers, with_allowed_roots
from doclint.config.settings import Settings
from doclint.corpus.discovery import Discovery, PathError, discover
from doclint.corpus.git import repository_root
from doclint.errors import ConfigurationError
from doclint.run.recognition import recognize_alone


@click.command(name="config", short_help="show the configuration")
@settings_options
@fail_on_option
def command(debug: bool, allow_root: tuple[str, ...], **said: Any) -> None:
    """Show the effective configuration as a configuration file, and where each value comes from."""
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
        click.echo(f"# {harmless(line)}")


def _layout(settings: Settings) -> tuple[str, ...]:
    """Where the pages of each locale stand, as a run here would find it."""
    try:
        discovery = discover(["."], settings.reach)
    except PathError:
        here = os.getcwd()
        discovery = Discovery((), False, repository_root(here) or here)
    recognized, layout = recognize_alone(discovery, settings)
    lines = [f"Locales: {line}" for line in layout.describe() or ("none found",)]
    if settings.finds_source_locale:
        lines.append(f"Source locale: {recognized.settings.source_locale}")
    return *(f"Found {line}" for line in recognized.why), *lines


def _source(layers: Layers, *, is_isolated: bool) -> str:
    if layers.file is None:
        return (
            "No configuration file is read (--isolated)."
            if is_isolated
            else "No configuration file: all values are defaults."
        )
    unread = layers.file.unread_neighbours
    also = f"; not read: {' and '.join(unread)} in the same folder" if unread else ""
    return f"From {harmless(layers.file.shown_path)}{also}."


def _show(setting: InForce, width: int) -> None:
    click.echo(f"{harmless(setting.line):<{width}}  # {harmless(setting.origin)}")
