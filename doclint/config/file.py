"""The configuration file: what it says, where each of it stands, and everything that is wrong in it."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from doclint.config.configuration import Configuration
from doclint.config.settings import ConfigurationError
from doclint.config.toml_file import FILE_NAMES, is_configuration, parse_toml, read_content, shown
from doclint.config.toml_text import Route, toml_key
from doclint.config.values import WrongValue, read_table
from doclint.corpus.git import repository_root
from doclint.data_classes import dataclass

if TYPE_CHECKING:
    from doclint.config.toml_places import TomlPlace
    from doclint.findings import Span

MOST_WRONG = 20
"""How many complaints about one file are told."""

MOST_WORDS = 500
"""How many characters of one complaint are told: keys can be long."""


@dataclass(frozen=True)
class ConfigurationFile:
    """A configuration file that was read.

    Attributes:
        path: absolute.
        base: the folder that its globs count from.
        table: the route of doclint's table in it: `("tool", "doclint")` in pyproject.toml.
        configuration: what it says.
    """

    path: str
    base: str
    table: Route
    configuration: Configuration
    _text: str

    @property
    def folder(self) -> str:
        """The folder that the paths in it count from."""
        return os.path.dirname(self.path)

    @property
    def root(self) -> str:
        """The folder outside of which it makes nobody read anything: its repository, or else its own."""
        return repository_root(self.folder) or self.folder

    @property
    def shown_path(self) -> str:
        return shown(self.path)

    @property
    def unread_neighbours(self) -> tuple[str, ...]:
        """The names of other configurations in its folder, which count for nothing beside it."""
        return tuple(
            name
            for name in FILE_NAMES
            if name != os.path.basename(self.path) and is_configuration(os.path.join(self.folder, name))
        )

    def line(self, route: Route) -> str:
        """`doclint.toml:3`: where a route of keys stands, counted from doclint's table."""
        place = self._place(route)
        return f"{self.shown_path}:{self._position(place.key)[0] if place else 1}"

    def error(self, wrong: WrongValue) -> str:
        """What is wrong, behind the place: `doclint.toml:3:10: …`."""
        place = self._place(wrong.route)
        line, column = (1, 1) if place is None else self._position(place.key if wrong.is_about_key else place.value)
        words = f"{_subject(wrong)}{wrong.message}"
        return f"{self.shown_path}:{line}:{column}: {words if len(words) <= MOST_WORDS else words[:MOST_WORDS] + '…'}"

    def _place(self, route: Route) -> TomlPlace | None:
        """Where a route leads, or the nearest thing around it that the text has."""
        route = (*self.table, *route)
        while route and route not in self._places:
            route = route[:-1]
        return self._places.get(route)

    def _position(self, span: Span) -> tuple[int, int]:
        before = self._text[: span.start]
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    @cached_property
    def _places(self) -> dict[Route, TomlPlace]:
        # Only who has something to say of a file asks where it stands.
        from doclint.config.toml_places import toml_places  # noqa: PLC0415

        try:
            return toml_places(self._text)
        except RecursionError:
            # tomllib reads lists and tables a little deeper.
            return {}


def read_found_file(path: str) -> ConfigurationFile:
    """Read a configuration that was found; its globs count from its folder.

    Raises:
        ConfigurationError: it cannot be read, leads out of its repository, or says something that it cannot mean.
    """
    folder = os.path.dirname(path)
    root = os.path.realpath(repository_root(folder) or folder)
    if not is_inside(path, root):
        raise ConfigurationError(
            f"{shown(path)}: a link to {os.path.realpath(path)}, which is outside the repository; "
            "name that file with --config if it is yours"
        )
    return _read(path, folder)


def read_named_file(path: str) -> ConfigurationFile:
    """Read the configuration that `--config` names; its globs count from the working directory.

    Raises:
        ConfigurationError: as for one that was found.
    """
    return _read(os.path.abspath(path), os.getcwd())


def is_inside(path: str, root: str) -> bool:
    """Whether a path, links followed, is in a folder, links followed."""
    real, root = os.path.realpath(path), os.path.realpath(root)
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)


def _read(path: str, base: str) -> ConfigurationFile:
    text, document = parse_toml(path, read_content(path))
    table: Route = ()
    ours: Any = document
    if os.path.basename(path) == "pyproject.toml":
        table = ("tool", "doclint")
        tool = document.get("tool")
        ours = tool.get("doclint") if isinstance(tool, dict) else None
        if ours is None:
            raise ConfigurationError(f"{shown(path)}: it has no table [tool.doclint]; put the configuration into one")
    wrong: list[WrongValue] = []

    def complain(about: WrongValue) -> None:
        wrong.append(about)
        if len(wrong) == MOST_WRONG:
            raise _EnoughError

    configuration = Configuration()
    with suppress(_EnoughError):
        configuration = read_table(ours, Configuration, (), complain) or configuration
    file = ConfigurationFile(path, base, table, configuration, text)
    if wrong:
        raise ConfigurationError("\n".join(file.error(each) for each in wrong))
    return file


class _EnoughError(Exception):
    """So much is wrong that reading on helps nobody."""


def _subject(wrong: WrongValue) -> str:
    """What a message is about: a value's key, or the table that a key is wrong in."""
    route = wrong.route[:-1] if wrong.is_about_key else wrong.route
    steps = [f"[{step}]" if isinstance(step, int) else f".{toml_key(step)}" for step in route]
    return f"{''.join(steps).removeprefix('.')}: " if steps else ""
