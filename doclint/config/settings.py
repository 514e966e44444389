"""`Settings`: everything that is configured, complete and typed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from doclint.config.escalation import Escalation
from doclint.config.learn_preset import LEARN
from doclint.config.preset import Preset, with_stamp
from doclint.corpus.configured_locales import LocaleSettings
from doclint.corpus.reach import EVERYWHERE, Reach
from doclint.document.roles import Keys
from doclint.document.stamps import Stamp
from doclint.findings import Severity
from doclint.system.data_classes import dataclass, field, replace

if TYPE_CHECKING:
    from doclint.schema import Schema
    from doclint.system.globs import Globs


ALWAYS_ON = "DOC"
"""The family of rules that tell what could not be checked: switched off, they would let such a run say "clean"."""


SOURCE_DATE = "SOURCE_DATE_EPOCH"
"""The variable that sets the clock of a reproducible run: https://reproducible-builds.org/specs/source-date-epoch/"""


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
class OwnKeys:
    """What a configuration says of front matter instead of the preset; None where it says nothing."""

    authors: tuple[Keys, ...] | None = None
    roles: Mapping[str, Any] = field(default_factory=dict)
    stamp: Stamp | None = None
    neutral: tuple[str, ...] | None = None

    def instead_of_those_of(self, preset: Preset) -> Preset:
        """A preset with these keys."""
        roles = replace(preset.roles, **self.roles) if self.roles else preset.roles
        if self.authors is not None:
            roles = replace(roles, authors=self.authors)
        return replace(
            preset,
            roles=with_stamp(roles, self.stamp),
            stamp=self.stamp or preset.stamp,
            neutral=preset.neutral if self.neutral is None else self.neutral,
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """What is configured: by a file, the environment and the command line.

    Attributes:
        select: codes of the rules that run.
        fail_on: findings of at least this severity decide the exit code.
        today: the clock of date rules.
        finds_preset: whether nobody has named a preset, so that the one of the system counts that a run finds.
        finds_source_locale: whether nobody has named the source locale, so that the one of the layout counts.
        own_keys: what the configuration says instead of the preset.
        options: options of rules, by code, where they differ from the defaults.
        severities: severities of rules, by code, where they differ from the defaults.
        locales: where each locale's pages stand, where that is not to be found out.
        escalations: severities that change on a day, by code.
        fixable: codes of the rules whose fixes may be applied; None for all.
        baseline: the file with findings that make no run fail.
        reach: which files folders give, and which pages are left alone.
        schemas: which page gets which schema; None where nobody has said, so that the preset's applies.
        per_file_ignores: rules whose findings are marked as suppressed, by page.
    """

    select: frozenset[str]
    today: datetime.date
    fail_on: Severity = Severity.WARNING
    preset: Preset = LEARN
    finds_preset: bool = False
    source_locale: str = LEARN.source_locale
    finds_source_locale: bool = False
    own_keys: OwnKeys = field(default_factory=OwnKeys)
    options: Mapping[str, Any] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    locales: LocaleSettings = field(default_factory=LocaleSettings)
    escalations: Mapping[str, Escalation] = field(default_factory=dict)
    fixable: frozenset[str] | None = None
    baseline: str | None = None
    reach: Reach = EVERYWHERE
    schemas: tuple[AssignedSchema, ...] | None = None
    per_file_ignores: tuple[IgnoredOnPages, ...] = ()
