"""
What it does
    Finds the source locale (`/en-us/`) in URLs of sites that choose the reader's locale automatically, and in links from
    the root of the site (`/en-us/lamps`). Each URL of a segment gets one finding for both halves. If a target half links
    to another locale than its source half, the link was localized and is not reported; neither are comments.

Why it matters
    Readers of a translation get a page in another language.

Fix safety
    Unsafe: these sites recommend URLs without a locale, but doclint does not check whether such a page exists. The fix
    also removes parameters that repeat the locale (`?ui=en-us&rs=en-us&ad=us`).

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | staggered-2019 (4,642 pages) | 112 in 41 articles, of them 70 in ro-RO, whose pages are the oldest | 112 | 112 |
    | snapshot-2021 (14,580 pages) | 102 in 19 articles | 102 | 102 |
    | products-2021 (2,600 pages) | 2 in 2 articles | 2 | 2 |
    | otel | 41 in 12 articles | 41 | 41 |
    | vitepress | 4 in 1 article | 4 | 4 |
    | fastapi, starlight, yew | 0 | | |
"""

from collections.abc import Iterator
from re import IGNORECASE, Match, compile

from doclint.document import Document
from doclint.document.links import Link, LinkForm
from doclint.findings import Applicability, Problem, Proposal, Remedy, Replacement, Severity, Span
from doclint.rules.lnk.segment_links import links_by_segment
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.system.data_classes import dataclass

_LOCALE = r"(?P<locale>/[a-z]{2,3}-[a-z0-9]{2,4})(?=[/?#]|\Z)"
_URL = compile(rf"(?:(?:https?:)?//(?P<host>[^/?#]+))?{_LOCALE}", IGNORECASE)

# Where links begin that name no scheme.
_RELATIVE = compile(r"""[(<"'\s](?://[^\s/()<>"']*)?/([a-z]{2,3})-[a-z0-9]{2,4}(?![\w-])""", IGNORECASE)

_FILE = compile(r"\.(?:png|jpe?g|gif|svg|webp|mp4|pdf|zip)\Z", IGNORECASE)

# As a page has it: `&amp;` for `&`.
_NEXT_PARAMETER = compile(r"&(?:amp;)?")


@dataclass(frozen=True, slots=True)
class Options:
    """Attributes:
    hosts: sites that choose the reader's locale automatically.
    languages: languages whose locales count as hard-coded in a URL.
    """

    hosts: tuple[str, ...] = (
        "docs.microsoft.com",
        "learn.microsoft.com",
        "support.microsoft.com",
        "support.office.com",
        "msdn.microsoft.com",
        "technet.microsoft.com",
        "azure.microsoft.com",
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
        Bad("[Lamps](⟦/en-US/docs/lamps⟧)\n", fixed="[Lamps](/docs/lamps)\n"),
        Bad("[Azure](⟦//docs.microsoft.com/en-us/azure⟧)\n", fixed="[Azure](//docs.microsoft.com/azure)\n"),
        Bad(
            "[Wicks](⟦https://support.office.com/en-us/article/wicks-4be1c?ui=en-us&amp;rs=en-us&amp;ad=us⟧)\n",
            fixed="[Wicks](https://support.office.com/article/wicks-4be1c)\n",
        ),
        Bad(
            "[Lamps](⟦https://harbourlight.example/en-us/lamps⟧)\n",
            fixed="[Lamps](https://harbourlight.example/lamps)\n",
            options={"hosts": ["harbourlight.example"]},
        ),
        Good("[Azure](https://learn.microsoft.com/azure), [lamps](https://harbourlight.example/en-us/lamps)\n"),
        Good("<!-- https://learn.microsoft.com/en-us/azure -->\n"),
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

    def is_wanted(link: Link) -> bool:
        if link.is_comment or link.form in (LinkForm.RAW, LinkForm.INERT):
            return False
        return _hard_coded(link.url, options) is not None

    for links, in_source in links_by_segment(document, is_wanted):
        by_url: dict[str, list[Link]] = {}
        for link in links:
            by_url.setdefault(link.url, []).append(link)
        for url, same in by_url.items():
            if same[0] in in_source:
                # Only the source half has it: the target half links to a locale of its own.
                continue
            match = _hard_coded(url, options)
            assert match is not None
            locale = match["locale"]
            is_from_source = any(link in in_source for link in same)
            yield Problem(
                f"URL hard-codes the locale `{locale[1:]}`.",
                same[0].span,
                help="Fix the source page: the URL comes from there."
                if is_from_source
                else "Remove the locale from the URL.",
                fix=_fix(document, same, locale),
                remedy=Remedy.SOURCE if is_from_source else Remedy.EDIT,
                identity=url,
                # Pages without segments are compared with their siblings.
                origin=url if is_from_source or not document.segments else None,
            )


def _may_have_locales(document: Document, options: Options) -> bool:
    hosts = document.hosts
    if not hosts.is_sure or any(
        locale and _site(host) in options.hosts and locale.lower().split("-")[0] in options.languages
        for host, locale in hosts.written
    ):
        return True
    if not any(
        f"/{language}-" in document.text or f"/{language.upper()}-" in document.text for language in options.languages
    ):
        return False
    found = _RELATIVE.finditer(document.text, document.front_matter.body)
    return any(match[1].lower() in options.languages for match in found)


def _site(authority: str) -> str:
    """A host without its port."""
    return authority.partition(":")[0].lower()


def _hard_coded(url: str, options: Options) -> Match[str] | None:
    match = _URL.match(url)
    if match is None or match["locale"][1:].lower().split("-")[0] not in options.languages:
        return None
    if match["host"] is None:
        # A picture of the source's folder need not be anywhere else.
        return None if _FILE.search(url) else match
    return match if _site(match["host"]) in options.hosts else None


def _fix(document: Document, links: list[Link], locale: str) -> Proposal | None:
    replacements = []
    for link in links:
        written = document.text[link.span.start : link.span.end]
        start = written.find(locale)
        if start < 0:
            return None
        end = start + len(locale)
        behind = _without_repeated(written[end:], locale[1:])
        if not start and not behind.startswith("/"):
            behind = f"/{behind}"
        replacements.append(Replacement(Span(link.span.start + start, link.span.end), behind))
    return Proposal("Remove the locale", tuple(replacements), Applicability.UNSAFE)


def _without_repeated(behind: str, locale: str) -> str:
    """The rest of a URL as it is written without the parameters that name the locale again, or one of its language."""
    head, question, query = behind.partition("?")
    if not question:
        return behind
    query, hash_, fragment = query.partition("#")
    separators = [match[0] for match in _NEXT_PARAMETER.finditer(query)]
    kept = ""
    for parameter, separator in zip(_NEXT_PARAMETER.split(query), ["", *separators], strict=True):
        if not _repeats(parameter, locale.lower().partition("-")[0]):
            kept += (separator if kept else "") + parameter
    return head + (question + kept if kept else "") + hash_ + fragment


def _repeats(parameter: str, language: str) -> bool:
    """Whether it is one of the three that the help of Office has: `ui=en-us&rs=en-us&ad=us`."""
    name, _, value = parameter.lower().partition("=")
    return (name in ("ui", "rs") and value.partition("-")[0] == language) or (name == "ad" and len(value) == 2)
