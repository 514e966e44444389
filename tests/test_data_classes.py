"""Data classes are those of the standard library, made later."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from functools import cached_property
from typing import Any

import pytest

import doclint.data_classes as ours


def _dataclass(library: Any, /, **options: bool) -> Callable[[type], Any]:
    decorate: Callable[[type], Any] = library.dataclass(**options)
    return decorate


def _family(library: Any, **options: bool) -> tuple[Any, Any, Any]:
    """A class, one derived from it and one without fields, made by a library."""

    @_dataclass(library, **options)
    class Lamp:
        """A lamp."""

        name: str
        candela: int = 12
        posts: list[str] = library.field(default_factory=list)

        @property
        def label(self) -> str:
            return f"{self.name} {self.candela}"

    @_dataclass(library, **options)
    class Beacon(Lamp):
        height: float = 4.5
        candela: int = 900

        def __post_init__(self) -> None:
            self.posts.append("raised")

    @_dataclass(library, **options)
    class Fog:
        pass

    return Lamp, Beacon, Fog


OPTIONS = [
    {"frozen": frozen, "slots": slots, "eq": eq}
    for frozen in (True, False)
    for slots in (True, False)
    for eq in (True, False)
]


@pytest.fixture(params=OPTIONS, ids=str)
def families(request: pytest.FixtureRequest) -> list[tuple[Any, Any, Any]]:
    return [_family(library, **request.param) for library in (ours, dataclasses)]


def _tried(attempt: Callable[[], object]) -> object:
    """What came of something, errors included."""
    try:
        return attempt()
    except Exception as error:  # noqa: BLE001 - compared with that of the standard library
        return type(error), str(error)


def _results(family: tuple[Any, Any, Any]) -> list[object]:
    lamp_class, beacon_class, fog_class = family
    lamp = lamp_class("north", posts=["quay"])
    beacon = beacon_class("south", 7)
    same = lamp_class("north", 12, ["quay"])
    attempts: list[Callable[[], object]] = [
        lambda: (repr(lamp), repr(beacon), repr(fog_class())),
        lambda: (lamp == same, lamp != same, lamp == beacon, lamp == "north", fog_class() == fog_class()),
        lambda: beacon_class("a", 1, [], 2.5) == beacon_class("a", height=2.5, candela=1, posts=["raised"]),
        lambda: (lamp.label, beacon.label, lamp_class("x").posts is lamp_class("x").posts),
        lambda: lamp_class.__hash__ is object.__hash__,
        lambda: hash(fog_class()) == hash(fog_class()),
        lambda: lamp in {lamp: 1},
        lambda: hasattr(lamp, "__dict__"),
        lambda: getattr(beacon_class, "__slots__", None),
        lambda: lamp_class(candela=1),
        lambda: lamp_class("x", colour="red"),
        lambda: lamp_class("x", 1, [], 2),
        lambda: fog_class(1),
        lambda: [(field.name, field.type, field.init, field.repr) for field in dataclasses.fields(beacon_class)],
        lambda: [field.default is dataclasses.MISSING for field in dataclasses.fields(lamp)],
        lambda: [field.default_factory is list for field in dataclasses.fields(lamp)],
        lambda: (dataclasses.is_dataclass(lamp), dataclasses.is_dataclass(fog_class)),
        lambda: dataclasses.asdict(beacon),
        lambda: repr(dataclasses.replace(lamp, name="east")),
        lambda: repr(copy.copy(same)),
        lambda: (lamp_class.__doc__, lamp_class.__name__, lamp_class.__module__),
    ]
    return [_tried(attempt) for attempt in attempts]


def test_what_a_class_does_is_what_the_standard_library_s_does(families: list[tuple[Any, Any, Any]]) -> None:
    mine, theirs = (_results(family) for family in families)
    assert mine == theirs


def test_replace_is_that_of_the_standard_library(families: list[tuple[Any, Any, Any]]) -> None:
    (lamp_class, *_), (theirs, *_) = families
    changed = ours.replace(lamp_class("north", 3), candela=4)
    assert repr(changed) == repr(dataclasses.replace(theirs("north", 3), candela=4))
    with pytest.raises(TypeError, match="colour"):
        ours.replace(changed, colour="red")


@ours.dataclass(frozen=True, slots=True)
class Horn:
    tone: str
    echoes: tuple[int, ...] = ()


@ours.dataclass(frozen=True)
class Harbour:
    horns: tuple[Horn, ...]

    @cached_property
    def tones(self) -> list[str]:
        return [horn.tone for horn in self.horns]


def test_instances_go_to_other_processes_and_keep_what_was_computed() -> None:
    harbour = Harbour((Horn("low", (1, 2)), Horn("high")))
    assert harbour.tones == ["low", "high"]
    came = pickle.loads(pickle.dumps(harbour))
    assert came == harbour
    assert came.tones == harbour.tones
    assert copy.deepcopy(harbour) == harbour


def test_nothing_is_compiled_before_the_first_instance() -> None:
    @ours.dataclass(frozen=True, slots=True)
    class Buoy:
        bell: bool

    before = Buoy.__init__
    Buoy(bell=True)
    assert Buoy.__init__ is not before
    assert before.__code__.co_filename == ours.__file__


def test_annotations_that_are_evaluated_late_are_fields() -> None:
    """From 3.14 on, annotations of a module without `from __future__ import annotations` are computed when asked for."""
    namespace: dict[str, Any] = {"dataclass": ours.dataclass}
    source = "@dataclass(slots=True)\nclass Lamp:\n    wick: int = 3\n"
    exec(compile(source, "lamp.py", "exec", dont_inherit=True), namespace)
    assert namespace["Lamp"]().wick == 3
    assert namespace["Lamp"](wick=4).wick == 4
