"""Ids of headings. The expected ones are what the systems themselves made of these headings."""

from __future__ import annotations

import pytest

from doclint.document import Document
from doclint.document.blocks import blocks
from doclint.document.front_matter import read_front_matter
from doclint.document.slugs import SLUGS, explicit_ids, heading_ids, plain_text

# What github-slugger 2.0.0 and @mdit-vue/shared 3 print.
JAVASCRIPT = [
    ("Getting Started", "getting-started", "getting-started"),
    ("What's new?", "whats-new", "what-s-new"),
    ("C++ & Rust: a tale", "c--rust-a-tale", "c-rust-a-tale"),
    ("Configuración básica", "configuración-básica", "configuracion-basica"),
    ("日本語 の 見出し", "日本語-の-見出し", "日本語-の-見出し"),
    ("1. First step", "1-first-step", "_1-first-step"),
    ("`lamp.light()` call", "lamplight-call", "lamp-light-call"),
    ("Foo_Bar baz-Qux", "foo_bar-baz-qux", "foo-bar-baz-qux"),
    ("A -- B", "a----b", "a-b"),
    ("Emoji 🎉 party", "emoji--party", "emoji-🎉-party"),
    ("Überblick: «Was ist neu?»", "überblick-was-ist-neu", "uberblick-«was-ist-neu-»"),
    ("what/is/this.md", "whatisthismd", "what-is-this-md"),
    ("Что нового?", "что-нового", "что-нового"),
    ("Foo (bar) [baz]", "foo-bar-baz", "foo-bar-baz"),
    ("100% sure", "100-sure", "_100-sure"),
    ("İstanbul'da ışık", "i̇stanbulda-ışık", "istanbul-da-ısık"),
    ("আমাদের লক্ষ্য", "আমাদের-লক্ষ্য", "আমাদের-লক্ষ্য"),
    ("हिन्दी शीर्षक", "हिन्दी-शीर्षक", "हिन्दी-शीर्षक"),
    ("Q&A — FAQ", "qa--faq", "q-a-—-faq"),
    ("x²+y³ ≠ ½", "xy--", "x2-y3-1⁄2"),
]


@pytest.mark.parametrize(("heading", "github", "vitepress"), JAVASCRIPT)
def test_github_and_vitepress(heading: str, github: str, vitepress: str) -> None:
    assert SLUGS["github"](heading) == github
    assert SLUGS["vitepress"](heading) == vitepress


PYTHON = [
    ("Getting Started", "getting-started", "getting-started"),
    ("What's new?", "whats-new", "whats-new"),
    ("Configuración básica", "configuracion-basica", "configuración-básica"),
    ("Что нового?", "", "что-нового"),
    ("A -- B", "a-b", "a-b"),
    ("Foo_Bar (baz)", "foo_bar-baz", "foo_bar-baz"),
    ("1. First step", "1-first-step", "1-first-step"),
]


@pytest.mark.parametrize(("heading", "ascii_", "unicode"), PYTHON)
def test_mkdocs(heading: str, ascii_: str, unicode: str) -> None:
    assert SLUGS["mkdocs"](heading) == ascii_
    assert SLUGS["mkdocs-unicode"](heading) == unicode


def ids(text: str, system: str) -> list[str]:
    return [id_ for id_, _ in heading_ids(blocks(Document(text, read_front_matter(text))), system)]


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        ("github", ["lamp", "lamp-1", "x", "ж"]),
        ("hugo", ["lamp", "lamp-1", "x", "ж"]),
        ("mkdocs", ["lamp", "lamp_1", "x", "_1"]),
    ],
)
def test_equal_headings_are_counted(system: str, expected: list[str]) -> None:
    assert ids("# Lamp\n\n# Lamp\n\n## Wick {#x}\n\n## Ж\n", system) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("`a_b` *now* and __then__", "a_b now and then"),
        ("[Lamp](lamp.md) ![x](y.png)", "Lamp"),
        ("snake_case_name", "snake_case_name"),
        (r"a \* b &amp; c", "a * b & c"),
        ('Lamp <Badge text="new" />', "Lamp"),
    ],
)
def test_plain_text(heading: str, expected: str) -> None:
    assert plain_text(heading) == expected


def test_explicit_ids() -> None:
    text = (
        '<a name="lamp"></a>\n<div class="x" id=\'wick\'>\n[](){#oil}\n## Horn { #fog-horn .loud }\n<Lamp label="id" />'
    )
    assert explicit_ids(text) == {"lamp", "wick", "oil", "fog-horn"}
