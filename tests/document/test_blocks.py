"""The leaf blocks of a page, as the systems that extend Markdown mean them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.document import Document
from doclint.document.blocks import MARKDOWN, MDX, Block, Dialect, blocks
from doclint.document.front_matter import read_front_matter


def read(text: str, dialect: Dialect = MARKDOWN) -> tuple[Block, ...]:
    return blocks(Document(text, read_front_matter(text)), dialect)


def told(text: str, dialect: Dialect = MARKDOWN) -> list[str]:
    """`kind name: text` of each block."""
    return [f"{block.kind} {block.name}: {block.text}".replace(" :", ":") for block in read(text, dialect)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Lamp\nText\nmore\n\nnext\n", ["heading: Lamp", "paragraph: Text\nmore", "paragraph: next"]),
        ("Lamp\n====\n\nWick\n---\nText", ["heading: Lamp", "heading: Wick", "paragraph: Text"]),
        ("## Lamp {#lamp}\n## Wick { #w .x } \n## Oil ##", ["heading #lamp: Lamp", "heading #w: Wick", "heading: Oil"]),
        (
            "- a\n- b\n  more\n\n  para\n* [ ] c\n1. d",
            ["item: a", "item: b\n  more", "paragraph: para", "item: c", "item: d"],
        ),
        ("- a\n  - b\n    - c\n", ["item: a", "item: b", "item: c"]),
        ("in 1985\n1986. was dark", ["paragraph: in 1985\n1986. was dark"]),
        ("Lamps\n| a |\n|---|\n| b |\n", ["paragraph: Lamps\n| a |\n|---|\n| b |"]),
        (
            "| a | b |\n|---|:-:|\n| c | d |\ne | f\n\nText",
            ["row: | a | b |", "row: | c | d |", "row: e | f", "paragraph: Text"],
        ),
        ("```py title=x\na\n\nb\n```\nText", ["code py title=x: a\n\nb", "paragraph: Text"]),
        ("````md\n```\n````\n~~~\nb", ["code md: ```", "code: b"]),
        ("- a\n\n  ```\n  b\n  ```\n", ["item: a", "code:   b"]),
        ("- ```\n  b\n  ```\n- c", ["code:   b", "item: c"]),
        (
            "Text\n\n    code\n\n    more\n\nText",
            ["paragraph: Text", "code indented: code\n\n    more", "paragraph: Text"],
        ),
        ("Text\n    more\n", ["paragraph: Text\n    more"]),
        ("> quote\n> more\n\n> - item\nText", ["paragraph: quote\n> more", "item: item\nText"]),
        ("> ```\n> a\n> ```\n> b", ["code: > a", "paragraph: b"]),
        ("a\n\n***\n\n---\n\nb", ["paragraph: a", "paragraph: b"]),
        ("$$\nx = y\n$$\ntext", ["math: \nx = y\n", "paragraph: text"]),
        ("Lamp\n: lights\n", ["paragraph: Lamp", "definition: lights"]),
        (
            "[^1]: See the horn.\n[lamp]: https://harbourlight.example\n",
            ["footnote [^1]: See the horn.", "reference: [lamp]: https://harbourlight.example"],
        ),
        ("<!-- a\n\nb -->\nText <!-- c -->\n", ["paragraph: Text <!-- c -->"]),
    ],
)
def test_markdown(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":::note[Lamp]\nText\n:::\n", ["directive :::note", "paragraph", "directive :::"]),
        ("::: tip Lamp\nText\n::::\n", ["directive :::tip", "paragraph", "directive :::"]),
        ("::youtube[x]{#y}\n", ["directive ::youtube"]),
        (
            '!!! note "Lamp"\n    Text\n\n    ```py\n    a\n    ```\n\nText',
            ["directive !!!note", "paragraph", "code py", "paragraph"],
        ),
        (
            '=== "Linux"\n\n    Text\n\n=== "Windows"\n\n    Text\n',
            ["directive ===", "paragraph", "directive ===", "paragraph"],
        ),
        ("/// note | Lamp\n\nText\n\n///\n", ["directive ///note", "paragraph", "directive ///"]),
        (
            "//// tab | 3.10\n\n/// tip\n\nText\n\n///\n\n////\n",
            ["directive ///tab", "directive ///tip", "paragraph", "directive ///", "directive ///"],
        ),
        ("> [!NOTE]\n> Text\n", ["directive [!NOTE]", "paragraph"]),
        ("> [!tip]- Lamp\n> Text\n", ["directive [!tip]", "paragraph"]),
        ("[!INCLUDE [lamp](lamp.md)]\n", ["directive [!INCLUDE"]),
        (
            '{{% alert title="Lamp" %}}\nText\n{{% /alert %}}\n',
            ["directive {{%alert", "paragraph", "directive {{%/alert"],
        ),
        ('{{< figure\n  src="a.png"\n>}}\nText {{< ref "x" >}}', ["directive {{<figure", "paragraph"]),
        ("{{< tabs >}} {{% tab Lamp %}}\n", ["directive {{<tabs {{%tab"]),
        ("{% if lamp %}\nText {% x %}\n{%- endif -%}\n", ["directive {%if", "paragraph", "directive {%endif"]),
        ("{* ../lamp.py hl[1] *}\n", ["directive {*"]),
        (
            '--8<-- "lamp.md"\n\n<<< @/lamp.js\n\n[[toc]]\n',
            ["directive --8<--", "directive <<< @", "directive [[toc]]"],
        ),
        (
            "<Tabs>\n<TabItem value='a'>\n\nText\n\n</TabItem>\n</Tabs>",
            ["tag <Tabs", "tag <TabItem", "paragraph", "tag </TabItem", "tag </Tabs"],
        ),
        ("<Card\n  title='a > b'\n  on={() => x}\n/>\nText", ["tag <Card", "paragraph"]),
        ("<Lamp /> lights.\n\n<td>Text</td>\n\n<b>Text</b> and", ["paragraph", "tag <td", "paragraph"]),
        ("<https://harbourlight.example> is\n", ["paragraph"]),
        ("<pre>\n# a\n\n</pre>\n<script setup>\n\nb\n</script>\n# c", ["code <pre", "code <script", "heading"]),
    ],
)
def test_what_systems_add(text: str, expected: list[str]) -> None:
    assert [f"{block.kind} {block.name}".strip() for block in read(text)] == expected


def test_mdx() -> None:
    text = "import A from 'a';\nexport const b = {\n  c: 1,\n}\n\n{/* note\n\n*/}\n    Text\n\n{props.lamp}\n\n# A {/* #lamp */}\n"
    assert [f"{block.kind} {block.name}".strip() for block in read(text, MDX)] == [
        "import",
        "paragraph",
        "tag {",
        "heading #lamp",
    ]


def test_values_of_front_matter() -> None:
    text = "---\ntitle: Lamp\nweight: 4\nhero:\n  actions:\n    - text: Light it\n      link: /lamp\n---\n# Lamp\n"
    assert told(text) == ["value title: Lamp", "value hero.actions.0.text: Light it", "heading: Lamp"]


def test_line_endings_of_windows() -> None:
    assert told("# A\r\n```py \r\na\r\n```\r\n| a |\r\n|---|\r\n\r\nb\r\n") == [
        "heading: A",
        "code py: a\r",
        "row: | a |",
        "paragraph: b",
    ]


def test_a_fence_that_is_never_closed_says_so() -> None:
    assert [block.is_closed for block in read("```\na\n```\n\n```\nb\n")] == [True, False]


def test_neutral_tokens() -> None:
    (block,) = read(
        "See [the `lamp_on`](lamp.md#on), {{< ref >}} <Badge /> in HarbourLight.v2 from 2024, and https://a.example."
    )
    assert block.neutral == (
        "lamp_on",
        "lamp.md#on",
        "https://a.example",
        "{{< ref",
        "<Badge",
        "HarbourLight.v2",
        "2024",
    )


MARKS = [
    "- ",
    "> ",
    "```",
    "\n",
    "\n\n",
    "    ",
    ":::",
    "{{< a >}}",
    "{%",
    "<A>",
    "</A",
    "<!--",
    "-->",
    "|",
    "---",
    "# ",
    "1. ",
    "a",
    "é日",
    "$$",
    "{",
    "}",
    "[^1]: ",
    "[!NOTE]",
    "\t",
    "\r\n",
    "!!! n",
    '=== "',
    "///",
    "import a",
    "{/*",
    "*/}",
]


@given(st.lists(st.sampled_from(MARKS), max_size=25).map("".join), st.sampled_from([MARKDOWN, MDX]))
def test_every_block_is_where_it_says_and_behind_the_one_before(text: str, dialect: Dialect) -> None:
    last = 0
    for block in read(text, dialect):
        assert last <= block.span.start <= block.content.start <= block.content.end <= block.span.end <= len(text)
        assert block.text == text[block.content.start : block.content.end]
        last = block.span.end
