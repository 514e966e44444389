"""The configuration file: where it is found, and what it says, with the line of everything that is wrong in it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import Any

from doclint.config.configuration import Configuration
from doclint.config.settings import ConfigurationError
from doclint.config.toml_places import Route, toml_key, toml_places
from doclint.config.values import WrongValue, read_table
from doclint.corpus.git import repository_root
from doclint.nearest_names import did_you_mean

FILE_NAMES = ("doclint.toml", ".doclint.toml", "pyproject.toml")

# Nobody writes more, and tomllib takes seconds for what a stranger might.
MOST_BYTES = 1_000_000


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
        return _shown(self.path)

    @property
    def unread_neighbours(self) -> tuple[str, ...]:
        """The names of other configurations in its folder, which count for nothing beside it."""
        return tuple(
            name
            for name in FILE_NAMES
            if name != os.path.basename(self.path) and _is_configuration(os.path.join(self.folder, name))
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


def find_configuration_file(folder: str) -> str | None:
    """The configuration that holds for a folder: in it, or above it as far as its repository reaches.

    A pyproject.toml counts if it has a table [tool.doclint].
    """
    root = repository_root(folder)
    while True:
        for name in FILE_NAMES:
            path = os.path.join(folder, name)
            if _is_configuration(path):
                return path
        parent = os.path.dirname(folder)
        if folder in (root, parent):
            return None
        folder = parent


def read_found_file(path: str) -> ConfigurationFile:
    """Read a configuration that was found; its globs count from its folder.

    Raises:
        ConfigurationError: it cannot be read, leads out of its repository, or says something that it cannot mean.
    """
    folder = os.path.dirname(path)
    root = os.path.realpath(repository_root(folder) or folder)
    if not is_inside(path, root):
        raise ConfigurationError(
            f"{_shown(path)}: a link to {os.path.realpath(path)}, which is outside the repository; "
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


def _is_configuration(path: str) -> bool:
    return os.path.isfile(path) and (os.path.basename(path) != "pyproject.toml" or _has_our_table(path))


def _has_our_table(path: str) -> bool:
    try:
        content = _content(path)
    except ConfigurationError:
        return False
    if b"doclint" not in content:
        return False
    try:
        tool = _parse(path, content)[1].get("tool")
    except ConfigurationError:
        # Of a file that nobody can read, only that its text has our table in it.
        return re.search(rb"^\s*\[\s*tool\s*\.\s*doclint\b", content, re.MULTILINE) is not None
    return isinstance(tool, dict) and "doclint" in tool


def _read(path: str, base: str) -> ConfigurationFile:
    text, document = _parse(path, _content(path))
    table: Route = ()
    ours: Any = document
    if os.path.basename(path) == "pyproject.toml":
        table = ("tool", "doclint")
        tool = document.get("tool")
        ours = tool.get("doclint") if isinstance(tool, dict) else None
        if ours is None:
            raise ConfigurationError(f"{_shown(path)}: it has no table [tool.doclint]; put the configuration into one")
    wrong: list[WrongValue] = []
    configuration = read_table(ours, Configuration, (), wrong.append)
    file = ConfigurationFile(path, base, table, configuration or Configuration(), text)
    if wrong:
        raise ConfigurationError("\n".join(file.error(each) for each in wrong))
    return file


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise ConfigurationError(f"{_shown(path)}: no such file{_neighbour(path)}") from None
    except IsADirectoryError:
        raise ConfigurationError(f"{_shown(path)}: a folder; name a file in it, such as doclint.toml") from None
    except OSError as error:
        raise ConfigurationError(f"{_shown(path)}: cannot be read: {error.strerror}") from None
    if len(content) > MOST_BYTES:
        raise ConfigurationError(f"{_shown(path)}: larger than {MOST_BYTES:,} bytes; no configuration needs that much")
    return content


def _neighbour(path: str) -> str:
    folder = os.path.dirname(path)
    try:
        return did_you_mean(_shown(path), [_shown(os.path.join(folder, other)) for other in os.listdir(folder)])
    except OSError:
        return ""


_TOML_PLACE = re.compile(
    r"(?P<words>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL
)


def _parse(path: str, content: bytes) -> tuple[str, dict[str, Any]]:
    import tomllib  # noqa: PLC0415 - many a run has no configuration

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        words = f"byte 0x{content[error.start]:02x} is not UTF-8"
        raise ConfigurationError(f"{_shown(path)}:{line}: {words}; save the file as UTF-8") from None
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _TOML_PLACE.match(str(error))
        line, column, words = text.count("\n") + 1, 1, str(error)
        if match:
            words = match["words"]
            line, column = (int(match["line"]), int(match["column"])) if match["line"] else (line, column)
        words = words[:1].lower() + words[1:]
        raise ConfigurationError(
            f"{_shown(path)}:{line}:{column}: not TOML: {words}{_toml_hint(words, text, line)}"
        ) from None
    except RecursionError:
        raise ConfigurationError(f"{_shown(path)}: nested too deeply; no configuration needs that") from None


_UNQUOTED = re.compile(r"\s*(?P<key>[\w.-]+)\s*=\s*(?P<value>[A-Za-z][\w.,-]*)\s*(?:#.*)?\Z")
_COLON = re.compile(r"\s*[\w.\"'-]+\s*:\s")


def _toml_hint(words: str, text: str, number: int) -> str:
    """What most likely was meant on the line that is not TOML."""
    lines = text.splitlines()
    line = lines[number - 1] if number <= len(lines) else ""
    if not "".join(lines[number - 1 :]).strip():
        return "; a list, a table or a text before it is never closed"
    if "overwrite" in words or "twice" in words:
        return "; the key has a value already: keep one of the two"
    if unquoted := _UNQUOTED.match(line):
        return f'; a text stands in quotes: {unquoted["key"]} = "{unquoted["value"]}"'
    if _COLON.match(line):
        return "; a key and its value stand on either side of `=`, not `:`"
    return ""


def _subject(wrong: WrongValue) -> str:
    """What a message is about: a value's key, or the table that a key is wrong in."""
    route = wrong.route[:-1] if wrong.is_about_key else wrong.route
    steps = [f"[{step}]" if isinstance(step, int) else f".{toml_key(step)}" for step in route]
    return f"{''.join(steps).removeprefix('.')}: " if steps else ""


def _place(text: str, path: str, route: Route, *, is_about_key: bool) -> tuple[str, int, int]:
    """Path, line and column of what a route leads to, or of the nearest thing around it that the text has."""
    places = toml_places(text)
    while route and route not in places:
        route = route[:-1]
    if not route:
        return _shown(path), 1, 1
    span = places[route].key if is_about_key else places[route].value
    before = text[: span.start]
    return _shown(path), before.count("\n") + 1, len(before) - before.rfind("\n")


def _shown(path: str) -> str:
    return os.path.relpath(path).replace(os.sep, "/")
