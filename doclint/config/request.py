"""`RunRequest`: what one run was asked, besides what is configured and which pages there are."""

from __future__ import annotations

from doclint.system.data_classes import dataclass


@dataclass(frozen=True, slots=True)
class RunRequest:
    """How a run does its work. Nothing here changes what is found.

    Attributes:
        jobs: the most processes that read pages; None for as many as there are cores.
        may_write: whether pages may be written, so that it has to be known whether they have changed since.
        cache_folder: where results are remembered between runs; empty for the user's cache folder, None for nowhere.
        is_debugging: whether a rule that crashes takes the run with it, so that its traceback is seen.
    """

    jobs: int | None = None
    may_write: bool = False
    cache_folder: str | None = None
    is_debugging: bool = False


DEFAULT_REQUEST = RunRequest()
