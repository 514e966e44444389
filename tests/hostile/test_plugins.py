"""A hostile pull request runs nothing: in no row is a module of the repository imported."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.hostile.runs import doclint

EVIL = "import pathlib\npathlib.Path({mark!r}).write_text('ran')\nfrom doclint.rule_api import *\n"

METADATA = "Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n"

POINTS = "[doclint.rules]\nevil = evil\n"

ROWS: dict[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "plugin is a module": ({"doclint.toml": 'plugins = ["evil"]'}, {}),
    "plugin is a path": ({"doclint.toml": 'plugins = ["./evil.py"]'}, {}),
    "plugin has a colon": ({"doclint.toml": 'plugins = ["evil:RULE"]'}, {}),
    "plugin is absolute": ({"doclint.toml": 'plugins = ["/evil"]'}, {}),
    "plugin of pyproject.toml": ({"pyproject.toml": '[tool.doclint]\nplugins = ["evil"]'}, {}),
    "key of the option": ({"doclint.toml": 'plugin = ["evil"]'}, {}),
    "a distribution in the checkout": (
        {
            "doclint.toml": 'plugins = ["evil"]',
            "evil-1.0.dist-info/METADATA": METADATA,
            "evil-1.0.dist-info/entry_points.txt": POINTS,
        },
        {},
    ),
    "a distribution in the checkout, on the import path": (
        {
            "doclint.toml": 'plugins = ["evil"]',
            "evil-1.0.dist-info/METADATA": METADATA,
            "evil-1.0.dist-info/entry_points.txt": POINTS,
        },
        {"PYTHONPATH": "{here}"},
    ),
    "an egg-info in the checkout": (
        {
            "doclint.toml": 'plugins = ["evil"]',
            "evil.egg-info/PKG-INFO": METADATA,
            "evil.egg-info/entry_points.txt": POINTS,
        },
        {"PYTHONPATH": "{here}"},
    ),
    "a package doclint_x": ({"doclint.toml": 'plugins = ["doclint_x"]', "doclint_x/__init__.py": "EVIL"}, {}),
    "a family called like a module": (
        {"doclint.toml": '[[custom-rules]]\ncode = "EVIL001"\nmessage = "x"\npattern = "x"', "evil001.py": "EVIL"},
        {},
    ),
    "a name like a module": (
        {
            "doclint.toml": '[[custom-rules]]\ncode = "LAMP001"\nname = "evil"\nmessage = "x"\npattern = "x"',
            "lamp001_evil.py": "EVIL",
        },
        {},
    ),
    "code in a pattern": (
        {"doclint.toml": '[[custom-rules]]\ncode = "LAMP001"\nmessage = "x"\npattern = "(?{import evil})"'},
        {},
    ),
    "code in a message": (
        {"doclint.toml": '[[custom-rules]]\ncode = "LAMP001"\nmessage = "{__import__(\'evil\')} %(x)s"\npattern = "a"'},
        {},
    ),
    "a rule named in [rules]": ({"doclint.toml": '[rules]\nevil = "error"'}, {}),
    "a selector": ({"doclint.toml": 'select = ["evil"]'}, {}),
    "a preset": ({"doclint.toml": 'preset = "evil"'}, {}),
    "sitecustomize": ({"sitecustomize.py": "EVIL", "usercustomize.py": "EVIL"}, {}),
    "a .pth file": ({"evil.pth": "import evil\n"}, {}),
    "conftest and setup": ({"conftest.py": "EVIL", "setup.py": "EVIL", "setup.cfg": "[options]\n"}, {}),
    "modules named like libraries": ({"click.py": "EVIL", "yaml.py": "EVIL", "pyromark.py": "EVIL"}, {}),
    "a folder of rules": ({"rules/__init__.py": "EVIL", "plugins/__init__.py": "EVIL", "custom.py": "EVIL"}, {}),
    "a page that names a module": ({"b.md": "---\n$schema: evil\nplugins: [evil]\n---\n"}, {}),
    "files of Python's environment": ({".env": "PYTHONPATH=.\n", "pyvenv.cfg": "home = .\n"}, {}),
}


@pytest.mark.hostile
@pytest.mark.parametrize("name", ROWS)
def test_nothing_of_the_repository_runs(tmp_path: Path, name: str) -> None:
    files, variables = ROWS[name]
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    (checkout / ".git").mkdir()
    mark = tmp_path / "mark"
    evil = EVIL.format(mark=str(mark))
    for path, text in {"evil.py": "EVIL", "a.md": "# A\n", **files}.items():
        (checkout / path).parent.mkdir(parents=True, exist_ok=True)
        (checkout / path).write_text(evil if text == "EVIL" else text)
    said = {key: value.replace("{here}", str(checkout)) for key, value in variables.items()}
    done = doclint("check", ".", cwd=checkout, variables=said)
    assert not mark.exists(), done.said
    assert done.code in (0, 1, 2)


@pytest.mark.hostile
def test_only_the_command_line_runs_it(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    (tmp_path / "checkout").mkdir()
    (tmp_path / "checkout/evil.py").write_text(EVIL.format(mark=str(mark)))
    (tmp_path / "checkout/a.md").write_text("# A\n")
    here = tmp_path / "checkout"
    done = doclint("check", ".", "--plugin", "evil", cwd=here, variables={"PYTHONPATH": str(here)})
    assert (done.code, mark.exists()) == (2, True)
    assert "evil has no rules" in done.said
