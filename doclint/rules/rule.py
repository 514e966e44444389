"""What every rule module is made of: a `RULE` that describes it, and a `check` that yields problems."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cached_property
from typing import Any

from doclint.data_classes import dataclass
from doclint.findings import Problem, Severity


class Scope(Enum):
    """What a rule looks at.

    A page rule gets a `doclint.rules.page.Page`, an article rule a `doclint.corpus.articles.Article`, a corpus rule a
    `doclint.corpus.articles.Corpus`. A run rule has no check: the engine itself reports it.
    """

    PAGE = "page"
    ARTICLE = "article"
    CORPUS = "corpus"
    RUN = "run"


Pages = str | Mapping[str, str]
"""One page's text, or paths and texts of several; a lone page's path is `fr-fr/page.md`."""

ExampleSchema = str | Mapping[str, Any]
"""The name of a schema that ships with doclint, or a schema in docfx's dialect."""


@dataclass(frozen=True, slots=True)
class Bad:
    """An example that the rule must find: exactly at the places between `⟦` and `⟧`, and nowhere else.

    Attributes:
        pages: the markers are not part of the text.
        fixed: the text after the rule's fix; None where it has none.
        today: the clock of the run.
        says: a part of the message, where it is worth promising.
        options: options of the rule that differ from their defaults.
        schema: what the configuration gives to every page: the name of a schema that ships with doclint, or a schema
            in docfx's dialect.
        history: earlier states of all pages, oldest first, as git has them: committed on 1 January 2024 and the days
            after. The names of these commits are always the same.
    """

    pages: Pages
    fixed: str | None = None
    today: str = "2024-06-01"
    says: str = ""
    options: Mapping[str, Any] | None = None
    schema: ExampleSchema | None = None
    history: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Good:
    """An example on which the rule must be silent."""

    pages: Pages
    today: str = "2024-06-01"
    options: Mapping[str, Any] | None = None
    schema: ExampleSchema | None = None
    history: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said once about a rule.

    Attributes:
        code: family and number, such as `AUT001`.
        name: what it finds, such as `author-mismatch`.
        severity: the default, which configuration can change.
        options: a frozen dataclass with defaults, for a rule that has options; `check` then gets one as its second
            argument. Its field `max_age_days` is `max-age-days` in the configuration.
        is_on: whether it runs unless selected by name.
        gives_way_to: codes whose findings at the same place say it already and mend it.
        is_of_schema: whether it tells what the schemas of a page find, and has nothing to do where they find nothing.
    """

    code: str
    name: str
    severity: Severity
    scope: Scope
    examples: tuple[Bad | Good, ...] = ()
    options: type[Any] | None = None
    is_on: bool = True
    gives_way_to: tuple[str, ...] = ()
    is_of_schema: bool = False


@dataclass(frozen=True)
class RegisteredRule:
    """What is known of a rule while its module is not imported, which is for who runs it or asks for more."""

    code: str
    name: str
    severity: Severity
    scope: Scope
    is_on: bool = True
    gives_way_to: tuple[str, ...] = ()
    is_of_schema: bool = False

    @property
    def family(self) -> str:
        return self.code.rstrip("0123456789")

    @property
    def module_name(self) -> str:
        return f"doclint.rules.{self.family.lower()}.{self.code.lower()}_{self.name.replace('-', '_')}"

    @cached_property
    def _module(self) -> Any:
        return importlib.import_module(self.module_name)

    @property
    def rule(self) -> Rule:
        """What its module says of it, examples and options included."""
        rule: Rule = self._module.RULE
        return rule

    @property
    def manual(self) -> str:
        return self._module.__doc__ or ""

    @property
    def default_options(self) -> Any:
        """An instance of the rule's options, None where it has none."""
        return self.rule.options() if self.rule.options is not None else None

    def problems(self, subject: Any, options: Any = None) -> Iterable[Problem]:
        """What the rule finds in a page, an article or the corpus."""
        return self.bind(options)(subject)

    def bind(self, options: Any = None) -> Callable[[Any], Iterable[Problem]]:
        """The check with these options, or else the defaults: what finds problems in a page, an article or the corpus."""
        if self.scope is Scope.RUN:
            return _find_nothing
        check: Callable[..., Iterable[Problem]] = self._module.check
        if self.rule.options is None:
            return check
        chosen = options or self.default_options
        return lambda subject: check(subject, chosen)


def _find_nothing(subject: Any) -> Iterable[Problem]:
    return ()
