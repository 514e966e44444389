"""`FixRequest`: what a run is to do to the pages."""

from __future__ import annotations

from doclint.findings import Applicability
from doclint.system.data_classes import dataclass


@dataclass(frozen=True, slots=True)
class FixRequest:
    """What a run is to do to the pages.

    Attributes:
        makes_patch: whether somebody wants to know what fixes would change.
        show_fixes: whether the fixed findings are listed, page by page.
        reason: what each comment of `add_suppressions` says.
    """

    fix: bool = False
    unsafe_fixes: bool = False
    add_suppressions: bool = False
    makes_patch: bool = False
    show_fixes: bool = False
    reason: str = ""

    @property
    def applicable(self) -> frozenset[Applicability]:
        """The fixes that may be applied."""
        return frozenset(Applicability) if self.unsafe_fixes else frozenset([Applicability.SAFE])

    @property
    def may_write(self) -> bool:
        """Whether it has to be known if pages have changed since they were read."""
        return self.fix or self.makes_patch or self.add_suppressions
