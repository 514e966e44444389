"""`doclint config`: what is configured, and where each value comes from."""

from __future__ import annotations

import os
from typing import Any

import click

from doclint.cli.failures import fail
from doclint.cli.options import read_layers, settings_options
from doclint.config.file import FILE_NAMES
from doclint.config.in_force import InForce, rules_in_force, settings_in_force
from doclint.config.layers import Layers, settings_of
from doclint.config.settings import ConfigurationError
from doclint.reporters.escaping import visible


@click.command(name="config", short_help="show what is configured")
@settings_options
def command(debug: bool, **said: Any) -> None:
    """Show what is in force, as a configuration file that says the same, and where each value comes from."""
    try:
        layers = read_layers(**said)
        settings_of(layers)
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


def _source(layers: Layers, *, is_isolated: bool) -> str:
    if layers.file is None:
        return "No file is read (--isolated)." if is_isolated else "No configuration file: all is as it comes."
    unread = (
        [
            name
            for name in FILE_NAMES[FILE_NAMES.index(os.path.basename(layers.file.path)) + 1 : 2]
            if os.path.isfile(os.path.join(layers.file.folder, name))
        ]
        if os.path.basename(layers.file.path) in FILE_NAMES
        else []
    )
    also = f"; {unread[0]} beside it is not read" if unread else ""
    return f"From {visible(layers.file.shown_path)}{also}."


def _show(setting: InForce, width: int) -> None:
    click.echo(f"{visible(setting.line):<{width}}  # {visible(setting.origin)}")
