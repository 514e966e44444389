"""Generated documentation is what the code says, drift is told by name, and what is written by hand stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.conftest import Run
from tools.generate_docs import first_sentence, with_parts

CHECK = ("tools/generate_docs.py", "--check")


@pytest.fixture(scope="module")
def up_to_date(project: Path, run: Run) -> Path:
    assert run("tools/generate_docs.py").returncode == 0
    assert run(*CHECK).returncode == 0
    return project


def test_a_page_edited_by_hand_is_named_and_written_again(up_to_date: Path, run: Run) -> None:
    page = up_to_date / "docs/rules/AUT001.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}By hand.\n", encoding="utf-8")
    drift = run(*CHECK)
    assert drift.returncode == 1
    assert "docs/rules/AUT001.md" in drift.stderr
    run("tools/generate_docs.py")
    assert page.read_text(encoding="utf-8") == text


def test_the_page_of_a_rule_that_is_gone_goes_too(up_to_date: Path, run: Run) -> None:
    page = up_to_date / "docs/rules/OIL001.md"
    page.write_text("# OIL001\n", encoding="utf-8")
    assert "docs/rules/OIL001.md" in run(*CHECK).stderr
    run("tools/generate_docs.py")
    assert not page.exists()


def test_what_is_written_by_hand_stays(up_to_date: Path, run: Run) -> None:
    readme = up_to_date / "README.md"
    readme.write_text(f"{readme.read_text(encoding='utf-8')}\nBy hand.\n", encoding="utf-8")
    assert run(*CHECK).returncode == 0


def test_an_example_is_shown_with_what_doclint_says_of_it(up_to_date: Path) -> None:
    page = (up_to_date / "docs/rules/TTU004.md").read_text(encoding="utf-8")
    assert "Found in line 2, at `<span data-ttu-id=" in page
    assert "stands on this page already, in line 1." in page


def test_a_part_is_put_between_its_marks() -> None:
    text = "a\n<!-- lamps: begin (made) -->\nold\n<!-- lamps: end -->\nb\n"
    assert (
        with_parts("page.md", text, {"lamps": "new"})
        == "a\n<!-- lamps: begin (made) -->\n\nnew\n\n<!-- lamps: end -->\nb\n"
    )


def test_a_page_without_marks_is_named() -> None:
    with pytest.raises(SystemExit, match=r"page\.md.*lamps"):
        with_parts("page.md", "a\n", {"lamps": "new"})


@pytest.mark.parametrize(
    ("docstring", "sentence"),
    [
        ('"""Reads pages. One at a time."""', "Reads pages."),
        ('"""Reads `a.md` and b."""', "Reads `a.md` and b."),
        ('"""Reads\npages.\n\nMore.\n"""', "Reads pages."),
    ],
)
def test_a_module_says_why_it_exists_in_its_first_sentence(tmp_path: Path, docstring: str, sentence: str) -> None:
    module = tmp_path / "module.py"
    module.write_text(docstring, encoding="utf-8")
    assert first_sentence(module) == sentence
