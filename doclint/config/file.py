"""The configuration file: what it says, where each of it stands, and everything that is wrong in it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

from doclint.config.configuration import Configuration
from doclint.config.settings import ConfigurationError
from doclint.config.toml_file import FILE_NAMES, is_configuration, parse_toml, read_content, shown
from doclint.config.toml_text import Route, toml_key
from doclint.config.values import WrongValue, read_table
from doclint.corpus.git import repository_root


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
    _text: str = field(repr=False)

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
        path, line, _ = _place(self._text, self.path, (*self.table, *route), is_about_key=True)
        return f"{path}:{line}"

    def error(self, wrong: WrongValue) -> str:
        """What is wrong, behind the place: `doclint.toml:3:10: …`."""
        route = (*self.table, *wrong.route)
        path, line, column = _place(self._text, self.path, route, is_about_key=wrong.is_about_key)
        return f"{path}:{line}:{column}: {_subject(wrong)}{wrong.message}"


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
    configuration = read_table(ours, Configuration, (), wrong.append)
    file = ConfigurationFile(path, base, table, configuration or Configuration(), text)
    if wrong:
        raise ConfigurationError("\n".join(file.error(each) for each in wrong))
    return file


def _subject(wrong: WrongValue) -> str:
    """What a message is about: a value's key, or the table that a key is wrong in."""
    route = wrong.route[:-1] if wrong.is_about_key else wrong.route
    steps = [f"[{step}]" if isinstance(step, int) else f".{toml_key(step)}" for step in route]
    return f"{''.join(steps).removeprefix('.')}: " if steps else ""


def _place(text: str, path: str, route: Route, *, is_about_key: bool) -> tuple[str, int, int]:
    """Path, line and column of what a route leads to, or of the nearest thing around it that the text has."""
    # Only who has something to say of a file asks where it stands.
    from doclint.config.toml_places import toml_places  # noqa: PLC0415

    places = toml_places(text)
    while route and route not in places:
        route = route[:-1]
    if not route:
        return shown(path), 1, 1
    span = places[route].key if is_about_key else places[route].value
    before = text[: span.start]
    return shown(path), before.count("\n") + 1, len(before) - before.rfind("\n")
