"""What is wrong in Harbourlight's pages: every rule has at least one page to find."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tools.harbourlight.articles import Handoff, id_prefix, segment

Edit = Callable[[str], str]

USUAL_HANDOFF = "05/14/2024"

# Translations that were made from an older source page, by page.
OLD_HANDOFFS: Mapping[str, Handoff] = {
    "handbook/uk-UA/fog-horns/fog-signals": Handoff(
        "11/20/2023",
        {"author": "pelle", "ms.date": "10/30/2023", "ms.assetid": "0b9d7f62-58c1-4f0e-8a7d-2c64e19b0f35"},
    ),
    "handbook/uk-UA/fog-horns/sound-the-fog-horn": Handoff("11/20/2023", {"author": "pelle", "ms.date": "10/30/2023"}),
    "handbook/uk-UA/fog-horns/test-the-fog-horn": Handoff("11/20/2023", {"ms.date": "10/30/2023"}),
    "handbook/ar-SA/beacons/clean-the-lens": Handoff("02/13/2024", {"ms.date": "11/06/2023"}),
    "bulletins/uk-UA/new-lamp": Handoff("04/02/2024", {"author": "pelle", "ms.date": "03/18/2024"}),
    "bulletins/ar-SA/new-lamp": Handoff("04/02/2024", {"ms.date": "03/18/2024"}),
}

# Pages that nobody has translated.
UNTRANSLATED = ("handbook/ar-SA/keepers/storm-checklist",)

# Articles whose source page is gone.
RETIRED = ("keepers/wind-the-clock",)


@dataclass(frozen=True, slots=True)
class Defect:
    """What one rule finds on one page.

    Attributes:
        page: its path below examples/, without ending.
        edit: damages the page; None where the article itself, or the handoff, is what is wrong.
    """

    code: str
    page: str
    edit: Edit | None = None


def replace(old: str, new: str) -> Edit:
    """Put `new` in place of the one `old`."""

    def edit(text: str) -> str:
        if text.count(old) != 1:
            raise SystemExit(f"{old!r} stands {text.count(old)} times on the page")
        return text.replace(old, new)

    return edit


def key(name: str, value: str) -> Edit:
    """Give a key of the front matter another value."""
    return lambda text: _sub(rf"^{re.escape(name)}: .*$", f"{name}: {value}", text)


def pair(number: str, change: Callable[[str, str], str]) -> Edit:
    """Change a segment, given its target half and its source half."""

    def edit(text: str) -> str:
        match = _pair(number, text)
        return text[: match.start()] + change(match["target"], match["source"]) + text[match.end() :]

    return edit


def swap(first: str, second: str) -> Edit:
    """Exchange two segments."""

    def edit(text: str) -> str:
        one, other = _pair(first, text), _pair(second, text)
        between = text[one.end() : other.start()]
        return text[: one.start()] + other[0] + between + one[0] + text[other.end() :]

    return edit


def _pair(number: str, text: str) -> re.Match[str]:
    match = re.search(
        rf'(?P<target><span data-ttu-id="[0-9a-f]{{5}}-{number}">.*?</span>)'
        rf'(?P<source><span class="sxs-lookup"><span data-stu-id="[0-9a-f]{{5}}-{number}">.*?</span></span>)',
        text,
    )
    if match is None:
        raise SystemExit(f"no segment {number} on the page")
    return match


def _sub(pattern: str, new: str, text: str) -> str:
    text, count = re.subn(pattern, lambda _: new, text, flags=re.MULTILINE)
    if count != 1:
        raise SystemExit(f"{pattern!r} stands {count} times on the page")
    return text


def _translate_front_matter(text: str) -> str:
    block, body = text.removeprefix("---\n").split("---\n", 1)
    lines = [
        segment(id_prefix("spare-parts", "front matter"), str(number), line, line)
        for number, line in enumerate(block.splitlines(), 101)
    ]
    return "---\n" + "\n".join(lines) + f"\n---\n{body}"


_LOST_SAFELINK = "https://eur01.safelinks.protection.outlook.com/?data=05%7C02%7C%7C9e2a&sdata=Wm4%3D&reserved=0"
_PROOFPOINT = "https://urldefense.com/v3/__https://harbourlight.example/polaris-10__;!!Hb8!k2Lq$"
_MIMECAST = "https://protect-eu.mimecast.com/s/7GqLCk2Xzf4vNQ"
_DATA_SHEET = "https://harbourlight.example/polaris-10"

DEFECTS = (
    # Handoffs.
    Defect("HND001", "handbook/uk-UA/fog-horns/fog-signals"),
    Defect("HND001", "handbook/uk-UA/fog-horns/sound-the-fog-horn"),
    Defect("HND001", "handbook/uk-UA/fog-horns/test-the-fog-horn"),
    Defect("HND001", "handbook/ar-SA/beacons/clean-the-lens"),
    Defect("HND002", "bulletins/uk-UA/new-lamp"),
    Defect("HND002", "bulletins/ar-SA/new-lamp"),
    Defect("HND003", "bulletins/fr-FR/keepers-day"),
    Defect("HND004", "bulletins/nb-NO/winter-hours", key("ms.lasthandoff", "12/05/2024")),
    # One article, many locales.
    Defect("AUT001", "handbook/uk-UA/fog-horns/fog-signals"),
    Defect("AUT001", "handbook/uk-UA/fog-horns/sound-the-fog-horn"),
    Defect("AUT001", "bulletins/uk-UA/new-lamp"),
    Defect("AUT002", "handbook/zh-CN/keepers/keep-the-log", key("author", "chen")),
    Defect("AID001", "handbook/uk-UA/fog-horns/fog-signals"),
    Defect("AID002", "handbook/ar-SA/beacons/light-a-beacon"),
    Defect(
        "AID003",
        "handbook/nb-NO/lamps/choose-a-lamp",
        key("ms.assetid", "d2a7c9f4-6b13-4e58-b0c6-91f3e85d2a70"),
    ),
    Defect("LOC001", "handbook/fr-FR/keepers/hand-over-a-watch", key("ms.contentlocale", "fr-CA")),
    Defect("LOC002", "handbook/en-us/keepers/storm-checklist"),
    Defect("LOC003", "handbook/fr-FR/keepers/wind-the-clock"),
    Defect("LOC003", "handbook/nb-NO/keepers/wind-the-clock"),
    # Front matter.
    Defect("FM001", "handbook/nb-NO/beacons/trim-the-wick", replace("\n---\n#", "\n#")),
    Defect("FM002", "handbook/fr-FR/beacons/light-a-beacon", key("title", "Allumer une balise : pas à pas: le guide")),
    Defect("FM003", "handbook/ar-SA/beacons/clean-the-lens", replace("\nROBOTS", "\nms.topic: article\nROBOTS")),
    Defect("FM004", "handbook/zh-CN/lamps/spare-parts", _translate_front_matter),
    Defect("FM005", "handbook/uk-UA/keepers/storm-checklist", replace("ms.audience:", "ms.audiense:")),
    Defect("FM101", "handbook/nb-NO/keepers/keep-the-log", lambda text: _sub(r"^ms\.locfileid: .*\n", "", text)),
    Defect("FM105", "handbook/ar-SA/keepers/hand-over-a-watch", key("ms.translationtype", "Human")),
    Defect("FM107", "handbook/fr-FR/fog-horns/test-the-fog-horn", key("ms.locfileid", "36500021")),
    Defect("FM108", "handbook/zh-CN/fog-horns/test-the-fog-horn", key("ms.assetid", "(the GUID of the old page)")),
    Defect("FM109", "handbook/nb-NO/lamps/spare-parts", key("ms.lasthandoff", "2024-05-14")),
    Defect("FM117", "handbook/fr-FR/beacons/beacon-colors"),
    # Segments.
    Defect("TTU001", "handbook/uk-UA/beacons/beacon-colors", pair("105", lambda target, source: target)),
    Defect("TTU002", "handbook/zh-CN/beacons/beacon-colors", pair("107", lambda target, source: source)),
    Defect(
        "TTU003",
        "handbook/ar-SA/beacons/beacon-colors",
        pair("109", lambda target, source: target + source.replace('-109"', '-190"')),
    ),
    Defect(
        "TTU004",
        "handbook/fr-FR/beacons/beacon-colors",
        pair("103", lambda target, source: f"{target}{source} {target}{source}"),
    ),
    Defect("TTU005", "handbook/nb-NO/beacons/beacon-colors", swap("108", "109")),
    Defect(
        "TTU006",
        "bulletins/ar-SA/keepers-day",
        pair(
            "104",
            lambda target, source: (
                target.replace('">', "&quot;>") + source.replace('"sxs-lookup"', "&quot;sxs-lookup&quot;")
            ),
        ),
    ),
    Defect("TTU007", "bulletins/zh-CN/keepers-day", pair("104", lambda target, source: f"{target}</span>{source}")),
    Defect(
        "TTU008",
        "bulletins/uk-UA/keepers-day",
        pair("104", lambda target, source: re.sub(r'"[0-9a-f]{5}-104"', '"3fa90-104"', target + source)),
    ),
    Defect(
        "TTU009",
        "bulletins/nb-NO/keepers-day",
        pair("104", lambda target, source: re.sub(r">.*<", "><", target) + source),
    ),
    # The translation against its source.
    Defect(
        "SEG001",
        "bulletins/fr-FR/keepers-day",
        replace("Apportez votre journal et une bonne histoire.", "Bring your log and a good story."),
    ),
    Defect("SEG002", "handbook/zh-CN/keepers/keep-the-log", replace("[港务办公室](", "[](")),
    Defect("SEG003", "handbook/zh-CN/beacons/light-a-beacon", replace("[日志](", "[日志] (")),
    Defect(
        "SEG004",
        "handbook/fr-FR/keepers/hand-over-a-watch",
        replace("[pièces de rechange](../lamps/spare-parts.md)", "pièces de rechange"),
    ),
    Defect(
        "SEG005",
        "handbook/nb-NO/keepers/keep-the-log",
        replace(
            "[havnekontoret](https://harbourlight.example/office)", "[havnekontoret](https://harbourlight.example/havn)"
        ),
    ),
    Defect(
        "SEG006",
        "handbook/fr-FR/lamps/choose-a-lamp",
        replace("https://harbourlight.example/lamps présente", "https://harbourlight.example/lampsprésente"),
    ),
    Defect("SEG007", "handbook/fr-FR/lamps/fill-the-oil-tank", replace("affiche `FULL`", "affiche `PLEIN`")),
    Defect(
        "SEG008", "handbook/fr-FR/lamps/choose-a-lamp", replace("la **Polaris 20** pour", r"la \*\*Polaris 20\*\* pour")
    ),
    Defect(
        "SEG009", "handbook/fr-FR/lamps/fill-the-oil-tank", replace("**Station** > **Lampe** >", "**Station** >  >")
    ),
    Defect("SEG010", "handbook/nb-NO/keepers/report-a-failure", replace("med neste båt.", "med neste båt#A0.")),
    Defect(
        "SEG011",
        "handbook/zh-CN/beacons/clean-the-lens",
        pair("105", lambda target, source: target.replace("NOTE", "注意") + source),
    ),
    Defect("SEG012", "handbook/ar-SA/keepers/hand-over-a-watch", replace("[قطع الغيار](", "[ ، ](")),
    # Links.
    Defect("LNK001", "handbook/en-us/keepers/report-a-failure"),
    Defect("LNK001", "handbook/zh-CN/keepers/report-a-failure"),
    # Where the destination is lost, LNK001 has nothing to say, and so LNK002 speaks.
    Defect(
        "LNK002",
        "handbook/uk-UA/keepers/storm-checklist",
        pair(
            "106",
            lambda target, source: (
                target.replace("двома канатами", f"[двома канатами]({_LOST_SAFELINK})")
                + source.replace("two ropes", f"[two ropes]({_LOST_SAFELINK})")
            ),
        ),
    ),
    Defect("LNK004", "handbook/uk-UA/keepers/storm-checklist"),
    Defect("LNK003", "bulletins/fr-FR/new-lamp", replace(_DATA_SHEET, _PROOFPOINT)),
    Defect("LNK004", "bulletins/nb-NO/new-lamp", replace(_DATA_SHEET, _MIMECAST)),
)
