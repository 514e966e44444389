"""`Settings`: everything that a run is asked to do, complete and typed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from doclint.config.escalation import Escalation
from doclint.config.locales import LocaleSettings
from doclint.config.presets import LEARN, Preset
from doclint.corpus.reach import EVERYWHERE, Reach
from doclint.data_classes import dataclass, field
from doclint.findings import Severity

if TYPE_CHECKING:
    from doclint.config.globs import Globs
    from doclint.schema import Schema


ALWAYS_ON = "DOC"
"""The family of rules that tell what could not be checked: switched off, they would let such a run say "clean"."""


SOURCE_DATE = "SOURCE_DATE_EPOCH"
"""The variable that sets the clock of a reproducible run: https://reproducible-builds.org/specs/source-date-epoch/"""


class ConfigurationError(ValueError):
    """Something that was asked for cannot be done; each line says where it was asked for and what to do."""


@dataclass(frozen=True, slots=True)
class AssignedSchema:
    """A schema and the pages that it is for."""

    pages: Globs
    schema: Schema


@dataclass(frozen=True, slots=True)
class IgnoredOnPages:
    """Rules whose findings do not count on some pages."""

    pages: Globs
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked to do.

    Attributes:
        select: codes of the rules that run.
        fail_on: findings of at least this severity decide the exit code.
        today: the clock of date rules.
        options: options of rules, by code, where they differ from the defaults.
        severities: severities of rules, by code, where they differ from the defaults.
        locales: where each locale's pages stand, where that is not to be found out.
        escalations: severities that change on a day, by code.
        fixable: codes of the rules whose fixes may be applied; None for all.
        baseline: the file with findings that make no run fail.
        is_debugging: whether a rule that crashes takes the run with it, so that its traceback is seen.
        reach: which files folders give, and which pages are left alone.
        schemas: which page gets which schema; None where nobody has said, so that the preset's applies.
        per_file_ignores: rules whose findings are marked as suppressed, by page.
        jobs: how many processes read pages, at most; None for as many as there are cores.
        mends: whether pages may be written, so that it has to be known whether they have changed since they were read.
        cache_folder: where readings are remembered between runs; empty for the user's cache folder, None for nowhere.
    """

    select: frozenset[str]
    today: datetime.date
    fail_on: Severity = Severity.WARNING
    preset: Preset = LEARN
    source_locale: str = LEARN.source_locale
    options: Mapping[str, Any] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    locales: LocaleSettings = field(default_factory=LocaleSettings)
    escalations: Mapping[str, Escalation] = field(default_factory=dict)
    fixable: frozenset[str] | None = None
    baseline: str | None = None
    is_debugging: bool = False
    reach: Reach = EVERYWHERE
    schemas: tuple[AssignedSchema, ...] | None = None
    per_file_ignores: tuple[IgnoredOnPages, ...] = ()
    jobs: int | None = None
    mends: bool = False
    cache_folder: str | None = None
