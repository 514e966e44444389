"""The types of alerts that documentation systems know, and what translations make of them."""

from __future__ import annotations

# docfx, GitHub, GitLab; Obsidian; Docusaurus, Starlight, VitePress, Material for MkDocs.
KINDS = frozenset(
    """
    note tip important warning caution
    abstract summary tldr info todo hint success check done question help faq attention failure fail missing danger error
    bug example quote cite
    secondary details security
    """.split()
)

_TRANSLATIONS = {
    "NOTE": """
        nota notas remarque remarques hinweis hinweise anmerkung anmerkungen merknad opmerking notă notat observație
        uwaga poznámka huomautus megjegyzés примечание примітка заметка σημείωση 注 注意事項 注记 注釋 附註 備註 备注 참고 메모
        ملاحظة הערה टिप्पणी หมายเหตุ ghi catatan
        """,
    "TIP": """
        tips consejo consejos conseil conseils astuce suggerimento dica tipp sfat sfaturi wskazówka rada совет порада
        поради подсказка συμβουλή 提示 小提示 几点 ヒント 팁 تلميح עצה
        """,
    "IMPORTANT": """
        importante wichtig viktig viktigt vigtigt belangrijk ważne důležité fontos tärkeää önemli важно важливо
        σημαντικό 重要 重要事項 중요 هام חשוב สำคัญ penting
        """,
    "WARNING": """
        advertencia avertissement warnung avviso avvertenza avvertimento aviso advarsel varning waarschuwing avertisment
        ostrzeżenie upozornění uyarı предупреждение попередження προειδοποίηση 警告 경고 تحذير אזהרה คำเตือน peringatan
        """,
    "CAUTION": """
        precaución achtung vorsicht attenzione atenção atención atenție cuidado precauție forsiktig försiktighet
        voorzichtig przestroga dikkat осторожно внимание увага προσοχή 小心 注意 주의 تنبيه זהירות
        """,
}
_KIND_OF = {word: kind for kind, words in _TRANSLATIONS.items() for word in words.split()}


def is_kind(word: str) -> bool:
    """Whether a system knows a type of this name, in whatever case it is written."""
    return word.casefold() in KINDS


def kind_meant(word: str) -> str | None:
    """The type that a word translates, in capitals; None where that is not known."""
    word = word.strip().casefold()
    return word.upper() if word in KINDS else _KIND_OF.get(word)
