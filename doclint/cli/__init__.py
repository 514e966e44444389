"""The command line: one module per command, imported when the command is called."""

from __future__ import annotations

import importlib
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn

import click

import doclint
from doclint.cli.failures import (
    COULD_NOT_CHECK,
    INTERRUPTED,
    end_quietly,
    end_unprinted,
    fail,
    is_about_a_stream,
    open_closed_streams,
    say,
)

_COMMANDS = {
    "check": ("doclint.cli.check", "check pages and compare them across locales"),
    "status": ("doclint.cli.status", "freshness of every page, article by locale"),
    "baseline": ("doclint.cli.baseline", "write down today's findings, so that only new ones fail a run"),
    "init": ("doclint.cli.init", "look at a repository and write a configuration for it"),
    "rule": ("doclint.cli.rule", "explain a rule: what it finds, why it matters, examples"),
    "report": ("doclint.cli.report", "write a page for a browser: freshness, causes, findings"),
    "schema": ("doclint.cli.schema", "print a schema that ships: of front matter, or of the configuration"),
    "cache": ("doclint.cli.cache", "delete what is remembered between runs"),
    "config": ("doclint.cli.config", "show what is configured, and where each value comes from"),
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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-"):
            hint = _did_you_mean(name, _COMMANDS, f"; there is {', '.join(_COMMANDS)}")
            raise click.UsageError(f"no such command: {name}{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in _COMMANDS.items()])


@click.group(
    cls=_LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    name="doclint",
)
@click.version_option(doclint.__version__, prog_name="doclint")
@click.pass_context
def group(context: click.Context) -> None:
    """A linter for documentation repositories, above all localized ones.

    Exit codes: 0 nothing found at or above --fail-on, 1 findings, 2 could not check.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
        context.exit(COULD_NOT_CHECK)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command that the arguments name, those of the process by default; nobody sees a traceback unasked."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    open_closed_streams()
    try:
        code = _run(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        say("interrupted")
        code = INTERRUPTED
    except BrokenPipeError:
        end_quietly()
    except OSError as error:
        if not is_about_a_stream(error):
            raise
        end_unprinted(error)
    sys.exit(code)


# How a shell asks for completions: https://click.palletsprojects.com/en/stable/shell-completion/
_COMPLETION = "_DOCLINT_COMPLETE"


def _run(words: list[str]) -> int:
    """Run a command, and give its exit code."""
    if _COMPLETION in os.environ:
        group.main(words, prog_name="doclint", complete_var=_COMPLETION)
    code: object = 0
    try:
        # Not `group.main`, which ends with 1 where the pipe is broken, as if there were findings.
        with group.make_context("doclint", words) as context:
            group.invoke(context)
    except click.exceptions.Exit as end:
        code = end.exit_code
    except SystemExit as end:
        code = end.code
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        fail(_in_our_words(error))
    except BrokenPipeError:
        raise
    except Exception as error:
        if "--debug" in words or is_about_a_stream(error):
            raise
        if isinstance(error, FileNotFoundError) and error.filename is None:
            # Every other one names its file.
            fail("the working directory is gone; change to a folder that is there")
        fail(
            f"internal error: {type(error).__name__}: {error}; this is a defect of doclint: "
            "run again with --debug and report the traceback"
        )
    return code if isinstance(code, int) else 0


def _in_our_words(error: click.ClickException) -> str:
    """A wrong command line in a line, with what was probably meant."""
    context = getattr(error, "ctx", None)
    options = [name for param in context.command.params for name in param.opts] if context is not None else []
    more = f"; {context.command_path} --help lists the options" if context is not None else ""
    if isinstance(error, click.NoSuchOption):
        return f"no such option: {error.option_name}{_did_you_mean(error.option_name, options, more)}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{error.param.opts[-1]}: {error.message.rstrip('.')}{_wanted(error.param.type, error.message)}"
    if isinstance(error, click.BadOptionUsage):
        use = f"{error.option_name} VALUE" if "requires" in error.message else f"{error.option_name} alone"
        return f"{_lower_first(error.message)}; write {use}"
    words = _lower_first(error.format_message())
    return words if words.endswith("?") else words + more


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


_QUOTED_VALUE = re.compile(r"'(.*?)' is ")


def _wanted(kind: object, message: str) -> str:
    if isinstance(kind, click.IntRange):
        return f"; write a number from {kind.min}"
    value = _QUOTED_VALUE.match(message)
    return _did_you_mean(value[1], map(str, kind.choices)) if isinstance(kind, click.Choice) and value else ""


def _did_you_mean(word: str, names: Iterable[str], otherwise: str = "") -> str:
    # Only a mistyped word needs the words near it.
    from doclint.nearest_names import did_you_mean  # noqa: PLC0415

    return did_you_mean(word, names, otherwise)
