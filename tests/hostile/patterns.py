"""Every regular expression in the package, how it is used, and texts that make a bad one slow."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import random
import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as sre_parser  # type: ignore[import-not-found]
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import doclint

PACKAGE = Path(doclint.__file__).parent

EVERY_METHOD = frozenset(("search", "match", "fullmatch", "sub", "split", "findall", "finditer"))
FROM_ONE_PLACE = frozenset(("match", "fullmatch"))


@dataclass(frozen=True, slots=True)
class Use:
    """One regular expression of the package.

    Attributes:
        module: its dotted name below `doclint`.
        name: of the variable, or of the function that calls `re` with the pattern itself.
        methods: those that the package calls of it.
    """

    module: str
    name: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]

    def __str__(self) -> str:
        return f"{self.module}:{self.name}"

    def read(self, text: str) -> None:
        """Use the pattern on a text in every way in which the package does."""
        subject = text.encode(errors="replace") if isinstance(self.pattern.pattern, bytes) else text
        for method in sorted(self.methods & FROM_ONE_PLACE):
            getattr(self.pattern, method)(subject)
        if self.methods - FROM_ONE_PLACE:
            for _ in self.pattern.finditer(subject):
                pass


@dataclass(frozen=True, slots=True)
class Call:
    """A call of `re` in a function or at the top of a module; `text` is None for a pattern made while doclint runs."""

    place: str
    method: str
    text: str | bytes | None
    flags: int


def all_uses() -> list[Use]:
    """All that can be found by walking the package: those in variables, in what these hold, and those in calls."""
    uses: dict[tuple[object, int, frozenset[str]], Use] = {}
    for own, module in _modules():
        methods = _methods_by_name(module)
        found = [
            Use(own, path, pattern, methods.get(re.sub(r".*[.\]]", ".", path), EVERY_METHOD))
            for name, value in vars(module).items()
            for path, pattern in _patterns(value, name)
        ]
        known = {use.pattern.pattern for use in found}
        found += (
            Use(
                own,
                call.place,
                re.compile(call.text, call.flags),
                frozenset((call.method,)) & EVERY_METHOD or EVERY_METHOD,
            )
            for call in _calls(module)
            if call.text is not None and call.text not in known
        )
        for use in found:
            uses.setdefault((use.pattern.pattern, use.pattern.flags, use.methods), use)
    return list(uses.values())


def made_while_running() -> set[str]:
    """Where patterns are made of what is only known then."""
    return {f"{own}:{call.place}" for own, module in _modules() for call in _calls(module) if call.text is None}


def _modules() -> Iterator[tuple[str, ModuleType]]:
    for module_info in pkgutil.walk_packages([str(PACKAGE)], "doclint."):
        if module_info.name != "doclint.__main__":
            yield module_info.name.removeprefix("doclint."), importlib.import_module(module_info.name)


def _patterns(value: object, path: str) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield path, value
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _patterns(item, f"{path}[{index}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _patterns(item, f"{path}[{key!r}]")
    elif isinstance(value, FunctionType):
        for name, cell in zip(value.__code__.co_freevars, value.__closure__ or (), strict=True):
            yield from _patterns(cell.cell_contents, f"{path}.{name}")
    elif type(value).__module__.startswith("doclint."):
        for name in getattr(type(value), "__slots__", ()):
            yield from _patterns(getattr(value, name, None), f"{path}.{name}")
    elif isinstance(value, type) and value.__module__.startswith("doclint."):
        for name, item in vars(value).items():
            yield from _patterns(item, f"{path}.{name}") if isinstance(item, re.Pattern) else ()


def _methods_by_name(module: ModuleType) -> dict[str, frozenset[str]]:
    """Which methods a module calls of what has a name, and does nothing else with; names of attributes have a dot."""
    methods: dict[str, set[str]] = {}
    loads: Counter[str] = Counter()
    calls: Counter[str] = Counter()
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            loads[_name(node)] += 1
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            name = _name(node.value)
            calls[name] += 1
            methods.setdefault(name, set()).add(node.attr)
            # What a function keeps for the functions in it is found by the name that it has there.
            methods.setdefault(f".{name}", set()).add(node.attr)
    return {
        name: frozenset(called)
        for name, called in methods.items()
        if loads[name] == calls[name] and called <= EVERY_METHOD
    }


def _name(node: ast.Name | ast.Attribute) -> str:
    return node.id if isinstance(node, ast.Name) else f".{node.attr}"


def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))


def _calls(module: ModuleType) -> Iterator[Call]:
    """The calls of `re` in a module: `re.sub(r"…", …)` and the like."""
    tree = _tree(module)
    places = {
        id(node): function.name
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and (method := _method_of_re(node.func, module)) is not None:
            flags = sum(flag for flag in _FLAGS if f"re.{flag.name}" in ast.unparse(node))
            yield Call(places.get(id(node), "(top)"), method, _text(node.args[0], vars(module)), flags)


_FLAGS = (re.VERBOSE, re.MULTILINE, re.IGNORECASE, re.DOTALL, re.ASCII)


def _method_of_re(function: ast.expr, module: ModuleType) -> str | None:
    if isinstance(function, ast.Attribute) and ast.unparse(function.value) == "re":
        return function.attr if function.attr in (*EVERY_METHOD, "compile") else None
    is_imported = isinstance(function, ast.Name) and vars(module).get(function.id) is re.compile
    return "compile" if is_imported else None


def _text(node: ast.expr, variables: dict[str, Any]) -> str | bytes | None:
    try:
        value = eval(compile(ast.Expression(node), "pattern", "eval"), dict(variables))
    except NameError:
        return None
    return value if isinstance(value, str | bytes) else None


# --- attacks


@dataclass(frozen=True, slots=True)
class Attack:
    """A text, in which `repeated` stands as often as is asked for."""

    before: str
    repeated: str
    behind: str

    def text(self, length: int) -> str:
        return self.before + self.repeated * (length // len(self.repeated)) + self.behind


def attacks(pattern: re.Pattern[Any]) -> list[Attack]:
    """Texts that a pattern takes long for if it is a bad one: parts of what it reads, many times, and then not the rest.

    Each thing in it that may stand many times is repeated, with what leads up to it and without; so is each part, each
    beginning of what it reads, and each character that it knows. Behind that comes, once, each of these characters.
    """
    return _Attacker(pattern).attacks()


def short_attacks(pattern: re.Pattern[Any]) -> list[Attack]:
    """Texts of which a hundred characters are enough to make a pattern try all combinations of how it can read them."""
    return _Attacker(pattern).short_attacks()


class _Attacker:
    def __init__(self, pattern: re.Pattern[Any]) -> None:
        source = pattern.pattern
        text = source.decode("latin-1") if isinstance(source, bytes) else source
        flags = pattern.flags & ~re.UNICODE if isinstance(source, bytes) else pattern.flags
        self._tree = sre_parser.parse(text, flags)
        literals = "".join(dict.fromkeys(_literals(self._tree)))
        self._alphabet = "".join(dict.fromkeys("a 1" + literals[:30] + "<[(`\"'&;:/-_.\\|*#\n\té\0"))

    def attacks(self) -> list[Attack]:
        found: dict[Attack, None] = {}
        for shape in _SHAPES:
            for before, one in dict.fromkeys(self._repeats(self._tree, "", shape)):
                for character in ("", *self._alphabet):
                    found[Attack(before, one, character)] = None
                found[Attack("", before + one, "\0")] = None
                found[Attack(before, one + before, "\0")] = None
            whole = self._sample(self._tree, shape)
            beginnings = (whole[:cut] for cut in range(1, min(len(whole), 80) + 1))
            for piece in (*self._pieces(self._tree, shape), *beginnings, *self._alphabet):
                found[Attack("", piece, "\0")] = None
                found[Attack("", piece, "")] = None
        return list(found)

    def short_attacks(self) -> list[Attack]:
        """Those of few characters that make a pattern try all combinations: what is repeated is put together by chance."""
        runs = {
            (before, one)
            for seed in range(_CHANCES)
            for before, one in self._repeats(self._tree, "", _ByChance(seed))
            if len(one) < _SHORT
        }
        return [Attack(before, one, end) for before, one in sorted(runs) for end in ("", *self._alphabet)]

    def _repeats(self, tree: Any, before: str, shape: _Shape) -> Iterator[tuple[str, str]]:
        """Each part that may stand many times: a text that leads up to it, and one of it."""
        for code, argument in tree:
            if code in _REPEATS and argument[1] > 1:
                for one in self._variants(argument[2], shape):
                    if one:
                        yield before, one
            for child in _children(code, argument):
                yield from self._repeats(child, before, shape)
            before += self._sample([(code, argument)], shape)

    def _pieces(self, tree: Any, shape: _Shape) -> Iterator[str]:
        for code, argument in tree:
            for child in _children(code, argument):
                yield from (sample for sample in self._variants(child, shape) if sample)
                yield from self._pieces(child, shape)

    def _variants(self, tree: Any, shape: _Shape) -> list[str]:
        """Texts that a part reads: one for each of its alternatives, and for each member of a set."""
        items = list(tree)
        if len(items) == 1:
            code, argument = items[0]
            if code is sre.BRANCH:
                return [text for branch in argument[1] for text in self._variants(branch, shape)]
            if code is sre.SUBPATTERN:
                return self._variants(argument[3], shape)
            if code is sre.IN:
                return self._members(argument)
            if code in _REPEATS:
                return self._variants(argument[2], shape)
        return [self._sample(items, shape)]

    def _sample(self, tree: Any, shape: _Shape) -> str:
        text = ""
        for code, argument in tree:
            if code is sre.LITERAL:
                text += chr(argument)
            elif code is sre.NOT_LITERAL:
                text += "a" if argument != ord("a") else "b"
            elif code is sre.ANY:
                text += "a"
            elif code is sre.IN:
                text += shape.choice(self._members(argument) or ["a"])
            elif code in _REPEATS:
                least, most, one = argument
                is_character = len(one) == 1 and one[0][0] in (sre.IN, sre.ANY, sre.LITERAL, sre.NOT_LITERAL)
                text += self._sample(one, shape) * max(least, min(most, shape.times(is_character)))
            elif code is sre.BRANCH:
                text += self._sample(shape.choice(argument[1]), shape)
            elif code not in (sre.ASSERT, sre.ASSERT_NOT):
                text += "".join(self._sample(child, shape) for child in _children(code, argument))
        return text

    def _members(self, members: Any) -> list[str]:
        pattern = re.compile("[" + "".join(_written(member) for member in members) + "]")
        ends = [chr(argument[0]) for code, argument in members if code is sre.RANGE]
        return [character for character in dict.fromkeys([*self._alphabet, *ends]) if pattern.match(character)][:12]


class _Shape:
    """How often what may be left out stands in a text, a character and a group of them, and which of several parts."""

    def __init__(self, characters: int, groups: int) -> None:
        self._characters = characters
        self._groups = groups

    def times(self, is_character: bool) -> int:
        return self._characters if is_character else self._groups

    def choice(self, parts: Any) -> Any:
        return parts[0]


class _ByChance(_Shape):
    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def times(self, is_character: bool) -> int:
        return self._random.randrange(2)

    def choice(self, parts: Any) -> Any:
        return self._random.choice(parts[:3])


_SHAPES = (_Shape(1, 1), _Shape(1, 0), _Shape(0, 0))

_CHANCES = 40
_SHORT = 30

_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def _children(code: Any, argument: Any) -> Iterable[Any]:
    """The parts of a part that read text."""
    if code in _REPEATS:
        return [argument[2]]
    if code is sre.SUBPATTERN:
        return [argument[3]]
    if code is sre.BRANCH:
        return list(argument[1])
    if code is sre.ATOMIC_GROUP:
        return [argument]
    if code in (sre.ASSERT, sre.ASSERT_NOT):
        return [argument[1]]
    return []


def _literals(tree: Any) -> Iterator[str]:
    for code, argument in tree:
        if code is sre.LITERAL:
            yield chr(argument)
        elif code is sre.IN:
            yield from (chr(value) for kind, value in argument if kind is sre.LITERAL)
        for child in _children(code, argument):
            yield from _literals(child)


def _written(member: Any) -> str:
    code, argument = member
    if code is sre.NEGATE:
        return "^"
    if code is sre.LITERAL:
        return re.escape(chr(argument))
    if code is sre.RANGE:
        return f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}"
    return _CATEGORIES[argument]


_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}
