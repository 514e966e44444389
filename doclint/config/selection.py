"""Which rules run: those that are on by default, changed by codes, names and prefixes of codes, layer by layer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from doclint.config.settings import ALWAYS_ON
from doclint.config.values import JsonSchema, Text
from doclint.data_classes import dataclass
from doclint.nearest_names import did_you_mean
from doclint.rules.registry import all_rules, select_codes


@dataclass(frozen=True, slots=True)
class Choice:
    """One selector of a layer, and whether it lets rules run.

    Attributes:
        selector: a code, a name, or a prefix of codes.
        key: what it stands under, such as `extend-select`.
    """

    selector: str
    key: str
    is_wanted: bool

    @property
    def codes(self) -> frozenset[str]:
        return select_codes(self.selector)

    @property
    def exactness(self) -> int:
        """Longer prefixes are more exact; of one rule a name is as exact as its code, and ALL is the least exact."""
        if self.selector.upper() == "ALL":
            return 0
        return len(self.selector) if len(self.codes) > 1 else len(next(iter(self.codes), ""))


@dataclass(frozen=True, slots=True)
class Choices:
    """What a layer says of which rules run; `starts_anew` where it has a `select`."""

    choices: tuple[Choice, ...]
    starts_anew: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a rule runs, and who said so.

    Attributes:
        layer: the index of the layer; None where it is the rule's own default.
        choice: None where the rule is just not among what the layer selects.
    """

    is_on: bool
    layer: int | None = None
    choice: Choice | None = None


def decide(layers: Iterable[Choices]) -> dict[str, Decision]:
    """Which rules run, by code.

    Within a layer the more exact selector wins, whatever list it stands in, so that `select = ["TTU"]` with `ignore =
    ["TTU004"]`, and `ignore = ["FM"]` with `extend-select = ["FM003"]`, mean what they say. A later layer wins over an
    earlier one; where it selects anew, what the earlier one ignores still holds if it is more exact.
    """
    decisions = {code: Decision(registered.is_on) for code, registered in all_rules().items()}
    ignored: list[tuple[int, Choice]] = []
    for layer, said in enumerate(layers):
        changes = [(layer, choice) for choice in said.choices]
        now_ignored = [change for change in changes if not change[1].is_wanted]
        if said.starts_anew:
            decisions = dict.fromkeys(decisions, Decision(False, layer))
            changes += ignored
        for index, choice in sorted(changes, key=_weight):
            for code in choice.codes:
                decisions[code] = Decision(choice.is_wanted, index, choice)
        ignored += now_ignored
    return decisions


def fixable_codes(fixable: Iterable[str] | None, unfixable: Iterable[str] | None) -> frozenset[str] | None:
    """The codes of the rules whose fixes may be applied, None for all. Here too the more exact selector wins.

    Args:
        fixable: selectors of the only ones that may, None for all.
        unfixable: selectors of those that may not.
    """
    if fixable is None and unfixable is None:
        return None
    wanted = set(all_rules()) if fixable is None else set()
    choices = [Choice(selector, "fixable", True) for selector in fixable or ()]
    choices += [Choice(selector, "unfixable", False) for selector in unfixable or ()]
    for choice in sorted(choices, key=lambda choice: _weight((0, choice))):
        (wanted.update if choice.is_wanted else wanted.difference_update)(choice.codes)
    return frozenset(wanted)


def _weight(change: tuple[int, Choice]) -> tuple[int, int, bool]:
    layer, choice = change
    return (choice.exactness, layer, not choice.is_wanted)


def selector_problem(selector: str) -> str | None:
    """Why a selector means no rule, None if it means one."""
    if select_codes(selector):
        return None
    return f"no rule is called {selector!r}{did_you_mean(selector, selectors(), '; doclint rule --all lists them')}"


def ignored_selector_problem(selector: str) -> str | None:
    """The same for what is not to run: what could not be checked is always told."""
    if all(code.startswith(ALWAYS_ON) for code in select_codes(selector) or {""}):
        return f"{selector} cannot be ignored: it tells what could not be checked; exclude such pages instead"
    return selector_problem(selector)


def selectors() -> list[str]:
    """Every selector in the way it is mostly written: codes, names, families, other prefixes of codes, ALL."""
    codes = list(all_rules())
    names = [registered.name for registered in all_rules().values()]
    prefixes = {code[:length] for code in codes for length in range(1, len(code))}
    families = {registered.family for registered in all_rules().values()}
    return [*codes, *names, *sorted(families), *sorted(prefixes - families), "ALL"]


def definitions() -> JsonSchema:
    """What the JSON Schema of the configuration calls a selector."""
    ignorable = [selector for selector in selectors() if ignored_selector_problem(selector) is None]
    return {"selector": {"enum": selectors()}, "ignored-selector": {"enum": ignorable}}


Selector = Annotated[str, Text(selector_problem, {"$ref": "#/definitions/selector"})]
IgnoredSelector = Annotated[str, Text(ignored_selector_problem, {"$ref": "#/definitions/ignored-selector"})]
