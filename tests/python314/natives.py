"""Replaces what this interpreter lacks: it can be imported, and a test that uses it is skipped.

CPython 3.14 is had as WebAssembly, for which the native packages of doclint publish nothing. What of doclint needs none
of them, and that is all that a new Python may break by itself (annotations, the standard library), is tested all the same.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

NATIVE = ("pyromark", "rpds", "yaml")


class _Absent:
    """Anything that a native package has: it can be named, subclassed and combined, and skips the test that calls it."""

    def __init__(self, *_: Any, **__: Any) -> None:
        import pytest  # noqa: PLC0415 - this module is imported before pytest

        pytest.skip("needs what this interpreter lacks", allow_module_level=True)

    def __init_subclass__(cls) -> None:
        pass


class _AbsentMeta(type):
    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return cls

    def __or__(cls, other: object) -> Any:
        return cls

    __ror__ = __or__


class _Any(_Absent, metaclass=_AbsentMeta):
    pass


class _Finder(MetaPathFinder, Loader):
    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        return ModuleSpec(fullname, self, is_package=True) if fullname.split(".")[0] in NATIVE else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = ModuleType(spec.name)
        module.__getattr__ = _attribute  # type: ignore[method-assign]
        return module

    def exec_module(self, module: ModuleType) -> None:
        pass


def _attribute(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return _Any


def stand_in() -> None:
    """Let the native packages be imported that are not there; skip a test that starts a process or makes a pipe."""
    sys.meta_path.append(_Finder())
    for module, name in ((subprocess, "Popen"), (os, "fork"), (os, "pipe"), (os, "mkfifo")):
        setattr(module, name, _Any)
