"""`Escalation`: a rule whose severity changes on a day, so that a team can tell its writers before it stops them.

AUT001 = { severity = "warning", from = "2027-01-29", then = "error" }
"""

from __future__ import annotations

import datetime

from doclint.data_classes import dataclass
from doclint.findings import Severity

_WITH_ARTICLE = {Severity.ERROR: "an error", Severity.WARNING: "a warning", Severity.INFO: "an info"}


@dataclass(frozen=True, slots=True)
class Escalation:
    """What a rule's findings become from a day on, that day included."""

    day: datetime.date
    then: Severity

    def is_in_force(self, today: datetime.date) -> bool:
        return today >= self.day

    def severity(self, before: Severity, today: datetime.date) -> Severity:
        """The severity of a finding that has the severity `before` until the day."""
        return self.then if self.is_in_force(today) else before

    def announce(self, message: str, before: Severity, today: datetime.date) -> str:
        """The message of a finding with what it becomes, while that is still to come."""
        if self.is_in_force(today) or self.then is before:
            return message
        return f"{message.removesuffix('.')} (becomes {_WITH_ARTICLE[self.then]} on {self.day.isoformat()})."
