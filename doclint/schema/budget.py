"""How much work schemas may make: so many steps for a page, and so many for all pages of a run.

Schemas and pages come from strangers, and what is small for each can be endless in sum: two references to the schema
below, 40 times, are a million million applications. So everything that a schema makes doclint do is counted here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Result = TypeVar("_Result")

PAGE_STEPS = 50_000
"""How many steps the schemas of a page may take: a second or two. A real page with ten findings takes 2,000."""

# Of pages that are over their own budget a run has many, if somebody means harm: some ten of them are judged.
_RUN_STEPS = 600_000
_RUN_STEPS_FOR_A_PAGE = 1_000


class OverBudgetError(Exception):
    """The schemas of a page make more work than is done for it."""


class Allowance:
    """The steps that are left for one page.

    Attributes:
        is_over: whether something was left undone.
    """

    __slots__ = ("_left", "is_over")

    def __init__(self, steps: int = PAGE_STEPS) -> None:
        self._left = steps
        self.is_over = False

    def run(self, work: Callable[[], _Result], otherwise: _Result) -> _Result:
        """What some work gives, or `otherwise` where it takes more steps than are left."""
        global _current  # noqa: PLW0603 - keywords are called by jsonschema, which hands nothing on
        before, _current = _current, self
        try:
            return work()
        except OverBudgetError:
            self.is_over = True
            return otherwise
        finally:
            _current = before

    def take(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            raise OverBudgetError


_current: Allowance | None = None
_run_left = _RUN_STEPS


def new_run() -> None:
    """Begin to count the steps of a run."""
    global _run_left  # noqa: PLW0603 - as above
    _run_left = _RUN_STEPS


def new_page() -> Allowance:
    """The steps for one more page; each adds a few to those of the run."""
    global _run_left  # noqa: PLW0603 - as above
    _run_left += _RUN_STEPS_FOR_A_PAGE
    return Allowance()


def spend(steps: int) -> None:
    """Count steps of the page that is judged now; raises `OverBudgetError` where it, or the run, has none left."""
    global _run_left  # noqa: PLW0603 - as above
    if _current is not None:
        _run_left -= steps
        if _run_left < 0:
            raise OverBudgetError
        _current.take(steps)


# Characters of a text that one step looks at.
_LETTERS_A_STEP = 64


def cost(*values: object) -> int:
    """How many steps it takes to go through some values once."""
    steps = 1
    for value in values:
        if isinstance(value, list | tuple | dict):
            steps += len(value)
        elif isinstance(value, str):
            steps += len(value) // _LETTERS_A_STEP
    return steps
