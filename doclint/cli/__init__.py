"""The command line: one module per command, imported when the command is called."""

from __future__ import annotations

import importlib

import click

import doclint

_COMMANDS = {
    "check": ("doclint.cli.check", "check pages and compare them across locales"),
    "status": ("doclint.cli.status", "freshness of every page, article by locale"),
    "rule": ("doclint.cli.rule", "explain a rule: what it finds, why it matters, examples"),
}


class _LazyGroup(click.Group):
    """A group that imports a command's module only to run it or to show its own help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(_COMMANDS[cmd_name][0])
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in _COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(doclint.__version__, prog_name="doclint")
def main() -> None:
    """A linter for documentation repositories, above all localized ones.

    Exit codes: 0 nothing found at or above --fail-on, 1 findings, 2 could not check.
    """
