"""The GitHub Action in a checkout that a stranger made: nothing of it runs, and nobody prints the token."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.real.commands import PROJECT, clean_environment, new_repository, run
from tests.real.conftest import PublishedProject, published_project  # noqa: F401 - a fixture

ACTION: dict[str, Any] = yaml.safe_load((PROJECT / "action.yml").read_text("utf-8"))
TOKEN = "ghs_4be1c0de72f988bf86f141af91ab2d7c"

PAGE = "---\ntitle: The beacon\nms.contentlocale: fr-FR\n---\n# Le phare\n"

# What is imported by whoever starts Python, pip, venv and doclint in a folder that is on Python's path.
STANDARD = sorted(
    name for name in sys.stdlib_module_names if not name.startswith("_") and name not in ("this", "antigravity")
)
OTHERS = ("sitecustomize", "usercustomize", "doclint", "pip", "hatchling", "click", "yaml", "rich", "setuptools")


def nobody(folder: Path) -> list[str]:
    """What runs a command without rights; nothing where that cannot be, or where the tests have none themselves."""
    command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    try:
        may = (
            os.geteuid() == 0
            and subprocess.run(
                [*command, sys.executable, "-c", f"open({str(folder / 'action.yml')!r})"], check=False
            ).returncode
            == 0
        )
    except OSError:
        may = False
    return command if may else []


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Module names as files and packages, links that lead out, names that are options, scripts that are called."""
    folder = new_repository(tmp_path / "checkout")
    (folder / "fr-FR").mkdir()
    (folder / "fr-FR/a.md").write_text(PAGE, encoding="utf-8")
    trap = (
        f"import os, sys\nopen({str(tmp_path / 'ran')!r}, 'a').write(__name__)\nprint(os.environ.get('GITHUB_TOKEN'))\n"
    )
    for name in (*STANDARD, *OTHERS):
        (folder / f"{name}.py").write_text(trap, encoding="utf-8")
    for package in ("pip", "venv", "doclint", "ensurepip"):
        (folder / package).mkdir()
        for name in ("__init__", "__main__"):
            (folder / package / f"{name}.py").write_text(trap, encoding="utf-8")
    for name in ("pyvenv.cfg", "pip.conf", "setup.py", "setup.cfg", "conftest.py"):
        (folder / name).write_text(trap, encoding="utf-8")
    (folder / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "trap"\nbackend-path = ["."]\n'
    )
    for name in ("python3", "python", "git", "doclint.sh"):
        script = folder / name
        script.write_text(f"#!/bin/sh\necho ran >> {tmp_path / 'ran'}\necho $GITHUB_TOKEN\n", encoding="utf-8")
        script.chmod(0o755)
    (folder / "--output-file=json:out.md").write_text(PAGE, encoding="utf-8")
    (folder / "$(id).md").write_text(PAGE, encoding="utf-8")
    (folder / "`id`\n::add-mask::x.md").write_text(PAGE, encoding="utf-8")
    (folder / "fr-FR/outside.md").symlink_to(tmp_path / "secret.md")
    (folder / "linked").symlink_to(tmp_path)
    (tmp_path / "secret.md").write_text(f"---\ntitle: {TOKEN}\n---\n", encoding="utf-8")
    run("git", "add", "--all", cwd=folder)
    run("git", "commit", "--quiet", "--message", "A pull request", cwd=folder)
    return folder


def test_nothing_of_a_checkout_runs(
    checkout: Path,
    published_project: PublishedProject,  # noqa: F811
    tmp_path: Path,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = clean_environment(
        RUNNER_TEMP=str(temporary),
        GITHUB_ACTIONS="true",
        GITHUB_ACTION_PATH=str(published_project.folder),
        GITHUB_OUTPUT=str(temporary / "output"),
        GITHUB_STEP_SUMMARY=str(temporary / "summary"),
        GITHUB_WORKSPACE=str(checkout),
        GITHUB_TOKEN=TOKEN,
        # As a job before this one may have left it.
        PYTHONPATH=".",
        PYTHONSTARTUP="sitecustomize.py",
    )
    prefix = nobody(published_project.folder)
    if prefix:
        run("chmod", "-R", "a+rwX", tmp_path, cwd=tmp_path)
        environment |= {"HOME": str(temporary), "GIT_CONFIG_COUNT": "1"}
        environment |= {"GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}
    printed = ""
    for step in ACTION["runs"]["steps"]:
        given = {name: str(entry["default"]) for name, entry in ACTION["inputs"].items()}
        given |= {"python": sys.executable, "html-file": "report.html", "sarif-file": "doclint.sarif"}
        values = {
            name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match, given=given: given[match[1]], text)  # type: ignore[misc]
            for name, text in step["env"].items()
        }
        script = temporary / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        command = [*prefix, "bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        done = run(*command, cwd=checkout, environment={**environment, **values}, succeeds=False)
        printed += done.stdout
        assert done.returncode in (0, 1, 2), printed
    assert (temporary / "output").read_text("utf-8").startswith("exit-code="), printed
    assert not (tmp_path / "ran").exists(), (tmp_path / "ran").read_text()
    assert not (checkout / "out.md").exists()
    written = [temporary / "summary", checkout / "doclint.sarif", checkout / "report.html"]
    for text in (printed, *(path.read_text("utf-8") for path in written if path.exists())):
        assert TOKEN not in text
    assert "\n::add-mask" not in printed


def test_the_action_installs_only_what_has_a_hash() -> None:
    install = ACTION["runs"]["steps"][0]["run"]
    assert "--require-hashes" in install
    lock = (PROJECT / "requirements-action.lock").read_text("utf-8")
    entries = [entry for entry in re.split(r"\n(?=[a-z])", lock) if not entry.startswith("#")]
    assert len(entries) > 10
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("step", range(len(ACTION["runs"]["steps"])))
def test_python_runs_isolated_wherever_it_runs(step: int) -> None:
    script = ACTION["runs"]["steps"][step]["run"]
    calls = re.findall(r'^[^#\n]*"\$(?:PYTHON|python)" (.*)$', script, re.MULTILINE)
    assert calls
    assert [call for call in calls if not call.startswith("-I ")] == []
