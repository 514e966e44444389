"""What whoever calls a terminal report chooses, and what a report may ask for."""

from __future__ import annotations

from collections.abc import Callable

from doclint.data_classes import dataclass

FEW = 20
"""Up to here a run shows every finding: what one page or one commit brings."""

LineOf = Callable[[str, int], str | None]
"""The text of a line without its line ending, by a finding's path and a number from 1; None where it cannot be read."""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a terminal report looks like.

    Attributes:
        width: in terminal cells; None for the terminal's own, and outside a terminal what COLUMNS says, or else 80.
        folds: whether what repeats is shown by a few of its kind.
        fix_command: what applies safe fixes, such as `doclint check --fix`; None where nothing does.
    """

    width: int | None = None
    folds: bool = True
    fix_command: str | None = None
