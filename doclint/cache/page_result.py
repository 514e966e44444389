"""`PageResult`: what is kept of a page when its text is let go, and for how long that holds."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from doclint.document.directives import Directive
from doclint.document.facts import Facts
from doclint.findings import LocatedProblem


class Lasting(Enum):
    """For how long a result holds while its page and what is known about it stay the same."""

    ALWAYS = "always"
    TODAY = "today"
    NEVER = "never"


class PageResult(NamedTuple):
    """What is kept of a page when its text is let go. `facts` is None where it could not be read.

    It does not depend on which rules are selected and how severe they are until a run has chosen what counts of it.
    """

    path: str
    facts: Facts | None
    problems: tuple[LocatedProblem, ...]
    directives: tuple[Directive, ...] = ()
    digest: bytes = b""
    lasting: Lasting = Lasting.ALWAYS
