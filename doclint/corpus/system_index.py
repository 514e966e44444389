"""What shows a documentation system, and where its pages are. Made by `make docs` from presets/*.toml. Do not edit."""

# ruff: noqa: E501 - patterns are not broken

from __future__ import annotations

from typing import NamedTuple


class KnownSystem(NamedTuple):
    """The part of a preset that is needed to find it; the fields are those of its file."""

    name: str
    markers: tuple[str, ...]
    needs: tuple[str, ...]
    layout: tuple[str, ...]
    machine_keys: tuple[str, ...]
    templates: tuple[str, ...]
    comment: str | None


SYSTEMS = (
    KnownSystem(
        "astro",
        ("astro.config.*",),
        (),
        (
            "src/content/docs/{locale}/{article}",
            "src/content/{collection}/{locale}/{article}",
            "src/pages/{locale}/{article} = src/pages/{article}",
        ),
        (),
        (),
        None,
    ),
    KnownSystem(
        "co-op-translator",
        ("translations/*/.co-op-translator.json", "translations/*/README.md"),
        (),
        ("translations/{locale}/{article} = {article}",),
        (),
        (),
        "CO_OP_TRANSLATOR_METADATA",
    ),
    KnownSystem(
        "docusaurus",
        ("docusaurus.config.*",),
        (),
        (
            "i18n/{locale}/docusaurus-plugin-content-docs/current/{article} = docs/{article} | ../docs/{article}",
            "i18n/{locale}/docusaurus-plugin-content-docs/{version}/{article} = versioned_docs/{version}/{article}",
            "i18n/{locale}/docusaurus-plugin-content-docs-{id}/current/{article} = {id}/{article} | docs-{id}/{article}",
            "i18n/{locale}/docusaurus-plugin-content-docs-{id}/{version}/{article} = {id}_versioned_docs/{version}/{article}",
            "i18n/{locale}/docusaurus-plugin-content-blog/{article} = blog/{article} | ../blog/{article}",
            "i18n/{locale}/docusaurus-plugin-content-blog-{id}/{article} = {id}/{article} | blog-{id}/{article}",
            "i18n/{locale}/docusaurus-plugin-content-pages/{article} = src/pages/{article}",
        ),
        (),
        (),
        None,
    ),
    KnownSystem("fastapi", ("docs/en/mkdocs.yml",), (), ("docs/{locale}/docs/{article}",), (), (), None),
    KnownSystem("fork", (), (), (), (), (), None),
    KnownSystem(
        "hugo",
        (
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "config/_default/hugo.*",
            "config/_default/config.*",
            "config/_default/languages.*",
        ),
        ("content",),
        ("content/{locale}/{article}", "content/{article}.{locale}.md = content/{article}.md"),
        (),
        ("archetypes/**",),
        None,
    ),
    KnownSystem(
        "kubernetes", ("scripts/lsync.sh",), ("content",), ("content/{locale}/{article}",), (), ("archetypes/**",), None
    ),
    KnownSystem(
        "learn",
        (".openpublishing.publish.config.json", "docfx.json"),
        (),
        (),
        (
            "ms.contentlocale",
            "ms.lasthandoff",
            "ms.locfileid",
            "ms.openlocfilehash",
            "ms.sourcegitcommit",
            "ms.translationtype",
        ),
        (),
        None,
    ),
    KnownSystem("mdn", (), (), ("files/{locale}/{article}",), ("l10n",), (), None),
    KnownSystem(
        "mintlify",
        ("mint.json", ".mintignore", ".mintlify/*"),
        (),
        ("{locale}/{article} = {article}", "{locale}/{article}"),
        (),
        ("snippets/**",),
        None,
    ),
    KnownSystem(
        "mkdocs",
        ("mkdocs.yml", "mkdocs.yaml"),
        (),
        (
            "docs/{locale}/{article}",
            "docs/{locale}/{article} = docs/{article}",
            "docs/{article}.{locale}.md = docs/{article}.md",
        ),
        (),
        (),
        None,
    ),
    KnownSystem(
        "opentelemetry",
        (),
        (),
        ("content/{locale}/{article}",),
        ("default_lang_commit", "drifted_from_default"),
        ("archetypes/**",),
        None,
    ),
    KnownSystem(
        "starlight",
        ("astro.config.*",),
        ("src/content/docs",),
        ("src/content/docs/{locale}/{article} = src/content/docs/{article}",),
        (),
        (),
        None,
    ),
    KnownSystem(
        "vitepress",
        (".vitepress/config.*", ".vitepress/config/*"),
        (),
        ("{locale}/{article} = {article}", "{locale}/{article}"),
        (),
        (),
        None,
    ),
)
