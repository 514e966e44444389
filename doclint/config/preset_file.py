"""The file of a preset, `presets/NAME.toml`: its keys, what they mean, and how they become a `Preset`."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import Any

from doclint.config.preset import NO_ROLES, Preset, with_stamp
from doclint.config.values import JsonSchema, WrongValue, keys_of, read_table, table_schema
from doclint.document.roles import Keys
from doclint.document.stamps import Stamp
from doclint.errors import ConfigurationError
from doclint.system.data_classes import dataclass, replace

Route = str | tuple[str, ...]
"""A front-matter key; a nested one is a list of its steps."""


class Slugs(Enum):
    """How a system makes the fragment of a heading."""

    GITHUB = "github"
    HUGO = "hugo"
    MDN = "mdn"
    PYTHON_MARKDOWN = "python-markdown"
    VITEPRESS = "vitepress"


class Directive(Enum):
    """A syntax of directives."""

    ADMONITIONS = "admonitions"
    ALERTS = "alerts"
    CONTAINERS = "containers"
    DOCFX = "docfx"
    FENCED_BLOCKS = "fenced-blocks"
    MACROS = "macros"
    MDX = "mdx"
    SHORTCODES = "shortcodes"


class StampKind(Enum):
    """What a stamp is: a commit, or a hash of the source file."""

    ANY = "any"
    COMMIT = "commit"
    GIT_BLOB = "git-blob"
    MD5 = "md5"
    NONE = "none"
    SHA1 = "sha1"
    SHA1_CRLF = "sha1-crlf"
    SHA256 = "sha256"
    SHA256_CRLF = "sha256-crlf"


@dataclass(frozen=True, slots=True)
class RolesTable:
    """Which front-matter keys play which role.

    Attributes:
        source_hash: hash of the source page that a translation was made from.
        source_commit: commit of the source repository that it was made from.
        handoff: date of its delivery.
        asset_id: identity of the article.
        authors: who is responsible for it.
        content_locale: the locale that it says it is in.
        translation_type: how it was translated: by a machine, by people.
    """

    source_hash: Route | None = None
    source_commit: Route | None = None
    handoff: Route | None = None
    asset_id: Route | None = None
    authors: tuple[Route, ...] | None = None
    content_locale: Route | None = None
    translation_type: Route | None = None


@dataclass(frozen=True, slots=True)
class StampTable:
    """What translations record of the source version that they were made from.

    Attributes:
        kind: what it is; `any` to find out, `none` to ignore all stamps.
        key: the front-matter key that has it, or its key in the comment or side file.
        comment: first word of the HTML comment that has it.
        file: name of the JSON side file that has it.
        digits: how many digits of the hash are recorded, where these are not all.
        by_section: whether it is a list or table of hashes, one for each section (`##`) of the source page.
    """

    kind: StampKind = StampKind.ANY
    key: Route | None = None
    comment: str | None = None
    file: str | None = None
    digits: int | None = None
    by_section: bool = False


@dataclass(frozen=True, slots=True)
class PresetFile:
    """A documentation system.

    Attributes:
        title: its name for people.
        url: where its own documentation describes localization.
        source_locale: the locale that the others are translated from.
        layout: patterns of where its pages are, from the folder of its configuration.
        markers: files that only this system has; a folder with one is a site of it.
        needs: paths beside a marker without which it is another system.
        schema: the shipped schema for localized pages.
        machine_keys: front-matter keys that only localization writes.
        neutral: front-matter keys without language, the same in every locale.
        never_compared: front-matter keys that differ by right.
        slugs: how it makes the fragment of a heading.
        directives: which syntax of directives it has.
        templates: globs of files that are templates and no pages.
        no_update: words of commits that bring no translation up to a newer source.
        upstream: branches of the original that a fork was made from.
        roles: which front-matter keys play which role.
        stamp: what translations record of the source version that they were made from.
    """

    title: str
    url: str
    source_locale: str
    layout: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    schema: str | None = None
    machine_keys: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    never_compared: tuple[str, ...] = ()
    slugs: Slugs = Slugs.GITHUB
    directives: tuple[Directive, ...] = ()
    templates: tuple[str, ...] = ()
    no_update: tuple[str, ...] = ()
    upstream: tuple[str, ...] = ()
    roles: RolesTable | None = None
    stamp: StampTable | None = None


@lru_cache
def read_preset_file(path: str) -> PresetFile:
    """The file of a preset.

    Raises:
        ConfigurationError: it says something that it cannot mean.
    """
    import tomllib  # noqa: PLC0415 - most runs need no file

    wrong: list[WrongValue] = []
    with open(path, "rb") as file:
        read = read_table(tomllib.load(file), PresetFile, (), wrong.append)
    if wrong or read is None:
        raise ConfigurationError("\n".join(f"{path}: {'.'.join(map(str, one.route))}: {one.message}" for one in wrong))
    preset: PresetFile = read
    return preset


def read_preset(name: str, path: str) -> Preset:
    """A preset from its file."""
    file = read_preset_file(path)
    stamp = stamp_of(file.stamp) if file.stamp is not None else None
    roles = with_stamp(replace(NO_ROLES, **said_roles(file.roles or RolesTable())), stamp)
    return Preset(
        name=name,
        roles=roles,
        source_locale=file.source_locale,
        machine_keys=frozenset(file.machine_keys),
        schema=file.schema,
        layout=file.layout,
        stamp=stamp,
        neutral=file.neutral,
        never_compared=file.never_compared,
        slugs=file.slugs.value,
        directives=tuple(directive.value for directive in file.directives),
        templates=file.templates,
        no_update=file.no_update,
        upstream=file.upstream,
    )


def said_roles(table: RolesTable) -> dict[str, Any]:
    """The roles that a table names, by the fields of `Roles`."""
    said: dict[str, Any] = {}
    for name in keys_of(RolesTable).values():
        route = getattr(table, name.field)
        if route is not None:
            is_list = name.field == "authors"
            said[name.field] = tuple(keys_of_route(each) for each in route) if is_list else keys_of_route(route)
    return said


def stamp_of(table: StampTable) -> Stamp:
    """A stamp as a table says it."""
    keys = keys_of_route(table.key) if table.key else ()
    return Stamp(keys, table.kind.value, table.comment, table.file, table.digits, table.by_section)


def keys_of_route(route: Route) -> Keys:
    """The steps of a key."""
    return (route,) if isinstance(route, str) else route


def preset_schema() -> JsonSchema:
    """The JSON Schema of the file of a preset."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Preset of doclint",
        "description": "presets/NAME.toml: what is particular to one documentation system.",
        **table_schema(keys_of(PresetFile), ["title", "url", "source-locale"]),
    }
