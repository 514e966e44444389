"""
What it does
    Finds the source's own locale in a URL (`/en-us/`) of a site that would choose the reader's by itself. One finding
    for each URL of a segment, for both halves together; a target half that links to another locale than its source half
    has been localized, and is right.

Why it matters
    Readers of a translation land on a page in a language that is not theirs.

Fix safety
    Unsafe: the URL without its locale is what these sites recommend, but whether each page exists under it nobody can
    tell without a look.

Evidence
    A set of 14,580 pages, 2021: 92 in 17 articles. One of 4,642 pages, 2019: 112 in 41 articles, of them 70 in ro-RO,
    whose pages are oldest.
"""

from collections.abc import Iterator
from re import IGNORECASE, Match, compile

from doclint.data_classes import dataclass
from doclint.document import Document
from doclint.document.links import Link
from doclint.findings import Applicability, Problem, Proposal, Replacement, Severity, Span
from doclint.rules.lnk.segment_links import links_by_segment
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_URL = compile(r"https?://(?P<host>[^/?#]+)(?P<locale>/[a-z]{2,3}-[a-z0-9]{2,4})(?=[/?#]|\Z)", IGNORECASE)


@dataclass(frozen=True, slots=True)
class Options:
    """Attributes:
    hosts: sites that choose the reader's locale by themselves.
    languages: the languages whose locales in a URL are hard-coded ones.
    """

    hosts: tuple[str, ...] = (
        "docs.microsoft.com",
        "learn.microsoft.com",
        "support.microsoft.com",
        "support.office.com",
    )
    languages: tuple[str, ...] = ("en",)


RULE = Rule(
    code="LNK005",
    name="hard-coded-locale",
    severity=Severity.INFO,
    scope=Scope.PAGE,
    options=Options,
    examples=(
        Bad(
            "[Azure](⟦https://learn.microsoft.com/en-us/azure⟧)\n",
            fixed="[Azure](https://learn.microsoft.com/azure)\n",
            says="en-us",
        ),
        Bad(
            '<span data-ttu-id="4be1c-102">Voir [Azure](⟦https://learn.microsoft.com/en-us/azure⟧).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See [Azure](https://learn.microsoft.com/en-us/azure).</span></span>\n",
            fixed='<span data-ttu-id="4be1c-102">Voir [Azure](https://learn.microsoft.com/azure).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See [Azure](https://learn.microsoft.com/azure).</span></span>\n",
        ),
        Good("[Azure](https://learn.microsoft.com/azure), [lamps](https://harbourlight.example/en-us/lamps)\n"),
        Good(
            '<span data-ttu-id="4be1c-102">Voir [Azure](https://learn.microsoft.com/fr-fr/azure).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See [Azure](https://learn.microsoft.com/en-us/azure).</span></span>\n"
        ),
    ),
)


def check(page: Page, options: Options) -> Iterator[Problem]:
    document = page.document
    if not _may_have_locales(document, options):
        return
    for links, in_source in links_by_segment(document, lambda url: _hard_coded(url, options) is not None):
        by_url: dict[str, list[Link]] = {}
        for link in links:
            by_url.setdefault(link.url, []).append(link)
        for url, same in by_url.items():
            if same[0] in in_source:
                # Only the source half has it: the target half links to a locale of its own.
                continue
            match = _hard_coded(url, options)
            assert match is not None
            words = f"Link to {url[: match.start('locale')]}{url[match.end('locale') :]}."
            if any(link in in_source for link in same):
                words += (
                    " The source half has it too: mend the source page as well, or the next handoff brings it back."
                )
            yield Problem(
                f"The URL leads to the locale {match['locale'][1:]}, whatever the reader's is.",
                same[0].span,
                help=words,
                fix=_fix(document, same, match["locale"]),
                identity=url,
            )


def _may_have_locales(document: Document, options: Options) -> bool:
    hosts = document.hosts
    return not hosts.is_sure or any(
        locale and host.lower() in options.hosts and locale.lower().split("-")[0] in options.languages
        for host, locale in hosts.written
    )


def _hard_coded(url: str, options: Options) -> Match[str] | None:
    match = _URL.match(url)
    if match is None or match["host"].lower() not in options.hosts:
        return None
    return match if match["locale"][1:].lower().split("-")[0] in options.languages else None


def _fix(document: Document, links: list[Link], locale: str) -> Proposal | None:
    replacements = []
    for link in links:
        start = document.text.find(locale, link.span.start, link.span.end)
        if start < 0:
            return None
        replacements.append(Replacement(Span(start, start + len(locale)), ""))
    return Proposal("Take the locale out", tuple(replacements), Applicability.UNSAFE)
