"""`doclint completion`: the script that lets a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command(name="completion", short_help="print the completion script of a shell")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print a script that completes commands and options in a shell.

    Add it to the startup file of the shell: eval "$(doclint completion bash)".
    """
    from doclint.cli import COMPLETION, group  # noqa: PLC0415 - this module is imported by it

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(group, {}, "doclint", COMPLETION).source())
