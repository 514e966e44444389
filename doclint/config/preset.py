"""`Preset`: all that is particular to one documentation system."""

from __future__ import annotations

from doclint.document.roles import Roles
from doclint.document.stamps import Stamp
from doclint.system.data_classes import dataclass, replace

NO_ROLES = Roles(None, None, None, None, (), None)


@dataclass(frozen=True, slots=True)
class Preset:
    """A documentation system.

    Attributes:
        machine_keys: keys that only localization writes; a page that has one of them is a localized page.
        schema: the shipped schema for localized pages, None where the system has none.
        layout: patterns of where its pages are, from the folder of its configuration.
        stamp: None where it has none.
        neutral: front-matter keys without language: the same in every locale.
        never_compared: front-matter keys that differ by right.
        slugs: how it makes fragments of headings.
        directives: which syntax is a directive.
        templates: globs of files that are templates and no pages.
        no_update: words of commits that bring no translation up to a newer source.
        upstream: branches of the original that a fork was made from.
    """

    name: str
    roles: Roles
    source_locale: str
    machine_keys: frozenset[str]
    schema: str | None = None
    layout: tuple[str, ...] = ()
    stamp: Stamp | None = None
    neutral: tuple[str, ...] = ()
    never_compared: tuple[str, ...] = ()
    slugs: str = "github"
    directives: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    no_update: tuple[str, ...] = ()
    upstream: tuple[str, ...] = ()


def with_stamp(roles: Roles, stamp: Stamp | None) -> Roles:
    """Roles, with the key of a stamp in front matter as that of the source commit or hash."""
    if stamp is None:
        return roles
    if stamp.kind == "none":
        return replace(roles, source_hash=None, source_commit=None)
    if not stamp.keys or stamp.comment or stamp.file or stamp.kind == "any":
        return roles
    if stamp.kind == "commit":
        return replace(roles, source_commit=stamp.keys)
    return replace(roles, source_hash=stamp.keys)
