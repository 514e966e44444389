"""The quick way through front matter means exactly what the parser means, wherever it answers at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.document.block import CoreYamlError
from doclint.document.core_yaml import read_core_yaml
from doclint.document.plain_yaml import read_plain_yaml

_INDICATORS = " \t:#-?,[]{}&*!|>'\"%@`~.=<0n1e+é日\r\\\u00a0\u2028\ufeff\x85"
_values = st.text(alphabet=st.sampled_from(_INDICATORS + "abctrue"), max_size=8) | st.sampled_from(
    ["null", "true", "no", "12", "0x1F", "1.5", "2019-08-22", '"a: b"', "'x # y'", "a # b", "a: b", "a:", "|", "<<"]
)
_keys = st.sampled_from(["a", "b", "ms.date", "x-y", "Key", "<<", "- a", " a", "1", "null", "a b"])
_lines = st.builds("{}:{}{}".format, _keys, st.sampled_from(["", " ", "  ", "\t"]), _values) | st.builds(
    "{}-{}{}".format, st.sampled_from(["", "  ", "    "]), st.sampled_from(["", " ", "  "]), _values
)
_blocks = st.builds(
    lambda lines, ending: "\n" + "".join(line + ending for line in lines),
    st.lists(_lines | st.sampled_from(["", "# c", "  x", "---", "..."]), max_size=6),
    st.sampled_from(["\n", "\r\n"]),
)


@given(_blocks)
def test_the_quick_way_and_the_parser_agree(text: str) -> None:
    plain = read_plain_yaml(text)
    if plain is None:
        return
    try:
        exact = read_core_yaml(text)
    except CoreYamlError as error:
        pytest.fail(f"{text!r} is not YAML: {error}")
    assert plain.value == (exact.value if exact.value is not None else {})
    assert [(type(value), value) for value in plain.value.values()] == [
        (type(value), value) for value in (exact.value or {}).values()
    ]
    assert not exact.duplicates

    def tokens(entries: object) -> list[tuple[object, str, str]]:
        return [
            (entry.route, text[entry.key.start : entry.key.end], text[entry.value.start : entry.value.end])
            for entry in entries  # type: ignore[attr-defined]
        ]

    assert tokens(plain.entries()) == tokens(exact.entries())


@pytest.mark.parametrize(
    "text",
    [
        '\ntitle: Le phare\nms.date: 11/13/2018\nms.locfileid: "36559551"\n',
        "\r\ntitle: 同步用户的个人资料图片\r\nms.assetid:\r\n",
        '\nms.custom:\n- "1"\n- 2\nms.collection: Adm_O365\n',
        "\nms.custom:\n  - a\n  - b\n",
        "\nROBOTS: NOINDEX, NOFOLLOW\ntitle: https://a.example/#x\n",
    ],
)
def test_what_real_blocks_are_made_of_is_plain(text: str) -> None:
    assert read_plain_yaml(text) is not None


@pytest.mark.parametrize(
    "text", ["\na: 1\na: 2\n", "\na: b: c\n", "\na: |\n  x\n", "\na: [1]\n", "\n# c\n", "\na: x\n  y\n"]
)
def test_everything_else_is_left_to_the_parser(text: str) -> None:
    assert read_plain_yaml(text) is None
