"""What the shipped schemas ask of a page of Microsoft Learn."""

from __future__ import annotations

from typing import Any

import pytest

from doclint.schema import load_shipped_schema
from tests.schema.schemas import place

LOCALIZED: dict[str, Any] = {
    "title": "Le phare",
    "ms.author": "marisol",
    "ms.openlocfilehash": "7126b4de7f7d8861afdb22af2540d7126b4de7f7",
    "ms.sourcegitcommit": "1d98db8acb9959aba3b5e308a567ade6b62da56c",
    "ms.translationtype": "MT",
    "ms.contentlocale": "fr-FR",
    "ms.lasthandoff": "08/22/2019",
    "ms.locfileid": "36494453",
}

ARTICLE = {"title": "The beacon", "ms.date": "3/14/2020"}


def judged(name: str, values: dict[str, Any], changes: dict[str, Any]) -> list[tuple[str, str]]:
    problems = load_shipped_schema(name).problems({**values, **changes})
    return [(problem.kind, place(problem)) for problem in problems]


GOOD: list[dict[str, Any]] = [
    {},
    {"title": 1303},
    {"title": True},
    {"ms.openlocfilehash": "ab" * 32},
    {"ms.translationtype": "HT"},
    {"ms.translationtype": "Auto"},
    {"ms.contentlocale": "zh-Hant-TW"},
    {"ms.contentlocale": "fr-fr"},
    {"ms.assetid": "8CF6D70B-9a78-4f04-ac59-7ffcf0cd6c13"},
    {"ms.assetid": ""},
    {"ms.assetid": None},
    {"ms.date": "1/2/2019"},
    {"ms.date": "some day"},
    {"ms.search.region": "Global", "ms.dyn365.ops.version": 7, "ms.ContentId": "x", "ms.TocTitle": "x"},
    {"Module Name": "CimCmdlets", "online version": "x", "msdn": "x", "mystery": "x", "ROBOTS": "x"},
]


@pytest.mark.parametrize("changes", GOOD)
def test_good_localized_pages(changes: dict[str, Any]) -> None:
    assert judged("learn-localized", LOCALIZED, changes) == []


@pytest.mark.parametrize(
    ("changes", "kind", "where"),
    [
        ({"title": ""}, "missing-attribute", ""),
        ({"title": ["a"]}, "unexpected-type", "title"),
        ({"ms.openlocfilehash": "ab" * 19}, "format-invalid", "ms.openlocfilehash"),
        ({"ms.sourcegitcommit": None}, "missing-attribute", ""),
        ({"ms.sourcegitcommit": "main"}, "format-invalid", "ms.sourcegitcommit"),
        ({"ms.translationtype": "mt"}, "invalid-value", "ms.translationtype"),
        ({"ms.translationtype": ""}, "missing-attribute", ""),
        ({"ms.contentlocale": "French"}, "format-invalid", "ms.contentlocale"),
        ({"ms.lasthandoff": "8/22/2019"}, "date-format-invalid", "ms.lasthandoff"),
        ({"ms.lasthandoff": "22/08/2019"}, "date-format-invalid", "ms.lasthandoff"),
        ({"ms.lasthandoff": " "}, "missing-attribute", ""),
        ({"ms.locfileid": 36494453}, "unexpected-type", "ms.locfileid"),
        ({"ms.locfileid": "id-3"}, "format-invalid", "ms.locfileid"),
        ({"ms.assetid": "8cf6d70b"}, "format-invalid", "ms.assetid"),
        ({"ms.assetid": ["9001733", "4401"]}, "unexpected-type", "ms.assetid"),
        *(
            ({key: "x"}, "unknown-field", f"key@{key}")
            for key in ("ms.reviwer", "ms-custom", "ms,.custom", "ms. author", "MS.author", "ms_author", " ms.author")
        ),
    ],
)
def test_bad_localized_pages_have_one_finding(changes: dict[str, Any], kind: str, where: str) -> None:
    assert judged("learn-localized", LOCALIZED, changes) == [(kind, where)]


@pytest.mark.parametrize("key", ["title", *(key for key in LOCALIZED if key not in ("title", "ms.author"))])
def test_localized_pages_need_their_title_and_the_machine_keys(key: str) -> None:
    values = {name: value for name, value in LOCALIZED.items() if name != key}
    assert judged("learn-localized", values, {}) == [("missing-attribute", "")]


@pytest.mark.parametrize("changes", [{}, {"ms.date": "03/14/2020"}, {"ms.date": ""}, {"description": None, "x": 1}])
def test_good_articles(changes: dict[str, Any]) -> None:
    assert judged("learn-article", ARTICLE, changes) == []


@pytest.mark.parametrize(
    ("changes", "kind", "where"),
    [
        ({"title": None}, "missing-attribute", ""),
        ({"ms.date": "2020-03-14"}, "date-format-invalid", "ms.date"),
        ({"ms.date": "3/14/20"}, "date-format-invalid", "ms.date"),
        ({"description": ["a"]}, "unexpected-type", "description"),
        ({"ms.locfileid": "1"}, "attribute-reserved", "key@ms.locfileid"),
        ({"ms.reviwer": "x"}, "unknown-field", "key@ms.reviwer"),
    ],
)
def test_bad_articles(changes: dict[str, Any], kind: str, where: str) -> None:
    assert judged("learn-article", ARTICLE, changes) == [(kind, where)]
