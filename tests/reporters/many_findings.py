"""Findings as a whole repository brings them: hundreds behind, some explained, some for an editor, some of the source."""

from __future__ import annotations

import datetime

from doclint.findings import Finding, Position, Related, Severity
from tests.reporters.shared_findings import ASSET_ID, AUTHOR, BEHIND, SAFELINK, summary_of

_LINK = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Flamps.example&amp;data=02"

LINES = {
    3: "author: tofte",
    4: "ms.assetid: beacon-7",
    5: "ms.lasthandoff: 02/12/2019",
    7: f"See [the lamp]({_LINK}).",
    8: f"And [the horn]({_LINK}).",
}


def line_of(path: str, number: int) -> str | None:
    """A line of any page: all are alike."""
    return LINES.get(number, "")


def on_page(finding: Finding, locale: str, article: int) -> Finding:
    """A finding as it stands on the page of an article in a locale."""
    path = f"{locale}/guide/a{article:03}.md"
    return finding._replace(
        path=path,
        locale=locale,
        article=f"guide/a{article:03}.md",
        fingerprint=f"{finding.code} {path}",
        related=tuple(related._replace(path=f"fr-FR/guide/a{article:03}.md") for related in finding.related),
    )


_OLD = BEHIND._replace(
    code="HND003",
    name="old-handoff",
    severity=Severity.INFO,
    related=(),
    help="Ask for a new handoff if the source has changed since.",
)

_SHARED = ASSET_ID._replace(
    code="AID002",
    name="shared-assetid",
    message="The same id.",
    help="Give the article that was copied an id of its own, in the source page.",
)


def behind(locale: str, article: int, date: str) -> Finding:
    """A page behind its siblings since a day."""
    message = BEHIND.message.replace("2019-02-12", date)
    return on_page(BEHIND, locale, article)._replace(message=message, since=datetime.date.fromisoformat(date))


def author(locale: str, article: int) -> Finding:
    """An author mismatch that the page's being behind explains."""
    return on_page(AUTHOR, locale, article)._replace(cause=f"HND002 {locale}/guide/a{article:03}.md")


def old(locale: str, article: int, date: str) -> Finding:
    """A page handed off long ago."""
    message = f"Handed off on {date}, 500 days ago (more than 365)."
    return on_page(_OLD, locale, article)._replace(message=message, since=datetime.date.fromisoformat(date))


def asset_id(locale: str, article: int, first: str) -> Finding:
    """A defect of the source that the page of the locale `first` shows first."""
    cause = None if locale == first else f"FM108 {first}/guide/a{article:03}.md"
    return on_page(ASSET_ID, locale, article)._replace(cause=cause)


def shared_asset_id(article: int) -> Finding:
    """A defect of the source that is found once for all locales, with many related places."""
    others = tuple(
        Related(f"{locale}/guide/a{article + 1:03}.md", Position(4, 13), "the same id")
        for locale in ("fr-FR", "nb-NO", "ro-RO", "uk-UA")
    )
    return on_page(_SHARED, "fr-FR", article)._replace(related=others)


def safelink(locale: str, article: int, line: int = 7) -> Finding:
    """A wrapped link, with a fix."""
    finding = on_page(SAFELINK, locale, article)
    return finding._replace(
        start=Position(line, 16),
        end=Position(line, 16 + len(_LINK)),
        fingerprint=f"{finding.fingerprint} {line}",
    )


MANY = tuple(
    sorted(
        [
            *(behind("ro-RO", article, f"2019-0{1 + article % 5}-10") for article in range(120)),
            *(author("ro-RO", article) for article in range(48)),
            *(behind("uk-UA", article, "2019-03-01") for article in range(30)),
            *(author("uk-UA", article) for article in range(2)),
            *(old(locale, article, "2019-01-02") for locale in ("fr-FR", "ro-RO", "uk-UA") for article in range(500)),
            *(safelink(locale, article) for locale in ("fr-FR", "nb-NO") for article in range(10)),
            *(safelink("fr-FR", article, line=8) for article in range(5)),
            *(asset_id(locale, 7, "fr-FR") for locale in ("fr-FR", "nb-NO", "ro-RO", "uk-UA")),
            *(shared_asset_id(article) for article in range(40, 50, 2)),
        ],
        key=lambda finding: finding.sort_key,
    )
)

SUMMARY = summary_of(MANY, files=2000, articles=500, locales=4)
