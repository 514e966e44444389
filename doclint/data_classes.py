"""`dataclass` as in the standard library, for a program that starts with every commit.

The standard library writes and compiles up to eight methods of a class when its module is imported: 0.4 ms a class, a
quarter of a run on a few pages, which makes instances of one class in two. Here `__init__` is compiled for the first
instance, and nothing else needs compiling. What is made is the same, and tests hold the two together; what this project
does not use is left out. That nobody sets a field of a frozen instance is for the type checker to see: with a guard at
run time making one takes three times as long, and a run on 15,000 pages makes 230,000.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import replace as replace

    def field_names(instance: object) -> tuple[str, ...]:
        """The names of the fields of an instance, none where it is of no data class."""
else:
    _MISSING = object()

    # Where a class keeps the defaults of its fields by their names, those of its bases first.
    _DEFAULTS = "__doclint_defaults__"

    class field:  # noqa: N801 - as it is called in the standard library
        """A field whose default is made anew for each instance."""

        __slots__ = ("default_factory",)

        def __init__(self, *, default_factory):
            self.default_factory = default_factory

    def dataclass(*, frozen=False, slots=False, eq=True):
        """Make a data class of a class whose annotations are its fields."""

        def decorate(cls):
            members = dict(cls.__dict__)
            # Not from the class's own dictionary: from 3.14 on, annotations come into it when they are asked for.
            names = tuple(cls.__annotations__)
            inherited = {}
            for base in reversed(cls.__mro__):
                inherited |= base.__dict__.get(_DEFAULTS, {})
            defaults = inherited | {name: members.get(name, _MISSING) for name in names}

            def __init__(self, *args, **named):  # noqa: N807
                made.__init__ = _init(made, defaults)
                made.__init__(self, *args, **named)

            added = {_DEFAULTS: defaults, "__dataclass_fields__": _Fields(), "__init__": __init__, "__repr__": _repr}
            if eq:
                added |= _equality(tuple(defaults), is_hashed=frozen)
            added = {name: member for name, member in added.items() if name not in members}
            if not slots:
                made = cls
                for name, member in added.items():
                    setattr(cls, name, member)
                return made
            for name in ("__dict__", "__weakref__", *names):
                members.pop(name, None)
            added["__slots__"] = tuple(name for name in names if name not in inherited)
            made = type(cls)(cls.__name__, cls.__bases__, members | added)
            made.__qualname__ = cls.__qualname__
            return made

        return decorate

    def replace(instance, /, **changes):
        """A copy of an instance in which some fields have other values."""
        values = {name: getattr(instance, name) for name in getattr(instance, _DEFAULTS)}
        return instance.__class__(**(values | changes))

    def field_names(instance):
        return tuple(getattr(instance, _DEFAULTS, ()))

    def _init(cls, defaults):
        """Compile the `__init__` of a class."""
        known = {"_missing": _MISSING}
        parameters = ["self"]
        body = []
        for name, default in defaults.items():
            value = name
            if default is not _MISSING:
                known[f"_{name}"] = default
            if default.__class__ is field:
                known |= {f"_{name}": _MISSING, f"_new_{name}": default.default_factory}
                value = f"_new_{name}() if {name} is _missing else {name}"
            parameters.append(name if default is _MISSING else f"{name}=_{name}")
            body.append(f"self.{name} = {value}")
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(body or ["pass"]), known)
        init = known["__init__"]
        init.__qualname__ = f"{cls.__qualname__}.__init__"
        return init

    def _equality(names, *, is_hashed):
        values = attrgetter(*names) if len(names) > 1 else lambda self: tuple(getattr(self, name) for name in names)

        def __eq__(self, other):  # noqa: N807
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        def __hash__(self):  # noqa: N807
            return hash(values(self))

        return {"__eq__": __eq__, "__hash__": __hash__ if is_hashed else None}

    def _repr(self):
        values = (f"{name}={getattr(self, name)!r}" for name in getattr(self, _DEFAULTS))
        return f"{self.__class__.__qualname__}({', '.join(values)})"

    class _Fields:
        """The fields as `dataclasses.fields` and `is_dataclass` ask for them."""

        def __get__(self, instance, owner):
            import dataclasses  # noqa: PLC0415 - only who reads or lists a configuration asks
            from inspect import get_annotations  # noqa: PLC0415 - as above

            hints = {name: hint for base in reversed(owner.__mro__) for name, hint in get_annotations(base).items()}
            fields = []
            for name, default in getattr(owner, _DEFAULTS).items():
                said = {} if default is _MISSING else {"default": default}
                if default.__class__ is field:
                    said = {"default_factory": default.default_factory}
                fields.append((name, hints[name], dataclasses.field(**said)))
            owner.__dataclass_fields__ = dataclasses.make_dataclass(owner.__name__, fields).__dataclass_fields__
            return owner.__dataclass_fields__
