"""What a configuration may say: a layer of it, be it the defaults, a preset, a file or the command line.

These dataclasses are the one definition of the configuration file: it is read by them, its JSON Schema is made from
them, and `doclint config` lists them. A rule's own options come from the rule.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from typing import Annotated

from doclint.config.globs import check_glob
from doclint.config.presets import PRESETS
from doclint.config.rule_settings import RuleSettings, RuleTable
from doclint.config.selection import IgnoredSelector, Selector
from doclint.config.settings import ConfigurationError
from doclint.config.values import Text
from doclint.corpus.layout_pattern import parse_layout
from doclint.corpus.locale_codes import is_locale
from doclint.data_classes import dataclass
from doclint.findings import Severity
from doclint.nearest_names import did_you_mean


def _preset_problem(name: str) -> str | None:
    if name in PRESETS:
        return None
    hint = did_you_mean(name, PRESETS, f"; there is {', '.join(PRESETS)}")
    return f"no preset is called {name!r}{hint}"


def _locale_problem(name: str) -> str | None:
    return None if is_locale(name) else f"{name!r} is no locale; write a BCP 47 code such as en-us or zh-Hant-TW"


def _glob_problem(glob: str) -> str | None:
    problem = check_glob(glob)
    return f"{glob!r} is no glob: {problem}" if problem else None


def _layout_problem(text: str) -> str | None:
    try:
        parse_layout(text)
    except ConfigurationError as error:
        return str(error)
    return None


_LOCALE = {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$"}

PresetName = Annotated[str, Text(_preset_problem, {"enum": sorted(PRESETS)})]
LocaleCode = Annotated[str, Text(_locale_problem, _LOCALE)]
Layout = Annotated[str, Text(_layout_problem, {"type": "string", "pattern": r"\{locale\}"})]
Glob = Annotated[str, Text(_glob_problem, {"type": "string", "minLength": 1})]


class Dialect(Enum):
    """What the keywords of a schema mean."""

    DOCFX = "docfx"
    JSON_SCHEMA = "json-schema"


@dataclass(frozen=True, slots=True)
class SchemaUse:
    """Which pages' front matter a schema is for.

    Attributes:
        files: globs of the pages, from the folder of the configuration.
        schema: the name of a schema that ships with doclint, or the path of a JSON file beside the configuration.
        dialect: what the keywords of a file mean: plain JSON Schema, or docfx's own.
    """

    files: Glob | tuple[Glob, ...]
    schema: str
    dialect: Dialect = Dialect.JSON_SCHEMA

    @property
    def globs(self) -> tuple[str, ...]:
        return (self.files,) if isinstance(self.files, str) else self.files


@dataclass(frozen=True, slots=True)
class Authors:
    """Who answers for a page.

    Attributes:
        keys: the front-matter keys that name them; a nested key is a list of its steps.
    """

    keys: tuple[str | tuple[str, ...], ...] | None = None

    @property
    def routes(self) -> tuple[tuple[str, ...], ...] | None:
        return None if self.keys is None else tuple((key,) if isinstance(key, str) else key for key in self.keys)


@dataclass(frozen=True, slots=True)
class Root:
    """Where the pages of one locale stand.

    Attributes:
        path: the folder or repository, from the folder of the configuration; outside the repository it needs the
            command-line option --allow-root.
        revision: the branch, tag or commit that is read from git in place of the files.
    """

    path: str
    revision: str | None = None


@dataclass(frozen=True, slots=True)
class Locales:
    """Where the pages of each locale stand, where that is not to be found out.

    Attributes:
        layout: such as content/{locale}/{article}, docs.{locale}/{article} or {article}.{locale}.md.
        roots: by locale, the folder of its pages, or a table with a path and a revision.
    """

    layout: Layout | None = None
    roots: Mapping[LocaleCode, str | Root] | None = None


@dataclass(frozen=True, slots=True)
class Configuration:
    """One layer; what it says nothing of is None.

    Attributes:
        preset: the documentation system: which keys play which role, and what the other settings default to.
        source_locale: the locale that the others are translated from.
        select: the rules that run, in place of those that are on by default: codes, names and prefixes of codes.
        ignore: rules that do not run. A more exact selector wins over a less exact one.
        extend_select: rules that run besides.
        fail_on: the least severity that makes a run fail.
        today: the day that rules about dates take for today.
        include: which files a folder gives; the Markdown files, unless a glob names another ending.
        exclude: pages that are not looked at, unless they are named outright.
        baseline: a file with findings that make no run fail; `doclint baseline create` makes one.
        fixable: the only rules whose fixes are applied: codes, names and prefixes of codes.
        unfixable: rules whose fixes are not applied. A more exact selector wins over a less exact one.
        per_file_ignores: rules by the globs of the pages whose findings do not count.
        locales: where the pages of each locale stand, where that is not to be found out.
        authors: who answers for a page.
        schemas: which page gets which schema; where present, these and no others.
        rules: severity and options of single rules, by code or name.
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
    schemas: tuple[SchemaUse, ...] | None = None
    rules: Annotated[RuleSettings, RuleTable()] | None = None
