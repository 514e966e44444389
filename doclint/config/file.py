"""The configuration file: what it says, where each of it stands, and everything that is wrong in it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from doclint.config.configuration import Configuration
from doclint.config.overrides import overridden
from doclint.config.toml_file import FILE_NAMES, is_configuration, parse_toml, read_content, shown
from doclint.config.toml_text import toml_key
from doclint.config.values import WrongValue, read_table
from doclint.corpus.git import repository_root
from doclint.errors import ConfigurationError
from doclint.findings import Route
from doclint.rules.custom_where import Where
from doclint.rules.registry import add_other_rule
from doclint.system.data_classes import dataclass

if TYPE_CHECKING:
    from doclint.document.toml_places import TomlPlace
    from doclint.findings import Span

NOTHING: Mapping[str, Any] = {}

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
        from doclint.document.toml_places import toml_places  # noqa: PLC0415

        try:
            return toml_places(self._text)
        except RecursionError:
            # tomllib reads lists and tables a little deeper.
            return {}


def read_found_file(path: str, overrides: Mapping[str, Any] = NOTHING) -> ConfigurationFile:
    """Read a configuration that was found; its globs count from its folder.

    Args:
        overrides: a table whose values replace those of the file.

    Raises:
        ConfigurationError: it cannot be read, leads out of its repository, or says something that it cannot mean.
    """
    folder = os.path.dirname(path)
    root = os.path.realpath(repository_root(folder) or folder)
    if not is_inside(path, root):
        raise ConfigurationError(
            f"{shown(path)}: a link to {os.path.realpath(path)}, which is outside the repository; "
            "if you trust that file, pass it with --config"
        )
    return _read(path, folder, overrides)


def read_named_file(path: str, overrides: Mapping[str, Any] = NOTHING) -> ConfigurationFile:
    """Read the configuration that `--config` names; its globs count from the working directory.

    Args:
        overrides: as for one that was found.

    Raises:
        ConfigurationError: as for one that was found.
    """
    return _read(os.path.abspath(path), os.path.abspath("."), overrides)


def is_inside(path: str, root: str) -> bool:
    """Whether a path, links followed, is in a folder, links followed."""
    real, root = os.path.realpath(path), os.path.realpath(root)
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)


def _read(path: str, base: str, overrides: Mapping[str, Any]) -> ConfigurationFile:
    text, document = parse_toml(path, read_content(path))
    table: Route = ()
    ours: Any = document
    if os.path.basename(path) == "pyproject.toml":
        table = ("tool", "doclint")
        tool = document.get("tool")
        ours = tool.get("doclint") if isinstance(tool, dict) else None
        if ours is None:
            raise ConfigurationError(f"{shown(path)}: no table [tool.doclint]; add one")
    wrong: list[WrongValue] = []

    def complain(about: WrongValue) -> None:
        wrong.append(about)
        if len(wrong) == MOST_WRONG:
            raise _EnoughError

    configuration = Configuration()
    _add_rules_of_others(ours, path, base, table, text)
    with suppress(_EnoughError):
        configuration = read_table(ours, Configuration, (), complain) or configuration
    if overrides and not wrong:
        configuration = read_table(overridden(ours, overrides), Configuration, (), complain) or configuration
    file = ConfigurationFile(path, base, table, configuration, text)
    if wrong:
        raise ConfigurationError("\n".join(file.error(each) for each in wrong))
    return file


def _add_rules_of_others(ours: Any, path: str, base: str, table: Route, text: str) -> None:
    """Register the rules that a configuration brings, so that the rest of it can name them.

    Raises:
        ConfigurationError: a plug-in or a rule cannot be used.
    """
    named = {key: ours[key] for key in ("plugins", "custom-rules") if isinstance(ours, dict) and key in ours}
    if not named:
        return
    # What is wrong in these tables is said when all of the file is read.
    said = read_table(named, Configuration, (), lambda wrong: None)
    if said is None:
        return
    file = ConfigurationFile(path, base, table, said, text)
    try:
        if said.plugins:
            from doclint.rules.plugins import load_entry_points  # noqa: PLC0415 - few configurations name any

            load_entry_points(said.plugins, file.root)
    except ConfigurationError as error:
        raise ConfigurationError(file.error(WrongValue(("plugins",), str(error)))) from None
    for index, rule in enumerate(said.custom_rules or ()):
        if rule is None:
            continue
        from doclint.rules.custom import custom_rule  # noqa: PLC0415 - as above

        try:
            if rule.where is Where.FRONT_MATTER and not rule.route:
                raise ConfigurationError(f"{rule.code}: missing key 'key', the front-matter key")
            add_other_rule(custom_rule(rule.code, rule.name or f"custom-{rule.code.lower()}", rule.severity))
        except ConfigurationError as error:
            raise ConfigurationError(file.error(WrongValue(("custom-rules", index), str(error)))) from None


class _EnoughError(Exception):
    """So much is wrong that reading on helps nobody."""


def _subject(wrong: WrongValue) -> str:
    """What a message is about: a value's key, or the table that a key is wrong in."""
    route = wrong.route[:-1] if wrong.is_about_key else wrong.route
    steps = [f"[{step}]" if isinstance(step, int) else f".{toml_key(step)}" for step in route]
    return f"{''.join(steps).removeprefix('.')}: " if steps else ""
