"""`doclint init`: look at a repository and write a first, commented configuration for it."""

from __future__ import annotations

import os
import sys
from collections import Counter

import click

from doclint.cli.baseline import create_baseline
from doclint.cli.failures import fail, say
from doclint.cli.starter import CONFIGURATION_NAMES, existing_configuration, look_at, starter_configuration
from doclint.config.reading import read_settings
from doclint.corpus.discovery import PathError, discover
from doclint.errors import ConfigurationError
from doclint.filtering.baseline import BASELINE_NAME
from doclint.fixing.write_pages import write_file
from doclint.run.engine import run
from doclint.run.report import Report
from doclint.system.paths import shown_path

# A hook of the repository's own, which needs no address and no version: doclint is what is installed.
_PRE_COMMIT = """\
# .pre-commit-config.yaml
repos:
  - repo: local
    hooks:
      - id: doclint
        name: doclint
        entry: doclint check --force-exclude
        language: system
        types_or: [markdown, mdx]
        require_serial: true
"""


@click.command(name="init", short_help="create a configuration")
@click.option(
    "--baseline/--no-baseline", "wants_baseline", default=None, help="Create a baseline of the current findings."
)
def command(wants_baseline: bool | None) -> None:
    """Create a commented doclint.toml for the repository in the current folder. Never overwrites files."""
    existing = existing_configuration(os.getcwd())
    if existing is not None:
        fail(f"{shown_path(existing)} already exists; remove it first to create a new one")
    try:
        discovery = discover((".",))
        settings = read_settings(config=None, isolated=True)
        look = look_at(discovery, settings)
        report = run(discovery, settings)
        counts = Counter(finding.code for finding in report.findings if finding.suppressed is None)
        baseline = _baseline(report, wants_baseline)
        _write(CONFIGURATION_NAMES[0], starter_configuration(look, counts, baseline))
    except (ConfigurationError, PathError) as error:
        fail(str(error))
    pages = "1 page" if look.pages == 1 else f"{look.pages:,} pages"
    for line in look.why:
        say(f"found {line}")
    if look.stamp is not None:
        say(look.stamp.describe())
    found = "no findings"
    if counts:
        listed = ", ".join(f"{code} {count:,}" for code, count in counts.most_common())
        found = f"{counts.total():,} findings ({listed})"
    say(f"wrote {CONFIGURATION_NAMES[0]}: {pages}, {found}")
    if baseline is not None:
        say(f"wrote {baseline}: only new findings fail a run")
    elif counts:
        say("to fail only on new findings, run doclint baseline create")
    say("to check the pages of each commit, add this to your pre-commit configuration:")
    print(_PRE_COMMIT, end="")


def _baseline(report: Report, wants_baseline: bool | None) -> str | None:
    """Make a baseline if that is wanted; gives its path."""
    if os.path.lexists(BASELINE_NAME) or not report.findings:
        return None
    if wants_baseline is None and sys.stdin.isatty() and sys.stdout.isatty():
        wants_baseline = click.confirm(
            f"There are {len(report.findings):,} findings. Record them, so that only new ones fail a run?"
        )
    if not wants_baseline:
        return None
    create_baseline(BASELINE_NAME, report)
    return BASELINE_NAME


def _write(name: str, text: str) -> None:
    try:
        write_file(name, text.encode())
    except OSError as error:
        raise ConfigurationError(f"{name}: cannot write it: {error.strerror}") from None
