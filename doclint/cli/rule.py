"""`doclint rule`: what a rule finds, why it matters, and examples."""

from __future__ import annotations

import click

from doclint.cli.failures import fail
from doclint.nearest_names import did_you_mean
from doclint.rules.manual import describe
from doclint.rules.registry import all_rules, find_rule


@click.command(name="rule", short_help="explain a rule")
@click.argument("rule", metavar="CODE|NAME", required=False)
@click.option("--all", "list_all", is_flag=True, help="List every rule.")
@click.option("--debug", is_flag=True, help="Show the traceback of a crash.")
def command(rule: str | None, list_all: bool, debug: bool) -> None:
    """Explain a rule: what it finds, why it matters, examples. Without one, or with --all, list every rule."""
    if rule is None or list_all:
        for code, registered in all_rules().items():
            off = "" if registered.is_on else "  (off)"
            click.echo(f"{code}  {registered.name:<28}{registered.severity.value}{off}")
        return
    wanted = find_rule(rule)
    if wanted is None:
        names = [name for code, registered in all_rules().items() for name in (code, registered.name)]
        fail(f"no rule is called {rule!r}{did_you_mean(rule, names, '; doclint rule --all lists them')}")
    click.echo(describe(wanted))
