"""One set of findings that every output format is tested with: each has something that a format may get wrong.

Ordinary ones, one over several lines, one explained by another, one from the source in two locales, one whose fix is
not safe, a suppressed one, and text from right to left, in wide characters, with emoji, combining marks, tabs; and one
in which everything that comes from a page or a file name tries to be something else than text.
"""

from __future__ import annotations

import datetime

from doclint.findings import (
    Applicability,
    Edit,
    Finding,
    Fix,
    Position,
    Related,
    Remedy,
    Severity,
    Summary,
)

HOSTILE = (
    "\x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\ \x1b]52;c;cm0=\x07 \x9b2J\x00\x7f\b\r"
    "\u202egnp.exe\u2066\u200f\u2028\ufeff [bold]markup[/bold] [/] :boom: <script>alert(1)</script> & \" ' ]]> --> ```\n"
    "::error file=a.md::injected\n##vso[task.complete]##[error]\n| a | b |\\ %0A\udc9b"
)
"""Terminal sequences, bidi controls, line ends, markup of rich, HTML, XML, Markdown, and commands of CI services."""

HOSTILE_PATH = "fr-FR/\x1b]0;title\x07[red]\n::error::a b\udcff.md"

PAGES = {
    "fr-FR/beacon.md": (
        "---\n"
        "title: Le phare\n"
        "author: marisol\n"
        "ms.assetid: beacon-7\n"
        "ms.lasthandoff: 08/22/2019\n"
        "---\n"
        "Voir [la lampe](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Flamps.example&amp;data=02).\n"
        "Des cafe\u0301s\tet\tdes phares\n"
        "<span>un\n"
        "deux\n"
        "trois</span> fin\n"
    ),
    "uk-UA/beacon.md": (
        "---\ntitle: Маяк\nauthor: tofte\nms.assetid: beacon-7\nms.lasthandoff: 02/12/2019\n---\nДивіться маяк.\n"
    ),
    "ar-SA/beacon.md": "---\ntitle: المنارة\nauthor: marisol\n---\nانظر إلى المنارة الآن\n",
    "zh-CN/beacon.md": "---\ntitle: 灯塔\nauthor: marisol\n---\n请看灯塔的灯，谢谢。\n",
    "ja-JP/beacon.md": "---\ntitle: 灯台\n---\n🚢 灯台 🗼 です\n",
    HOSTILE_PATH: f"---\ntitle: {HOSTILE.splitlines()[0]}\n---\n",
}


def line_of(path: str, number: int) -> str | None:
    """A line of one of `PAGES`."""
    if path not in PAGES:
        return None
    lines = PAGES[path].split("\n")
    return lines[number - 1] if number <= len(lines) else ""


def _positions(path: str, words: str) -> tuple[Position, Position]:
    """Where words stand first on a page."""
    text = PAGES[path]
    start = text.index(words)
    return _position(text, start), _position(text, start + len(words))


def _position(text: str, offset: int) -> Position:
    return Position(text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def _fix(path: str, words: str, message: str, text: str, applicability: Applicability = Applicability.SAFE) -> Fix:
    return Fix(applicability, message, (Edit(path, *_positions(path, words), text),))


def _finding(code: str, name: str, path: str, words: str, message: str) -> Finding:
    start, end = _positions(path, words)
    return Finding(
        code=code,
        name=name,
        severity=Severity.WARNING,
        message=message,
        help=None,
        path=path,
        locale=path.split("/")[0],
        article="beacon.md",
        start=start,
        end=end,
        fix=None,
        related=(),
        remedy=Remedy.EDIT,
        cause=None,
        fingerprint=f"{code.lower()}-{path.split('/')[0]}",
    )


_LINK = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Flamps.example&amp;data=02"

BEHIND = _finding(
    "HND002",
    "behind-siblings",
    "uk-UA/beacon.md",
    "02/12/2019",
    "Behind its siblings: handed off on 2019-02-12, made from another version of the source than fr-FR (2019-08-22).",
)._replace(
    help="The next handoff brings this page up to date; there is nothing to edit here.",
    related=(Related("fr-FR/beacon.md", Position(5, 17), "the newest sibling"),),
    remedy=Remedy.HANDOFF,
    since=datetime.date(2019, 2, 12),
)
"""It has no fix, and explains AUTHOR."""

AUTHOR = _finding(
    "AUT001", "author-mismatch", "uk-UA/beacon.md", "tofte", "author is tofte here but marisol in fr-FR."
)._replace(
    help="Nothing to edit here: the next handoff brings the author.",
    related=(Related("fr-FR/beacon.md", Position(3, 9), "author is marisol here"),),
    remedy=Remedy.HANDOFF,
    cause=BEHIND.fingerprint,
)

SAFELINK = _finding(
    "LNK001", "safelink", "fr-FR/beacon.md", _LINK, "A Safe Links URL stands in place of the destination."
)._replace(
    severity=Severity.ERROR,
    help="Link to https://lamps.example.",
    fix=_fix("fr-FR/beacon.md", _LINK, "Link to the destination", "https://lamps.example"),
)

COMBINING = _finding(
    "SEG010", "leaked-placeholder", "fr-FR/beacon.md", "phares", "A word that stands behind tabs."
)._replace(
    fix=_fix("fr-FR/beacon.md", "phares", "Remove it", "", Applicability.UNSAFE),
)

MULTILINE = _finding("TTU007", "unbalanced-span", "fr-FR/beacon.md", "<span>un\ndeux\ntrois</span>", "Three lines.")

ASSET_ID = _finding(
    "FM108", "format-invalid", "fr-FR/beacon.md", "beacon-7", "String 'beacon-7' is not a GUID."
)._replace(
    help="A GUID, or '' where there is none.",
    remedy=Remedy.SOURCE,
)

ASSET_ID_COPY = _finding(
    "FM108", "format-invalid", "uk-UA/beacon.md", "beacon-7", "String 'beacon-7' is not a GUID."
)._replace(
    help=ASSET_ID.help,
    remedy=Remedy.SOURCE,
    cause=ASSET_ID.fingerprint,
)

RIGHT_TO_LEFT = _finding("TTU005", "out-of-order", "ar-SA/beacon.md", "المنارة الآن", "The segment is out of order.")

CHINESE = _finding("LNK005", "hard-coded-locale", "zh-CN/beacon.md", "灯塔的灯", "灯塔 stands here.")._replace(
    severity=Severity.INFO
)

EMOJI = _finding("TTU004", "duplicate-id", "ja-JP/beacon.md", "🗼", "The tower 🗼 stands here already.")

SUPPRESSED = _finding("FM117", "unknown-field", "ja-JP/beacon.md", "title", "Nobody sees this one.")._replace(
    suppressed="inline"
)

HOSTILE_FINDING = _finding("FM105", "invalid-value", HOSTILE_PATH, "title", f"The value is {HOSTILE}")._replace(
    name=f"named by a schema {HOSTILE}",
    locale=HOSTILE,
    article=HOSTILE,
    help=HOSTILE,
    end=Position(2, 30),
    fix=_fix(HOSTILE_PATH, "title", HOSTILE, HOSTILE),
    related=(
        Related(HOSTILE_PATH, Position(2, 8), HOSTILE),
        Related(f"gone {HOSTILE}", Position(1, 1), HOSTILE),
    ),
    fingerprint="fm105-hostile",
)

FINDINGS = tuple(
    sorted(
        (
            BEHIND,
            AUTHOR,
            SAFELINK,
            COMBINING,
            MULTILINE,
            ASSET_ID,
            ASSET_ID_COPY,
            RIGHT_TO_LEFT,
            CHINESE,
            EMOJI,
            SUPPRESSED,
            HOSTILE_FINDING,
        ),
        key=lambda finding: finding.sort_key,
    )
)


def summary_of(findings: tuple[Finding, ...], files: int = 6, articles: int = 1, locales: int = 6) -> Summary:
    """A summary that counts these findings."""
    shown = [finding.severity for finding in findings if finding.suppressed is None]
    return Summary(
        files=files,
        articles=articles,
        locales=locales,
        errors=shown.count(Severity.ERROR),
        warnings=shown.count(Severity.WARNING),
        infos=shown.count(Severity.INFO),
        suppressed=len(findings) - len(shown),
    )


SUMMARY = summary_of(FINDINGS)

NOTHING = Summary(files=5, articles=1, locales=5, errors=0, warnings=0, infos=0, suppressed=0)
"""The summary of a clean run."""
