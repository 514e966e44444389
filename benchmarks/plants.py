"""Known defects, one of each rule about bodies, planted into clean pages.

A planter takes a clean page and chance, and gives a `Plant`, or None where the page cannot take its defect. Where few
pages have what it takes, it first puts it into both halves of a pair: the clean page is then the one with that in it.
"""

from __future__ import annotations

import base64
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote

from doclint.document import Document, read_document
from doclint.document.pairs import Pair
from doclint.document.untranslated import is_english_sentence


@dataclass(frozen=True, slots=True)
class Plant:
    """A page before and after, and where the finding must be.

    Attributes:
        line: of the finding, from 1, on the damaged page.
        ignore: codes of rules that would say it in place of this one, and are off.
    """

    clean: str
    damaged: str
    line: int
    ignore: tuple[str, ...] = ()


Planter = Callable[[Document, random.Random], Plant | None]


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in place of what stands between two offsets of the page."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Sequence[Edit]) -> str:
    """A text after some edits, which must not overlap."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _plant(document: Document, edits: Sequence[Edit], at: int | None = None) -> Plant:
    """A defect made by edits, to be found where the first one is, or at an offset of the damaged page."""
    damaged = apply(document.text, edits)
    offset = min(edit.start for edit in edits) if at is None else at
    return Plant(document.text, damaged, damaged.count("\n", 0, offset) + 1)


def _choose(document: Document, chance: random.Random, fits: Callable[[Pair], object]) -> Pair | None:
    """A pair that fits, not one whose link would be another defect in a copy."""
    pairs = [pair for pair in document.pairs if pair.source_extent is None and fits(pair)]
    return chance.choice(pairs) if pairs else None


def _replace(pair: Pair, start: int, end: int, text: str, *, in_source: bool = False) -> Edit:
    """An edit of a half, by offsets in it."""
    begin = pair.source_start if in_source else pair.target_start
    return Edit(begin + start, begin + end, text)


def _grow(document: Document, pair: Pair, target: str, source: str) -> tuple[Document, Pair]:
    """The page with something put before both halves of a pair, and the pair on it."""
    edits = [Edit(pair.target_start, pair.target_start, target), Edit(pair.source_start, pair.source_start, source)]
    grown = read_document(apply(document.text, edits).encode())
    return grown, next(other for other in grown.pairs if other.start == pair.start)


def _is_plain(pair: Pair) -> bool:
    return bool(pair.target.strip()) and bool(pair.source.strip()) and "`" not in pair.target + pair.source


# --- TTU


def missing_source(document: Document, chance: random.Random) -> Plant | None:
    pair = _choose(document, chance, _is_plain)
    if pair is None:
        return None
    return _plant(document, [Edit(document.text.index("</span>", pair.target_start) + 7, pair.end, "")], pair.start)


def missing_target(document: Document, chance: random.Random) -> Plant | None:
    pair = _choose(document, chance, _is_plain)
    if pair is None:
        return None
    return _plant(document, [Edit(pair.start, document.text.index("</span>", pair.target_start) + 7, "")])


def id_mismatch(document: Document, chance: random.Random) -> Plant | None:
    pair = _choose(document, chance, lambda pair: pair.id[-1:].isdigit())
    if pair is None:
        return None
    half = chance.choice([pair.target_start, pair.source_start])
    place = document.text.rindex(pair.id, 0, half) + len(pair.id) - 1
    digit = chance.choice([digit for digit in "0123456789" if digit != document.text[place]])
    return _plant(document, [Edit(place, place + 1, digit)], pair.start)


def duplicate_id(document: Document, chance: random.Random) -> Plant | None:
    pair = _choose(document, chance, lambda pair: "http" not in pair.target and pair.target != pair.source)
    if pair is None:
        return None
    return _plant(document, [Edit(pair.end, pair.end, document.text[pair.start : pair.end])])


def out_of_order(document: Document, chance: random.Random) -> Plant | None:
    plain = [pair for pair in document.pairs if "-p" not in pair.id and pair.source_extent is None]
    couples = [
        (first, second)
        for first, second in pairwise(plain)
        if "\n" not in document.text[first.start : first.end] + document.text[second.start : second.end]
    ]
    if not couples:
        return None
    first, second = chance.choice(couples)
    one, two = document.text[first.start : first.end], document.text[second.start : second.end]
    edits = [Edit(first.start, first.end, two), Edit(second.start, second.end, one)]
    return _plant(document, edits, second.start + len(two) - len(one))


def damaged_tag(document: Document, chance: random.Random) -> Plant | None:
    pairs = document.pairs
    if not pairs or not document.has_only_plain_pairs:
        return None
    first = chance.randrange(len(pairs))
    edits = []
    for pair in pairs[first : first + chance.randint(1, 3)]:
        behind_target = pair.target_start + len(pair.target) + len("</span>")
        for start, end in ((pair.start, pair.target_start), (behind_target, pair.source_start)):
            damaged = document.text[start:end].replace('"', chance.choice(["&quot;", "&#34;"]))
            edits.append(Edit(start, end, damaged))
    return _plant(document, edits)


def unbalanced_span(document: Document, chance: random.Random) -> Plant | None:
    pair = _choose(document, chance, lambda pair: " " in pair.target.strip() and "[" not in pair.target)
    if pair is None:
        return None
    tag = chance.choice(["</span>", "<span>"])
    place = pair.target.index(" ", len(pair.target) - len(pair.target.lstrip()))
    edits = [_replace(pair, place, place, tag)]
    if chance.random() < 0.5 and " " in pair.source.strip():
        place = pair.source.index(" ")
        edits.append(_replace(pair, place, place, tag, in_source=True))
    return _plant(document, edits, pair.target_start + place if len(edits) == 1 else None)


def mixed_prefix(document: Document, chance: random.Random) -> Plant | None:
    if len(document.pairs) < 3:
        return None
    pair = _choose(document, chance, lambda pair: "-" in pair.id)
    if pair is None:
        return None
    prefix = pair.id.partition("-")[0]
    other = "00000" if prefix != "00000" else "11111"
    places = [document.text.rindex(pair.id, 0, half) for half in (pair.target_start, pair.source_start)]
    return _plant(document, [Edit(place, place + len(prefix), other) for place in places])


def empty_target(document: Document, chance: random.Random) -> Plant | None:
    pair = _choose(document, chance, _is_plain)
    if pair is None:
        return None
    return _plant(document, [_replace(pair, 0, len(pair.target), chance.choice(["", " "]))], pair.start)


# --- SEG


def untranslated(document: Document, chance: random.Random) -> Plant | None:
    pair = _choose(document, chance, lambda pair: pair.target != pair.source and is_english_sentence(pair.source))
    return _plant(document, [_replace(pair, 0, len(pair.target), pair.source)]) if pair is not None else None


_LINK = re.compile(r"(?<!!)\[(?P<label>[^\[\]()<>`\\]*\w[^\[\]()<>`\\]*)\]\((?P<url>https?://[^()\s<>&\\*]+)\)")


def _choose_link(document: Document, chance: random.Random) -> tuple[Pair, re.Match[str]] | None:
    """A link of a target half, and the only one to its destination in either half."""

    def links(pair: Pair) -> list[re.Match[str]]:
        return [
            match
            for match in _LINK.finditer(pair.target)
            if pair.target.count(match["url"]) == 1
            and pair.source.count(f"]({match['url']})") == 1
            and pair.source.count(match["url"]) == 1
        ]

    pair = _choose(document, chance, lambda pair: "`" not in pair.target and links(pair))
    return (pair, chance.choice(links(pair))) if pair is not None else None


def empty_link_label(document: Document, chance: random.Random) -> Plant | None:
    chosen = _choose_link(document, chance)
    if chosen is None:
        return None
    pair, link = chosen
    return _plant(document, [_replace(pair, *link.span("label"), "")], pair.target_start + link.start())


def broken_link_syntax(document: Document, chance: random.Random) -> Plant | None:
    chosen = _choose_link(document, chance)
    if chosen is None:
        return None
    pair, link = chosen
    joint = chance.choice(["] (", "] ( ", "]( ", r"\](", r"]\("])
    return _plant(document, [_replace(pair, link.end("label"), link.start("url"), joint)])


def lost_link(document: Document, chance: random.Random) -> Plant | None:
    chosen = _choose_link(document, chance)
    if chosen is None:
        return None
    pair, link = chosen
    if "://" in link["label"]:
        return None
    return _plant(document, [_replace(pair, *link.span(), link["label"])], pair.target_start)


def changed_url(document: Document, chance: random.Random) -> Plant | None:
    chosen = _choose_link(document, chance)
    if chosen is None:
        return None
    pair, link = chosen
    place = link.start("url") + chance.randrange(len("https://a"), len(link["url"]) + 1)
    return _plant(document, [_replace(pair, place, place, "zq")], pair.target_start + link.start())


def swallowed_url(document: Document, chance: random.Random) -> Plant | None:
    pair = _choose(document, chance, lambda pair: _is_plain(pair) and pair.target[:1].isalpha())
    if pair is None:
        return None
    url = "https://harbourlight.example/horns"
    grown, pair = _grow(document, pair, f"{url} ", f"{url} ")
    return _plant(grown, [_replace(pair, len(url), len(url) + 1, "")], pair.target_start)


def changed_code(document: Document, chance: random.Random) -> Plant | None:
    pair = _choose(document, chance, _is_plain)
    if pair is None or "`" in document.text:
        return None
    grown, pair = _grow(document, pair, "`lamp --bright` ", "`lamp --bright` ")
    return _plant(grown, [_replace(pair, len("`lamp --"), len("`lamp --bright"), "clair")])


_BOLD = re.compile(r"(?<![*\\\w])\*\*(?P<words>\w[^*\[\]<>`\\]*\w)\*\*(?![*\w])")


def broken_emphasis(document: Document, chance: random.Random) -> Plant | None:
    pair = _choose(
        document, chance, lambda pair: _BOLD.search(pair.target) and not set("`\\") & set(pair.target + pair.source)
    )
    if pair is None:
        return None
    bold = chance.choice(list(_BOLD.finditer(pair.target)))
    (start, end), words = bold.span(), bold["words"]
    broken = chance.choice([rf"\*\*{words}\*\*", rf"\*\*\*\*{words}", f"** {words} **", f"**{words}", f"{words}**"])
    return _plant(document, [_replace(pair, start, end, broken)])


_STEP = re.compile(r">(?P<step>\s{1,3}\*\*[^*<>\[\]`]+\*\*\s{1,3})>")


def collapsed_path(document: Document, chance: random.Random) -> Plant | None:
    pair = _choose(document, chance, lambda pair: _STEP.search(pair.target))
    if pair is None:
        return None
    step = chance.choice(list(_STEP.finditer(pair.target)))
    return _plant(document, [_replace(pair, *step.span("step"), "    ")], pair.target_start + step.start())


def leaked_placeholder(document: Document, chance: random.Random) -> Plant | None:
    # Beside markup a character more may change how the markup is read, which is a defect of its own.
    pair = _choose(document, chance, lambda pair: _is_plain(pair) and not set("*_[\\&:") & set(pair.target))
    if pair is None:
        return None
    leaked = chance.choice(["#A0", "\ufffd", "\x07", "<|endoftext|>"])
    places = [place for place in range(len(pair.target) + 1) if not pair.target[place : place + 1].isalnum()]
    place = chance.choice(places)
    return _plant(document, [_replace(pair, place, place, leaked)])


def translated_alert(document: Document, chance: random.Random) -> Plant | None:
    pair = _choose(document, chance, _is_plain)
    if pair is None:
        return None
    grown, pair = _grow(document, pair, "[!NOTE] ", "[!NOTE] ")
    return _plant(grown, [_replace(pair, 0, len("[!NOTE]"), chance.choice(["[!NOTA]", "[! NOTE]", "[! 提示]"]))])


def gutted_label(document: Document, chance: random.Random) -> Plant | None:
    chosen = _choose_link(document, chance)
    if chosen is None:
        return None
    pair, link = chosen
    gutted = chance.choice([" &amp; ", ".", "，", ">"])
    return _plant(document, [_replace(pair, *link.span("label"), gutted)], pair.target_start + link.start())


# --- LNK


def _wrap_with(document: Document, chance: random.Random, wrap: Callable[[str], str]) -> Plant | None:
    """Both halves of a pair with the same link, rewritten by a service: one defect with one origin."""
    chosen = _choose_link(document, chance)
    if chosen is None:
        return None
    pair, link = chosen
    in_source = pair.source.index(f"]({link['url']})") + 2
    wrapped = wrap(link["url"])
    edits = [
        _replace(pair, *link.span("url"), wrapped),
        _replace(pair, in_source, in_source + len(link["url"]), wrapped, in_source=True),
    ]
    return _plant(document, edits)


def _safelink(url: str, ampersand: str) -> str:
    parameters = ["data=02%7C01%7Ckeeper%40harbourlight.example%7C0a1b", "sdata=Qx%3D", "reserved=0"]
    host = "https://eur01.safelinks.protection.outlook.com"
    return ampersand.join([f"{host}/?url={quote(url, safe='')}", *parameters])


def safelink(document: Document, chance: random.Random) -> Plant | None:
    return _wrap_with(document, chance, lambda url: _safelink(url, chance.choice(["&amp;", "&"])))


def unescaped_safelink(document: Document, chance: random.Random) -> Plant | None:
    escaped = _wrap_with(document, chance, lambda url: _safelink(url, "&amp;"))
    if escaped is None:
        return None
    damaged = re.sub(r"&amp;(?=data=02|sdata=Qx|reserved=0)", "&", escaped.damaged)
    return Plant(escaped.damaged, damaged, escaped.line, ignore=("LNK001",))


def _proofpoint_v3(url: str) -> str:
    """`*` for each character that the service does not leave as it is, `**A` for two in a row, and so on."""
    runs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    replaced = ""

    def star(match: re.Match[str]) -> str:
        nonlocal replaced
        replaced += match[0]
        return "*" if len(match[0]) == 1 else f"**{runs[len(match[0]) - 2]}"

    text = re.sub(r"[^A-Za-z0-9./:?=&_~-]{1,65}", star, url)
    listed = base64.urlsafe_b64encode(replaced.encode()).decode().rstrip("=")
    return f"https://urldefense.com/v3/__{text}__;{listed}!!GuAItXPztq0!jULEM6V$"


WRAPS: dict[str, Callable[[str], str]] = {
    "Azure": lambda url: f"https://nam.safelink.emails.azure.net/redirect/?destination={quote(url, safe='')}&p=abc",
    "Proofpoint v1": lambda url: f"https://urldefense.proofpoint.com/v1/url?u={quote(url, safe='')}&k=oIv&r=x",
    "Proofpoint v2": lambda url: (
        "https://urldefense.proofpoint.com/v2/url?u="
        + quote(url, safe="")
        .replace("-", "%2D")
        .replace("_", "%5F")
        .replace("~", "%7E")
        .replace("%2F", "_")
        .replace("%", "-")
        + "&d=BwdwBAg&c=TIw"
    ),
    "Proofpoint v3": _proofpoint_v3,
    "Barracuda": lambda url: f"https://linkprotect.cudasvc.com/url?a={quote(url, safe='')}&c=E,1,abc&typo=1",
    "Cisco": lambda url: f"https://secure-web.cisco.com/18tzQk3/{quote(url, safe='')}",
    "Trend Micro": lambda url: (
        f"https://imsva91-ctp.trendmicro.com:443/wis/clicktime/v1/query?url={quote(url, safe='')}&umid=1&auth=2"
    ),
    "FireEye": lambda url: f"https://protect2.fireeye.com/v1/url?k=abc&q=1&e=2&u={quote(url, safe='')}",
    "Sophos": lambda url: (
        "https://eu-central-1.protection.sophos.com/?d=harbourlight.example&u="
        f"{base64.b64encode(url.encode()).decode()}&i=N"
    ),
    "Symantec": lambda url: f"https://clicktime.symantec.com/38YrYPLx?u={quote(url, safe='')}",
    "Trustwave": lambda url: f"https://scanmail.trustwave.com/?c=12359&d=r4Hr&u={quote(url, safe='')}",
    "EdgePilot": lambda url: f"https://link.edgepilot.com/s/4239f747/ca21?u={quote(url, safe='')}",
    "Libraesva": lambda url: f"https://urlsand.esvalabs.com/?u={quote(url, safe='')}&e=1&h=2",
    "Check Point": lambda url: f"https://protect.checkpoint.com/v2/r01/___{quote(url, safe='/')}___.YzJ1OndlY29t",
    "Google": lambda url: f"https://www.google.com/url?sa=D&q={quote(url, safe='')}&usg=A",
    "Bing": lambda url: (
        f"https://www.bing.com/ck/a?!&&p=1&u=a1{base64.urlsafe_b64encode(url.encode()).decode().rstrip('=')}&ntb=1"
    ),
    "DuckDuckGo": lambda url: f"https://duckduckgo.com/l/?uddg={quote(url, safe='')}",
    "Facebook": lambda url: f"https://l.facebook.com/l.php?u={quote(url, safe='')}&h=AT1",
    "Slack": lambda url: f"https://slack-redir.net/link?url={quote(url, safe='')}",
    "YouTube": lambda url: f"https://www.youtube.com/redirect?event=x&q={quote(url, safe='')}",
    "Amazon SES": lambda url: f"https://abc.r.us-east-1.awstrack.me/L0/{quote(url, safe=':')}/1/0100",
}
"""How each service but Safe Links rewrites a URL whose destination can be read back."""

SAFELINKS: dict[str, Callable[[str], str]] = {
    "Safe Links": lambda url: _safelink(url, "&"),
    "Teams": lambda url: (
        "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url="
        f"{quote(url, safe='')}&locale=en-us"
    ),
    "Outlook": lambda url: f"https://outlook.office.com/mail/safelink.html?corid=x&url={quote(url, safe='')}",
}


def wrapped_link(document: Document, chance: random.Random) -> Plant | None:
    return _wrap_with(document, chance, chance.choice(list(WRAPS.values())))


def lost_destination(document: Document, chance: random.Random) -> Plant | None:
    pair = _choose(document, chance, _is_plain)
    if pair is None:
        return None
    url = chance.choice(
        [
            "https://protect-us.mimecast.com/s/0wSdCVON0gczLDq1tGaO_q?domain=harbourlight.example",
            "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html",
        ]
    )
    known = "https://harbourlight.example/horns"
    grown, pair = _grow(document, pair, f"[H]({known}) ", f"[H]({known}) ")
    start, end = len("[H]("), len("[H](") + len(known)
    return _plant(grown, [_replace(pair, start, end, url), _replace(pair, start, end, url, in_source=True)])


def hard_coded_locale(document: Document, chance: random.Random) -> Plant | None:
    pair = _choose(document, chance, _is_plain)
    if pair is None:
        return None
    host = "https://docs.microsoft.com"
    grown, pair = _grow(document, pair, f"[H]({host}/azure) ", f"[H]({host}/azure) ")
    place = len(f"[H]({host}")
    locale = chance.choice(["/en-us", "/en-US", "/en-gb"])
    return _plant(grown, [_replace(pair, place, place, locale), _replace(pair, place, place, locale, in_source=True)])


PLANTERS: dict[str, Planter] = {
    "TTU001": missing_source,
    "TTU002": missing_target,
    "TTU003": id_mismatch,
    "TTU004": duplicate_id,
    "TTU005": out_of_order,
    "TTU006": damaged_tag,
    "TTU007": unbalanced_span,
    "TTU008": mixed_prefix,
    "TTU009": empty_target,
    "SEG001": untranslated,
    "SEG002": empty_link_label,
    "SEG003": broken_link_syntax,
    "SEG004": lost_link,
    "SEG005": changed_url,
    "SEG006": swallowed_url,
    "SEG007": changed_code,
    "SEG008": broken_emphasis,
    "SEG009": collapsed_path,
    "SEG010": leaked_placeholder,
    "SEG011": translated_alert,
    "SEG012": gutted_label,
    "LNK001": safelink,
    "LNK002": unescaped_safelink,
    "LNK003": wrapped_link,
    "LNK004": lost_destination,
    "LNK005": hard_coded_locale,
}
"""A planter for each rule about bodies, by its code."""

RESTORED = frozenset({"TTU006", "SEG003", "SEG011", "LNK001", "LNK002", "LNK003", "LNK005"})
"""The rules with a fix: it has to give back the clean page byte by byte."""
