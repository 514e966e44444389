"""`doclint init`: look at a repository and write a first, commented configuration for it."""

from __future__ import annotations

import os
import sys
from collections import Counter

import click

from doclint.baseline import BASELINE_NAME
from doclint.cli.baseline import create_baseline
from doclint.cli.failures import fail, say
from doclint.cli.options import read_settings
from doclint.config.settings import ConfigurationError
from doclint.config.starter import CONFIGURATION_NAMES, existing_configuration, look_at, starter_configuration
from doclint.corpus.discovery import PathError, discover
from doclint.data_classes import replace
from doclint.engine import Report, run
from doclint.page_files import write_file

# A hook of the repository's own, which needs no address and no version: doclint is what is installed.
_PRE_COMMIT = """\
# .pre-commit-config.yaml
repos:
  - repo: local
    hooks:
      - id: doclint
        name: doclint
        entry: doclint check
        language: system
        types_or: [markdown]
        require_serial: true
"""


@click.command(name="init", short_help="write a first configuration")
@click.option("--baseline/--no-baseline", "wants_baseline", default=None, help="Make a baseline of today's findings.")
def command(wants_baseline: bool | None) -> None:
    """Look at the repository in the current folder and write a commented doclint.toml for it. Overwrites nothing."""
    existing = existing_configuration(os.getcwd())
    if existing is not None:
        fail(f"{os.path.relpath(existing)} is here already and stays as it is; remove it first to have a new one")
    try:
        discovery = discover((".",))
        look = look_at(discovery.pages)
        settings = read_settings(config=None, isolated=True)
        settings = replace(settings, source_locale=look.source_locale or settings.source_locale)
        report = run(discovery, settings)
        counts = Counter(finding.code for finding in report.findings if finding.suppressed is None)
        baseline = _baseline(report, wants_baseline)
        _write(CONFIGURATION_NAMES[0], starter_configuration(look, counts, baseline))
    except (ConfigurationError, PathError) as error:
        fail(str(error))
    say(f"wrote {CONFIGURATION_NAMES[0]}: {look.pages:,} pages, {counts.total():,} findings today")
    if baseline is not None:
        say(f"wrote {baseline}: a run fails on new findings only")
    elif counts:
        say("doclint baseline create writes today's findings down, so that a run fails on new ones only")
    say("to check the pages of each commit, put this into your pre-commit configuration:")
    print(_PRE_COMMIT, end="")


def _baseline(report: Report, wants_baseline: bool | None) -> str | None:
    """Make a baseline if that is wanted; gives its path."""
    if os.path.lexists(BASELINE_NAME) or not report.findings:
        return None
    if wants_baseline is None and sys.stdin.isatty() and sys.stdout.isatty():
        wants_baseline = click.confirm(
            f"There are {len(report.findings):,} findings. Write them down, so that only new ones fail a run?"
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
