"""Recognizes the documentation system of a run's pages: by marker files, by what translations record, by folders."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence

from doclint.config.preset import with_stamp
from doclint.config.presets import load_preset
from doclint.config.settings import Settings
from doclint.corpus.discovery import Discovery
from doclint.corpus.layouts import Layout, find_layout
from doclint.corpus.library import Library
from doclint.corpus.locale_codes import fold_locale
from doclint.corpus.locale_sets import LocaleSet
from doclint.corpus.placement import Placement, place_with_siblings
from doclint.corpus.system_index import SYSTEMS
from doclint.corpus.systems import System, find_systems
from doclint.document.stamps import IN_WORDS
from doclint.findings import Note
from doclint.run.stamp_search import VerifiedStamp, find_stamp, verify
from doclint.system.data_classes import dataclass, replace
from doclint.system.globs import Globs
from doclint.system.paths import shown_path

_SAMPLE = 40
"""How many translations are looked at for what their system records, at most."""

_HEAD = 4_000
"""How many bytes of a page are looked at for that, from its beginning and from its end."""


@dataclass(frozen=True, slots=True)
class Recognized:
    """What a run goes by.

    Attributes:
        settings: those that were asked for, with what was found where nobody said it.
        systems: the documentation systems, the outermost first.
        why: a line for people for each thing that was found.
        discovery: the pages, without templates.
        is_certain: whether a system was recognized or named.
        has_own_stamp: whether translations record something that the preset does not name.
        verified: on how many pages the stamp is right, where somebody wants to know.
    """

    settings: Settings
    systems: tuple[System, ...]
    why: tuple[str, ...]
    discovery: Discovery
    is_certain: bool = True
    has_own_stamp: bool = False
    verified: VerifiedStamp | None = None


def systems_of(discovery: Discovery, settings: Settings) -> tuple[System, ...]:
    """The documentation systems of the pages: the one that was named, or those that have markers."""
    found = find_systems(discovery.markers, discovery.pages)
    if settings.finds_preset:
        return tuple(found)
    base = settings.locales.base or discovery.root
    same = [system for system in found if system.preset == settings.preset.name]
    named = System(settings.preset.name, base, settings.preset.layout, settings.preset.templates)
    if all(system.base != base for system in same):
        same.append(named)
    return (*same, *(system for system in found if system not in same))


def templates_of(systems: Sequence[System]) -> tuple[Globs, ...]:
    """The files of systems that are templates."""
    return tuple(Globs(system.base, system.templates) for system in systems if system.templates)


def without_templates(discovery: Discovery, systems: Sequence[System]) -> Discovery:
    """What was discovered, without the templates of the systems."""
    globs = templates_of(systems)
    pages = tuple(page for page in discovery.pages if not any(each.matches(page) for each in globs)) if globs else ()
    count = len(discovery.pages) - len(pages)
    if not globs or not count:
        return discovery
    templates = f"{count:,} templates" if count > 1 else "1 template"
    note = Note("templates", f"skipped {templates} of the documentation system")
    return replace(discovery, pages=pages, notes=(*discovery.notes, note))


def find_layout_of(discovery: Discovery, settings: Settings, systems: Sequence[System], library: Library) -> Layout:
    """Where the pages are.

    Raises:
        ConfigurationError: a layout or a root that the settings name cannot be.
    """
    return find_layout(
        discovery.pages,
        settings.locales,
        None if settings.finds_source_locale else settings.source_locale,
        library,
        systems=systems,
        is_partial=discovery.is_partial,
    )


def recognize(
    discovery: Discovery,
    settings: Settings,
    systems: Sequence[System],
    layout: Layout,
    placement: Placement,
    library: Library,
) -> Recognized:
    """The settings with the preset and the source locale that were found, where nobody named them."""
    why = []
    is_recorded = has_own_stamp = False
    if settings.finds_preset:
        name, reason, is_recorded = _preset(systems, placement, library)
        why.append(reason)
        settings = replace(settings, preset=settings.own_keys.instead_of_those_of(load_preset(name)))
    if _needs_stamp(settings, is_recorded=is_recorded):
        stamp = find_stamp(placement, library)
        if stamp is not None:
            why.append(f"stamp {stamp.place}: {stamp.form}")
            has_own_stamp = True
            preset = settings.preset
            settings = replace(settings, preset=replace(preset, stamp=stamp, roles=with_stamp(preset.roles, stamp)))
    if settings.finds_source_locale:
        sizes = Counter(placed.locale_set for placed in placement.places.values() if placed is not None)
        largest: LocaleSet | None = max(layout.sets, key=lambda each: sizes[each], default=None)
        source = largest.source_locale if largest is not None else settings.preset.source_locale
        settings = replace(settings, source_locale=source)
    is_certain = not settings.finds_preset or bool(systems) or is_recorded
    return Recognized(settings, tuple(systems), tuple(why), discovery, is_certain, has_own_stamp)


def _needs_stamp(settings: Settings, *, is_recorded: bool) -> bool:
    """Whether it is to be found out what translations record: nobody says so, and they have none of the known keys."""
    stamp = settings.preset.stamp
    if stamp is not None:
        return stamp.kind == "any"
    return not is_recorded and (settings.finds_preset or settings.preset.roles.source_hash is None)


def _preset(systems: Sequence[System], placement: Placement, library: Library) -> tuple[str, str, bool]:
    """The name of the preset, why it is this one, and whether translations record what only this one does."""
    recorded = _recorded(placement, library)
    if recorded:
        (name, key), count = recorded.most_common(1)[0]
        return name, f"preset {name}: {key} is in {count} of the checked translations", True
    sizes = Counter[str]()
    for page, placed in placement.places.items():
        if placed is not None:
            inside = [system for system in systems if page.startswith(os.path.join(system.base, ""))]
            if inside:
                sizes[inside[-1].preset] += 1
    for system in systems:
        if not sizes or system.preset == sizes.most_common(1)[0][0]:
            shown = shown_path(system.marker)
            return system.preset, f"preset {system.preset}: there is {shown}", False
    return "learn", "preset learn: no other system was recognized", False


def _recorded(placement: Placement, library: Library) -> Counter[tuple[str, str]]:
    """What translations record, by the preset and the key or comment that it has for that."""
    words = {
        word: known.name
        for known in SYSTEMS
        for word in (*known.machine_keys, *([known.comment] if known.comment else []))
    }
    translations = [
        page
        for page, placed in placement.places.items()
        if placed is None or fold_locale(placed.locale) != fold_locale(placed.locale_set.source_locale)
    ]
    expression = re.compile(
        "|".join(rf"^[ \"']*{re.escape(word)}[\"']?[ \t]*[:=]|<!--\s*{re.escape(word)}" for word in words), re.MULTILINE
    )
    found = Counter[tuple[str, str]]()
    for page in translations[:: max(1, len(translations) // _SAMPLE)][:_SAMPLE]:
        try:
            content = library.read(page)
        except OSError:
            continue
        text = (content[:_HEAD] + b"\n" + content[-_HEAD:]).decode(errors="replace")
        match = expression.search(text)
        if match is not None:
            word = re.sub(r"^[ \"'<!\-\s]*|[\"']?[ \t]*[:=]$", "", match[0])
            found[words[word], word] += 1
    return found


def recognize_alone(
    discovery: Discovery, settings: Settings, *, wants_verified: bool = False
) -> tuple[Recognized, Layout]:
    """What a run would go by, and where its pages are, without reading them all.

    Args:
        wants_verified: whether they are read all the same, to say on how many of them the stamp is right.

    Raises:
        ConfigurationError: a layout or a root that the settings name cannot be.
    """
    with Library(discovery.root) as library:
        systems = systems_of(discovery, settings)
        discovery = without_templates(discovery, systems)
        layout = find_layout_of(discovery, settings, systems, library)
        placement = place_with_siblings(discovery.pages, layout, library, settings.reach)
        found = recognize(discovery, settings, systems, layout, placement, library)
        stamp = found.settings.preset.stamp
        if wants_verified and stamp is not None and stamp.kind in IN_WORDS:
            verified = verify(stamp, placement, library)
            found = replace(found, verified=verified if verified.pages else None)
        return found, layout
