"""`lazy`: an attribute that is computed when somebody first asks for it. `kept`: the same for a function of an object.

An attribute is `functools.cached_property` without the lock that this takes until Python 3.12, and with it half of the
time: each page asks for 14 of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

_Value = TypeVar("_Value")
_Object = TypeVar("_Object")

if TYPE_CHECKING:
    from functools import cached_property

    lazy = cached_property
else:

    class lazy:  # noqa: N801 - written as `property` is
        """Keeps what a method returns in the instance, where it is found before the method is."""

        def __init__(self, method):
            self._method = method
            self._name = method.__name__
            self.__doc__ = method.__doc__

        def __get__(self, instance, owner):
            if instance is None:
                return self
            value = instance.__dict__[self._name] = self._method(instance)
            return value


def kept(function: Callable[[_Object], _Value]) -> Callable[[_Object], _Value]:
    """Keeps what a function tells of an object in the object, as long as that is there."""
    name = f"{function.__module__}.{function.__qualname__}"

    def ask(of: _Object) -> _Value:
        own: dict[str, Any] = of.__dict__
        if name not in own:
            own[name] = function(of)
        value: _Value = own[name]
        return value

    return ask
