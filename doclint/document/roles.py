"""`Roles`: which front-matter keys tell where a page comes from, who answers for it and how it was translated."""

from __future__ import annotations

from doclint.system.data_classes import dataclass

Keys = tuple[str, ...]
"""The keys, from the outermost, that lead to the value of a role."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The routes of the keys that rules ask for by their role; None where a system has no such key.

    Attributes:
        source_hash: hash of the source page that a translation was made from.
        source_commit: commit of the source repository that it was made from.
        handoff: date of its delivery.
        asset_id: the identity of the article.
        authors: who is responsible for it.
        content_locale: the locale it says it is in.
        translation_type: how it was translated: by a machine, by people.
    """

    source_hash: Keys | None
    source_commit: Keys | None
    handoff: Keys | None
    asset_id: Keys | None
    authors: tuple[Keys, ...]
    content_locale: Keys | None
    translation_type: Keys | None = None

    @property
    def handoff_place(self) -> Keys:
        """Where a page says from when it is: at its date, or else at the commit or hash it names."""
        return self.handoff or self.source_commit or self.source_hash or ()

    @property
    def places(self) -> tuple[Keys, ...]:
        """What rules about articles point at: the opening fence, and every key of a role that they compare."""
        keys = (self.source_hash, self.source_commit, self.handoff, self.asset_id, self.content_locale, *self.authors)
        return ((), *(key for key in keys if key is not None))
