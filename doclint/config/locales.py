"""Where the pages of each locale stand, as somebody wrote it down; what is left open doclint finds by itself."""

from __future__ import annotations

from collections.abc import Mapping

from doclint.data_classes import dataclass, field


@dataclass(frozen=True, slots=True)
class ConfiguredRoot:
    """The folder or repository of one locale, `[locales.roots]`.

    Attributes:
        path: absolute. The folder that the articles stand in, or one in which the layout finds it; with a revision it
            need not be checked out, and may be a bare repository.
        revision: the branch, tag or commit to read from git; None to read the files.
        said_at: where somebody wrote it down, such as `doclint.toml:7: `, for what is wrong with it.
    """

    path: str
    revision: str | None = None
    said_at: str = ""


@dataclass(frozen=True, slots=True)
class LocaleSettings:
    """The `[locales]` table of the configuration, and `--allow-root`.

    Attributes:
        layout: such as `content/{locale}/{article}`, `docs.{locale}/{article}` or `{article}.{locale}.md`, relative to
            `base`; None to use the preset's, or else to find one.
        roots: by locale, as it is written.
        base: absolute: the configuration's folder; None for the repository of the working directory.
        allowed_roots: absolute: folders outside the repository that may be read.
    """

    layout: str | None = None
    roots: Mapping[str, ConfiguredRoot] = field(default_factory=dict)
    base: str | None = None
    allowed_roots: tuple[str, ...] = ()
