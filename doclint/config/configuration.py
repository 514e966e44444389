"""What a configuration may say: a layer of it, be it the defaults, a preset, a file or the command line.

These dataclasses are the one definition of the configuration file: it is read by them, its JSON Schema is made from
them, and `doclint config` lists them. A rule's own options come from the rule.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from enum import Enum
from typing import Annotated

from doclint.config.preset_file import RolesTable, StampTable
from doclint.config.presets import preset_names
from doclint.config.rule_settings import RuleSettings, RuleTable
from doclint.config.selection import IgnoredSelector, Selector
from doclint.config.values import Text
from doclint.corpus.layout_pattern import parse_layout
from doclint.corpus.locale_codes import is_locale
from doclint.errors import ConfigurationError
from doclint.findings import Severity
from doclint.rules.custom_where import Where
from doclint.system.data_classes import dataclass
from doclint.system.globs import check_glob
from doclint.system.nearest_names import did_you_mean


def _preset_problem(name: str) -> str | None:
    if name in preset_names():
        return None
    hint = did_you_mean(name, preset_names(), f"; presets: {', '.join(preset_names())}")
    return f"unknown preset {name!r}{hint}"


def _locale_problem(name: str) -> str | None:
    return None if is_locale(name) else f"{name!r} is not a locale; use a BCP 47 code such as en-us or zh-Hant-TW"


def _glob_problem(glob: str) -> str | None:
    problem = check_glob(glob)
    return f"{glob!r} is not a glob: {problem}" if problem else None


def _layout_problem(text: str) -> str | None:
    try:
        parse_layout(text)
    except ConfigurationError as error:
        return str(error)
    return None


_LOCALE = {"type": "string", "pattern": "^[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?$"}

PresetName = Annotated[str, Text(_preset_problem, {"enum": list(preset_names())})]
LocaleCode = Annotated[str, Text(_locale_problem, _LOCALE)]
Layout = Annotated[str, Text(_layout_problem, {"type": "string", "pattern": r"\{locale\}"})]
Glob = Annotated[str, Text(_glob_problem, {"type": "string", "minLength": 1})]


class Dialect(Enum):
    """The meaning of a schema's keywords."""

    DOCFX = "docfx"
    JSON_SCHEMA = "json-schema"


@dataclass(frozen=True, slots=True)
class SchemaUse:
    """The pages whose front matter a schema validates.

    Attributes:
        files: globs of the pages, relative to the configuration file.
        schema: name of a shipped schema, or path of a JSON file relative to the configuration file.
        dialect: dialect of a schema file: plain JSON Schema, or docfx's.
    """

    files: Glob | tuple[Glob, ...]
    schema: str
    dialect: Dialect = Dialect.JSON_SCHEMA

    @property
    def globs(self) -> tuple[str, ...]:
        return (self.files,) if isinstance(self.files, str) else self.files


def _pattern_problem(text: str) -> str | None:
    # Few configurations have patterns.
    from doclint.schema.pattern_syntax import UnboundedPatternError  # noqa: PLC0415
    from doclint.schema.patterns import pattern  # noqa: PLC0415

    try:
        pattern(text)
    except UnboundedPatternError as error:
        return f"unbounded pattern {text!r}: it has {error}"
    except re.error as error:
        return f"{text!r} is not a regular expression: {error}"
    return None


BoundedPattern = Annotated[str, Text(_pattern_problem, {"type": "string", "format": "regex", "minLength": 1})]


@dataclass(frozen=True, slots=True)
class CustomRuleTable:
    """A rule that needs no code: a pattern that is forbidden or required.

    Attributes:
        code: code of the rule, such as LAMP001. The families of doclint are reserved.
        message: message of its findings, in one sentence.
        pattern: regular expression that must not match. It must run in bounded time.
        name: name of the rule; the default is custom- and the code.
        help: what to do about a finding.
        severity: severity of its findings.
        where: what the pattern is matched with: each line of the text, each URL, or a front-matter value.
        key: front-matter key, for `where = "front-matter"`. Write a nested key as a list of its parts.
        required: true if the pattern must match: a line of the page, every URL, or the value.
        files: globs of the pages, relative to the configuration file.
    """

    code: str
    message: str
    pattern: BoundedPattern
    name: str | None = None
    help: str | None = None
    severity: Severity = Severity.WARNING
    where: Where = Where.TEXT
    key: str | tuple[str, ...] | None = None
    required: bool = False
    files: Glob | tuple[Glob, ...] = ("**",)

    @property
    def globs(self) -> tuple[str, ...]:
        return (self.files,) if isinstance(self.files, str) else self.files

    @property
    def route(self) -> tuple[str, ...]:
        return (self.key,) if isinstance(self.key, str) else self.key or ()


@dataclass(frozen=True, slots=True)
class Authors:
    """The keys that name the authors of a page.

    Attributes:
        keys: front-matter keys that name the authors. Write a nested key as a list of its parts.
    """

    keys: tuple[str | tuple[str, ...], ...] | None = None

    @property
    def routes(self) -> tuple[tuple[str, ...], ...] | None:
        return None if self.keys is None else tuple((key,) if isinstance(key, str) else key for key in self.keys)


@dataclass(frozen=True, slots=True)
class Root:
    """The folder of the pages of one locale.

    Attributes:
        path: folder or repository, relative to the configuration file. Outside the repository, it requires the
            command-line option --allow-root.
        revision: branch, tag or commit to read from git instead of the files.
    """

    path: str
    revision: str | None = None


@dataclass(frozen=True, slots=True)
class Locales:
    """The folders of the locales, if detection is not enough.

    Attributes:
        layout: pattern or patterns of page paths, such as content/{locale}/{article},
            i18n/{locale}/{article} = docs/{article} or {article}.{locale}.md.
        roots: folder of each locale's pages, or a table with a path and a revision.
    """

    layout: Layout | tuple[Layout, ...] | None = None
    roots: Mapping[LocaleCode, str | Root] | None = None

    @property
    def patterns(self) -> tuple[str, ...]:
        return (self.layout,) if isinstance(self.layout, str) else self.layout or ()


@dataclass(frozen=True, slots=True)
class Configuration:
    """One layer of the configuration; None means not set.

    Attributes:
        preset: documentation system. It sets the roles of front-matter keys and the defaults of other settings.
        source_locale: locale that the others are translated from.
        select: rules to run instead of the default ones: codes, names or prefixes of codes.
        ignore: rules to skip. A more specific selector overrides a less specific one.
        extend_select: rules to run in addition to the default ones.
        fail_on: lowest severity that fails the run.
        today: date that date rules use as the current date.
        include: globs of the files to check in folders. Only Markdown files match unless a glob has another extension.
        exclude: globs of pages to skip. Explicitly passed files are checked anyway, unless --force-exclude is set.
        baseline: file of known findings that do not fail the run. Create it with `doclint baseline create`.
        fixable: rules whose fixes may be applied: codes, names or prefixes of codes.
        unfixable: rules whose fixes are never applied. A more specific selector overrides a less specific one.
        per_file_ignores: rules to ignore, by glob of the pages.
        locales: folders of the locales, if detection is not enough.
        authors: keys that name the authors of a page.
        roles: front-matter keys that replace the roles of the preset.
        stamp: what translations record of the source version that they were made from.
        neutral: front-matter keys that are the same in every locale, instead of those of the preset.
        schemas: schemas of the pages. If set, no other schemas apply.
        plugins: entry points of installed distributions whose rules are imported.
        custom_rules: rules that need no code: patterns that are forbidden or required.
        rules: severity and options of individual rules, by code or name.
    """

    preset: PresetName | None = None
    source_locale: LocaleCode | None = None
    select: tuple[Selector, ...] | None = None
    ignore: tuple[IgnoredSelector, ...] | None = None
    extend_select: tuple[Selector, ...] | None = None
    fail_on: Severity | None = None
    today: datetime.date | None = None
    include: tuple[Glob, ...] | None = None
    exclude: tuple[Glob, ...] | None = None
    baseline: str | None = None
    fixable: tuple[Selector, ...] | None = None
    unfixable: tuple[Selector, ...] | None = None
    per_file_ignores: Mapping[Glob, tuple[IgnoredSelector, ...]] | None = None
    locales: Locales | None = None
    authors: Authors | None = None
    roles: RolesTable | None = None
    stamp: StampTable | None = None
    neutral: tuple[str, ...] | None = None
    schemas: tuple[SchemaUse, ...] | None = None
    plugins: tuple[str, ...] | None = None
    custom_rules: tuple[CustomRuleTable, ...] | None = None
    rules: Annotated[RuleSettings, RuleTable()] | None = None
