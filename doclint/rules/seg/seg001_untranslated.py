"""
What it does
    Finds segments whose halves are equal: at least four words, with a function word of English among them. Not where
    the same text is untranslated in half of the article's locales and at least three (product names, quoted messages),
    nor in articles whose source is not English, most of whose segments are equal in every locale.

Why it matters
    Readers of the translation meet a sentence in another language.

Evidence
    A set of 14,580 pages in five locales, 2021: 138, of them 106 in French. All were read: one is an error message that
    stands on its own ('5.7.750 Client blocked from sending …'), the others are true. One of 4,642 pages, 2019: 9, all
    true. Names of products (`Microsoft Defender for Office 365 for SharePoint, OneDrive and Teams`) and command lines
    were found as well until the rule asked for more than a name's function words.
"""

from collections import Counter
from collections.abc import Iterator

from doclint.corpus.articles import Article
from doclint.findings import Problem, Severity, Span
from doclint.rules.rule import Bad, Good, Rule, Scope

_SENTENCE = (
    '<span data-ttu-id="4be1c-102">{}</span><span class="sxs-lookup"><span data-stu-id="4be1c-102">'
    "Go to the lamp and press the button.</span></span>\n"
)
_TRANSLATED = (
    '<span data-ttu-id="4be1c-103">Il est tard.</span><span class="sxs-lookup"><span data-stu-id="4be1c-103">'
    "It is late.</span></span>\n"
)
_LEFT = _SENTENCE.format("Go to the lamp and press the button.") + _TRANSLATED

RULE = Rule(
    code="SEG001",
    name="untranslated",
    severity=Severity.WARNING,
    scope=Scope.ARTICLE,
    examples=(
        Bad(_SENTENCE.format("⟦Go to the lamp and press the button.⟧") + _TRANSLATED),
        Good(_SENTENCE.format("Allez à la lampe et appuyez sur le bouton.") + _TRANSLATED),
        Good(
            '<span data-ttu-id="4be1c-104">Harbourlight Beacons for Ships</span><span class="sxs-lookup">'
            '<span data-stu-id="4be1c-104">Harbourlight Beacons for Ships</span></span>\n' + _TRANSLATED
        ),
        Good(
            '<span data-ttu-id="4be1c-104">`the lamp is not in the list`</span><span class="sxs-lookup">'
            '<span data-stu-id="4be1c-104">`the lamp is not in the list`</span></span>\n' + _TRANSLATED
        ),
        Good({"fr-fr/a.md": _LEFT, "nb-no/a.md": _LEFT, "ro-ro/a.md": _LEFT, "uk-ua/a.md": _TRANSLATED}),
    ),
)


def check(article: Article) -> Iterator[Problem]:
    pages = [page for page in article.translations if page.equal_halves is not None]
    if not any(page.equal_halves.untranslated for page in pages if page.equal_halves):
        return
    if _is_of_another_language(article):
        return
    locales = Counter(
        digest
        for page in pages
        if page.equal_halves
        for digest in {segment.digest for segment in page.equal_halves.untranslated}
    )
    for page in pages:
        for segment in page.equal_halves.untranslated if page.equal_halves else ():
            count = locales[segment.digest]
            if count >= 3 and 2 * count >= len(article.translations):
                continue
            yield Problem(
                "The segment is not translated: both halves are equal.",
                Span(segment.start, segment.end),
                help="Translate the target half.",
                path=page.path,
            )


def _is_of_another_language(article: Article) -> bool:
    """Whether most segments are equal in every locale, of which there have to be several to tell."""
    shares = [page.equal_halves for page in article.translations]
    return len(shares) > 1 and all(share is not None and 2 * share.equal > share.segments for share in shares)
