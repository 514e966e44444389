"""`Settings`: everything that a run is asked to do, complete and typed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from doclint.config.locales import LocaleSettings
from doclint.config.presets import LEARN, Preset
from doclint.findings import Severity


class ConfigurationError(ValueError):
    """Something that was asked for cannot be done; the message says where it was asked for and what to do."""


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
        is_debugging: whether a rule that crashes takes the run with it, so that its traceback is seen.
    """

    select: frozenset[str]
    today: datetime.date
    fail_on: Severity = Severity.WARNING
    preset: Preset = LEARN
    source_locale: str = LEARN.source_locale
    options: Mapping[str, Any] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    locales: LocaleSettings = field(default_factory=LocaleSettings)
    is_debugging: bool = False
