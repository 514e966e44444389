"""Rules from outside the project: Python modules that the command line names, and installed distributions.

Importing a module runs its code. So a configuration, which may come from a stranger's pull request, names no modules: it
names entry points (`doclint.rules`) of distributions that are installed where this Python looks for them, and never
anything that lies in the repository itself.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from doclint.errors import ConfigurationError
from doclint.rules.registry import add_other_rule
from doclint.rules.rule import RegisteredRule, Rule, Scope

GROUP = "doclint.rules"
"""The entry point group of distributions that have rules."""


def load_modules(names: Iterable[str]) -> None:
    """Import the modules that a user names, and register their rules.

    Raises:
        ConfigurationError: one cannot be imported, or has no rules.
    """
    for name in names:
        _register(_imported(name, f"--plugin {name}"), f"--plugin {name}")


def load_entry_points(names: Iterable[str], repository: str) -> None:
    """Import the entry points of installed distributions that a configuration names, and register their rules.

    Args:
        repository: the folder that the configuration belongs to; nothing in it is imported.

    Raises:
        ConfigurationError: none has the name, it lies in the repository, or it cannot be imported.
    """
    from importlib.metadata import distributions  # noqa: PLC0415 - it takes long, and few configurations ask for it

    folders = _site_folders()
    found = {
        point.name: point.value
        for distribution in distributions(path=folders)
        for point in distribution.entry_points
        if point.group == GROUP
    }
    for name in names:
        said = f"plugins: {name}"
        if name not in found:
            known = f"; installed: {', '.join(sorted(found))}" if found else ""
            raise ConfigurationError(f"{said}: no installed distribution has this entry point of {GROUP}{known}")
        module = found[name].partition(":")[0].strip()
        _refuse_from(repository, module.partition(".")[0], folders, said)
        with _import_path_without(repository, folders):
            _register(_imported(module, said), said)


def _site_folders() -> list[str]:
    """Where this Python keeps installed distributions; not the working directory, whatever the import path says."""
    import site  # noqa: PLC0415 - as above

    paths = sysconfig.get_paths()
    folders = [paths["purelib"], paths["platlib"], *site.getsitepackages()]
    if site.ENABLE_USER_SITE:
        folders.append(site.getusersitepackages())
    return [folder for folder in dict.fromkeys(map(os.path.realpath, folders)) if os.path.isdir(folder)]


def _refuse_from(repository: str, package: str, folders: list[str], said: str) -> None:
    from importlib.util import find_spec  # noqa: PLC0415 - as above

    try:
        # A top-level name: finding it imports nothing.
        with _import_path_without(repository, folders):
            spec = find_spec(package)
    except (ImportError, ValueError):
        spec = None
    places = [] if spec is None else [*(spec.submodule_search_locations or ()), *([spec.origin] if spec.origin else [])]
    if spec is None or package == "doclint" or package in sys.stdlib_module_names:
        raise ConfigurationError(f"{said}: cannot find the package {package}")
    for place in places:
        if _is_in(place, repository) and not any(_is_in(place, folder) for folder in folders):
            raise ConfigurationError(
                f"{said}: {package} is in the repository itself; to run its code, pass --plugin {package}"
            )


@contextmanager
def _import_path_without(repository: str, folders: list[str]) -> Iterator[None]:
    """An import path on which nothing of the repository lies, so that none of its files is taken for a library."""
    before = list(sys.path)
    sys.path[:] = [
        entry
        for entry in before
        if entry
        and (not _is_in(entry, repository) or any(_is_in(entry, folder) for folder in folders) or _is_of_doclint(entry))
    ]
    try:
        yield
    finally:
        sys.path[:] = before


def _is_of_doclint(entry: str) -> bool:
    """Whether doclint itself is imported from there, as in its own clone."""
    return _is_in(os.path.dirname(os.path.dirname(os.path.dirname(__file__))), entry)


def _is_in(path: str, folder: str) -> bool:
    real, outer = os.path.realpath(path), os.path.realpath(folder)
    return real == outer or real.startswith(outer.rstrip(os.sep) + os.sep)


def _imported(name: str, said: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except Exception as error:  # noqa: BLE001 - whatever its code does
        raise ConfigurationError(f"{said}: cannot import {name}: {type(error).__name__}: {error}") from None


def _register(module: ModuleType, said: str) -> None:
    found = list(_with_rules(module, said))
    if not found:
        raise ConfigurationError(f"{said}: {module.__name__} has no rules; a rule module has RULE and check")
    for each in found:
        add_other_rule(registered(each.RULE, each.__name__, said))


def _with_rules(module: Any, said: str) -> Iterator[Any]:
    """The modules of a plug-in that have a rule: itself, or those in it if it is a package."""
    if hasattr(module, "RULE"):
        yield module
    for info in pkgutil.iter_modules(getattr(module, "__path__", ())):
        inner: Any = _imported(f"{module.__name__}.{info.name}", said)
        if hasattr(inner, "RULE"):
            yield inner


def registered(rule: Rule, module: str, said: str) -> RegisteredRule:
    """What the registry knows of a rule from outside.

    Raises:
        ConfigurationError: it is not what a rule must be.
    """
    if not isinstance(rule, Rule):
        raise ConfigurationError(f"{said}: RULE of {module} is not a doclint.rule_api.Rule")
    if rule.scope is Scope.RUN or rule.is_of_schema:
        raise ConfigurationError(f"{said}: {rule.code}: this scope is reserved")
    return RegisteredRule(rule.code, rule.name, rule.severity, rule.scope, rule.is_on, rule.gives_way_to, module=module)
