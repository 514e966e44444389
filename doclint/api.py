"""The Python interface: what `import doclint` gives, promised in docs/api.md."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import chdir, contextmanager

from doclint.articles.grouping import Corpus
from doclint.config.reading import read_settings
from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.corpus.discovery import Discovery, PathError, discover
from doclint.errors import ConfigurationError
from doclint.findings import Applicability, Finding, Note, Severity, Summary
from doclint.reporters.service_paths import counted_from
from doclint.run import engine
from doclint.run import report as run_report
from doclint.run.finishing import finish
from doclint.system.data_classes import dataclass, field


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run.

    Attributes:
        findings: in order of path, start and code, suppressed ones included (`Finding.suppressed`).
        exit_code: as the command line ends: 0, 1 if findings fail the run, 2 if something could not be checked.
        root: the absolute folder that paths of findings are relative to.
        summary: counts of pages, articles, locales and findings.
        notes: what could not be checked or was skipped.
        fixed: the number of fixed findings by code, in a report of `fix`.
    """

    findings: tuple[Finding, ...]
    exit_code: int
    root: str
    summary: Summary
    notes: tuple[Note, ...] = ()
    fixed: Mapping[str, int] = field(default_factory=dict)
    _run: _Run | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """What a run was asked, for a fix of what it found."""

    discovery: Discovery
    settings: Settings
    report: run_report.Report


# A report may be fixed later, and nothing is remembered in a folder that nobody has named.
_REQUEST = RunRequest(may_write=True)

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


def check(
    paths: Paths = ".",
    *,
    root: str | os.PathLike[str] | None = None,
    config: str | os.PathLike[str] | None = None,
    select: Iterable[str] | None = None,
) -> Report:
    """Check pages, as `doclint check PATHS` does.

    Args:
        paths: files and folders, relative to `root`.
        root: the folder to work in, by default the working directory. With a root, the working directory of the
            process changes while the check runs.
        config: a configuration file, relative to `root`; by default the one that `doclint check` finds.
        select: rules to run instead of the default ones: codes, names or prefixes of codes.

    Raises:
        ConfigurationError: a path, a rule or the configuration is wrong; the message says what to do.
    """
    with _working_in(root):
        settings = _settings(config, select)
        try:
            discovery = discover(_listed(paths), settings.reach)
        except PathError as error:
            raise ConfigurationError(str(error)) from None
        return _reported(_Run(discovery, settings, engine.run(discovery, settings, _REQUEST)))


def check_text(
    text: str,
    path: str | os.PathLike[str] = "page.md",
    *,
    root: str | os.PathLike[str] | None = None,
    config: str | os.PathLike[str] | None = None,
    select: Iterable[str] | None = None,
) -> Report:
    """Check the text of one page, which need not be saved, without comparing it with other pages.

    Args:
        path: where the page is or will be, relative to `root`; schemas are assigned by it.
        root, config, select: as in `check`.

    Raises:
        ConfigurationError: as in `check`.
    """
    with _working_in(root):
        settings = _settings(config, select)
        shown = os.fspath(path)
        problems = engine.check_page(shown, text.encode(errors="surrogatepass"), settings)
        findings = tuple(finish(problems, Corpus((), settings.preset.roles)))
        counts = {
            severity: sum(finding.severity is severity and finding.suppressed is None for finding in findings)
            for severity in Severity
        }
        summary = Summary(
            files=1,
            articles=1,
            locales=0,
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            infos=counts[Severity.INFO],
            suppressed=sum(finding.suppressed is not None for finding in findings),
        )
        return Report(findings, engine.exit_code_of(findings, settings), os.getcwd(), summary)


def fix(report: Report, *, unsafe: bool = False) -> Report:
    """Apply the safe fixes of a report to its pages, as `doclint check --fix` does, and check the pages again.

    Args:
        report: a report of `check`. A page that has changed since is left alone.
        unsafe: whether unsafe fixes are applied too.

    Returns:
        The report of the pages as they are now.

    Raises:
        ValueError: the report is one of `check_text`, which has no pages.
    """
    run = report._run
    if run is None:
        raise ValueError("only a report of doclint.check can be fixed: a text has no page to write")
    # What writes pages is imported where pages are written.
    from doclint.fixing.fix_pages import fix_all  # noqa: PLC0415
    from doclint.fixing.write_pages import replace_page  # noqa: PLC0415

    applicable = frozenset(Applicability) if unsafe else frozenset([Applicability.SAFE])
    with _working_in(report.root):
        after, outcome = fix_all(
            run.report,
            run.settings,
            _REQUEST,
            applicable,
            replace_page,
            lambda: engine.run(run.discovery, run.settings, _REQUEST),
        )
        return _reported(_Run(run.discovery, run.settings, after), dict(outcome.fixed))


def _reported(run: _Run, fixed: Mapping[str, int] | None = None) -> Report:
    report = run.report
    return Report(
        counted_from(os.getcwd(), report.root, report.findings),
        engine.exit_code(report),
        os.getcwd(),
        report.summary,
        report.summary.notes,
        fixed or {},
        run,
    )


def _settings(config: str | os.PathLike[str] | None, select: Iterable[str] | None) -> Settings:
    chosen = None if select is None else ",".join([select] if isinstance(select, str) else select)
    return read_settings(config=None if config is None else os.fspath(config), select=chosen)


def _listed(paths: Paths) -> list[str]:
    return [os.fspath(paths)] if isinstance(paths, str | os.PathLike) else [os.fspath(path) for path in paths]


@contextmanager
def _working_in(root: str | os.PathLike[str] | None) -> Iterator[None]:
    if root is None:
        yield
        return
    if not os.path.isdir(root):
        raise ConfigurationError(f"root: no such folder {os.fspath(root)}")
    with chdir(root):
        yield
