"""Rules that are data: `[[custom-rules]]` of a configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

import doclint

PAGE = "---\ntitle: The lamp\ntags: [old, wick]\n---\n# The lamp\n\nThe colour is [red](http://lamps.example).\n"


def found(tmp_path: Path, table: str, page: str = PAGE, more: str = "") -> list[tuple[str, int, int, str]]:
    (tmp_path / "en-us").mkdir(exist_ok=True)
    (tmp_path / "en-us/a.md").write_text(page)
    rule = f'[[custom-rules]]\ncode = "LAMP001"\nmessage = "Found."\n{table}\n'
    (tmp_path / "doclint.toml").write_text(f"{more}\n{rule}")
    report = doclint.check(root=tmp_path)
    return [(each.code, *each.start, each.severity.value) for each in report.findings if not each.suppressed]


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ("pattern = '\\bcolour\\b'", (7, 5)),
        ("pattern = 'color'\nrequired = true", (1, 1)),
        ("pattern = '^http:'\nwhere = 'links'", (7, 21)),
        ("pattern = '^https:'\nwhere = 'links'\nrequired = true", (7, 21)),
        ("pattern = 'lamp'\nwhere = 'front-matter'\nkey = 'title'", (2, 8)),
        ("pattern = 'old'\nwhere = 'front-matter'\nkey = 'tags'", (3, 7)),
        ("pattern = '.'\nwhere = 'front-matter'\nkey = 'author'\nrequired = true", (1, 1)),
        ("pattern = '^A'\nwhere = 'front-matter'\nkey = 'title'\nrequired = true", (2, 8)),
        ("pattern = 'colour'\nfiles = 'en-us/**'", (7, 5)),
    ],
)
def test_finds_what_is_forbidden_and_what_is_missing(tmp_path: Path, table: str, place: tuple[int, int]) -> None:
    assert found(tmp_path, table) == [("LAMP001", *place, "warning")]


@pytest.mark.parametrize(
    "table",
    [
        "pattern = 'color'",
        "pattern = 'colour'\nrequired = true",
        "pattern = 'title'",
        "pattern = '^https:'\nwhere = 'links'",
        "pattern = 'lamp'\nwhere = 'front-matter'\nkey = 'author'",
        "pattern = 'lamp'\nwhere = 'front-matter'\nkey = 'title'\nrequired = true",
        "pattern = 'colour'\nfiles = 'fr-fr/**'",
        "pattern = 'colour'\nfiles = ['**', '!en-us/**']",
    ],
)
def test_is_silent_elsewhere(tmp_path: Path, table: str) -> None:
    assert found(tmp_path, table) == []


def test_the_configuration_can_select_it_and_set_its_severity(tmp_path: Path) -> None:
    assert found(tmp_path, "pattern = 'colour'\nseverity = 'error'") == [("LAMP001", 7, 5, "error")]
    assert found(tmp_path, "pattern = 'colour'\n[rules]\nLAMP001 = 'info'") == [("LAMP001", 7, 5, "info")]
    assert found(tmp_path, "pattern = 'colour'", more='ignore = ["LAMP"]') == []
    assert found(tmp_path, "pattern = 'colour'\nname = 'us-spelling'", more='ignore = ["us-spelling"]') == []


def test_a_comment_suppresses_it(tmp_path: Path) -> None:
    page = "The colour. <!-- doclint-disable-line LAMP001 -->\n"
    assert found(tmp_path, "pattern = 'colour'", page) == []


def test_pages_of_schemas_are_the_same_pages(tmp_path: Path) -> None:
    schema = "\n[[schemas]]\nfiles = 'en-us/**'\nschema = 'learn-article'"
    codes = [each[0] for each in found(tmp_path, "pattern = 'colour'\nfiles = 'en-us/**'" + schema)]
    assert "LAMP001" in codes


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('code = "AUT009"\nmessage = "x"\npattern = "x"', "family AUT is reserved"),
        ('code = "PAR001"\nmessage = "x"\npattern = "x"', "family PAR is reserved"),
        ('code = "lamp1"\nmessage = "x"\npattern = "x"', "'lamp1' is not a rule code"),
        ('code = "LAMP001"\nmessage = "x"\npattern = "(a+)+$"', "unbounded|too|steps|pattern"),
        ('code = "LAMP001"\nmessage = "x"\npattern = "("', "is not a regular expression"),
        ('code = "LAMP001"\nmessage = "x"\npattern = "(a)\\\\1"', "unbounded pattern"),
        ('code = "LAMP001"\nmessage = "x"', "missing key 'pattern'"),
        ('code = "LAMP001"\nmessage = "x"\npattern = "x"\nwhere = "front-matter"', "missing key 'key'"),
        ('code = "LAMP001"\nmessage = "x"\npattern = "x"\nname = "safelink"', "duplicate rule"),
        ('code = "LAMP001"\nmessage = "x"\npattern = "x"\nname = "Bad Name"', "is not a rule name"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, table: str, words: str) -> None:
    (tmp_path / "a.md").write_text("a" * 40 + "b\n")
    (tmp_path / "doclint.toml").write_text(f"[[custom-rules]]\n{table}\n")
    if "(a+)+" in table:
        # Bounded by the walk: it is slow for nobody.
        assert doclint.check(root=tmp_path).exit_code == 0
        return
    with pytest.raises(doclint.ConfigurationError, match=rf"doclint\.toml:\d+.*({words})"):
        doclint.check(root=tmp_path)
