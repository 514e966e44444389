"""The CI recipes: each is what its service accepts, and its commands run in a repository of localized pages."""

from __future__ import annotations

import json
import re
import sys
import venv
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.real.commands import PROJECT, clean_environment, new_repository, run
from tests.real.conftest import PublishedProject
from tests.reporters.machine import assert_valid_json, assert_valid_junit

ACTION: dict[str, Any] = yaml.safe_load((PROJECT / "action.yml").read_text("utf-8"))
GUIDE = (PROJECT / "docs/ci.md").read_text("utf-8")
RECIPES: dict[str, str] = {
    match["name"]: match["text"]
    for match in re.finditer(r"^```yaml (?P<name>\S+)\n(?P<text>.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
}

SCHEMAS = {
    "github-action": "vendor.github-workflows",
    "github-sarif": "vendor.github-workflows",
    "gitlab": "vendor.gitlab-ci",
    "azure": "vendor.azure-pipelines",
}

GOOD = "---\ntitle: The beacon\nms.contentlocale: fr-FR\n---\n# Le phare\n"
BAD = "---\ntitle: The beacon\nms.contentlocale: fr-FR\n\n# Le phare\n"


def filled(text: str, project: PublishedProject) -> str:
    """A recipe with its placeholders filled in."""
    address = project.folder.as_uri()
    return (
        text.replace("git+<address of this repository>", f"git+{address}@{project.revision}")
        .replace("<address of this repository>", str(project.folder))
        .replace("<tag or commit>", project.revision)
        .replace("<owner>", "owner")
    )


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of a Python environment as a CI service offers one, with nothing installed."""
    folder = tmp_path_factory.mktemp("python")
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if sys.platform == "win32" else "bin")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose second commit damages a page."""
    folder = new_repository(tmp_path / "documentation")
    for text, message in ((GOOD, "A page"), (BAD, "A damaged page")):
        (folder / "fr-FR").mkdir(exist_ok=True)
        (folder / "fr-FR/a.md").write_text(text, encoding="utf-8")
        run("git", "add", "--all", cwd=folder)
        run("git", "commit", "--quiet", "--message", message, cwd=folder)
    return folder


def environment(tools: Path, **extra: str) -> dict[str, str]:
    clean = clean_environment(**extra)
    return {**clean, "PATH": f"{tools}:{clean['PATH']}"}


@pytest.mark.parametrize("name", SCHEMAS)
def test_recipe_is_what_the_service_accepts(name: str, published_project: PublishedProject, tmp_path: Path) -> None:
    file = tmp_path / "recipe.yml"
    file.write_text(filled(RECIPES[name], published_project), encoding="utf-8")
    run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[name], file, cwd=tmp_path)


def test_action_is_what_github_accepts() -> None:
    run(
        sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml", cwd=PROJECT
    )


def test_action_has_no_way_in_for_strangers(tmp_path: Path) -> None:
    # zizmor looks for inputs that become part of scripts, for credentials left behind, and the like.
    run(Path(sys.executable).parent / "zizmor", "--offline", "--no-progress", PROJECT / "action.yml", cwd=tmp_path)


def test_every_input_is_described_in_the_guide() -> None:
    table = re.findall(
        r"^\| `([a-z-]+)` \|", GUIDE[GUIDE.index("| input |") : GUIDE.index("The output `exit-code`")], re.M
    )
    assert table == list(ACTION["inputs"])
    assert all(entry["description"] for entry in ACTION["inputs"].values())


class _Job:
    """Runs the action's steps as GitHub's runner does: bash with errexit and pipefail, inputs in the environment."""

    def __init__(self, repository: Path, project: PublishedProject, temporary: Path) -> None:
        self.repository = repository
        self.temporary = temporary
        temporary.mkdir()
        self._environment = clean_environment(
            RUNNER_TEMP=str(temporary),
            GITHUB_ACTIONS="true",
            GITHUB_ACTION_PATH=str(project.folder),
            GITHUB_OUTPUT=str(temporary / "output"),
            GITHUB_STEP_SUMMARY=str(temporary / "summary"),
        )

    def run(self, **inputs: str) -> tuple[int, str]:
        given = {name: str(entry["default"]) for name, entry in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): text for name, text in inputs.items()}
        done = None
        for step in ACTION["runs"]["steps"]:
            assert "${{" not in step["run"]
            values = {
                name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: given[match[1]], text)
                for name, text in step["env"].items()
            }
            script = self.temporary / "step.sh"
            script.write_text(step["run"], encoding="utf-8")
            done = run(
                "bash", "--noprofile", "--norc", "-eo", "pipefail", script,
                cwd=self.repository, environment={**self._environment, **values}, succeeds=False,
            )  # fmt: skip
            if done.returncode:
                break
        assert done is not None
        return done.returncode, done.stdout

    def text(self, name: str) -> str:
        return (self.temporary / name).read_text("utf-8")


def test_action_annotates_tells_and_fails(
    repository: Path, published_project: PublishedProject, tmp_path: Path
) -> None:
    job = _Job(repository, published_project, tmp_path / "temporary")
    code, printed = job.run(python=sys.executable, sarif_file="doclint.sarif", html_file="doclint.html")
    assert code == 1, printed
    assert "::warning file=fr-FR/a.md,line=1" in printed
    assert job.text("output") == "exit-code=1\n"
    assert job.text("summary").startswith("## doclint\n")
    assert_valid_json(json.loads((repository / "doclint.sarif").read_text("utf-8")), "sarif-2.1.0.json")
    assert (repository / "doclint.html").read_text("utf-8").startswith("<!doctype html>")

    hostile = "fr-FR/$(touch owned).md\n`touch owned`"
    code, printed = job.run(python=sys.executable, paths=hostile, summary="false")
    assert code == 2, printed
    assert not (repository / "owned").exists()

    code, printed = job.run(python=sys.executable, since="HEAD", args="--fail-on=error\n--no-fold")
    assert code == 0, printed


@pytest.mark.parametrize("name", ["github-sarif", "gitlab", "azure"])
def test_commands_of_a_recipe_run(
    name: str, repository: Path, tools: Path, published_project: PublishedProject
) -> None:
    recipe = yaml.safe_load(filled(RECIPES[name], published_project))
    if name == "github-sarif":
        commands = [step["run"] for step in recipe["jobs"]["doclint"]["steps"] if "run" in step]
    elif name == "gitlab":
        commands = recipe["doclint"]["script"]
    else:
        commands = [step["script"] for step in recipe["steps"] if "script" in step]
    *install, check = commands
    for command in install:
        run("bash", "-e", "-c", command, cwd=repository, environment=environment(tools))
    done = run("bash", "-e", "-c", check, cwd=repository, environment=environment(tools), succeeds=False)
    assert "FM001" in done.stdout
    if name == "github-sarif":
        assert done.returncode == 0
        assert_valid_json(json.loads((repository / "doclint.sarif").read_text("utf-8")), "sarif-2.1.0.json")
        return
    assert done.returncode == 1
    assert_valid_junit((repository / "doclint.xml").read_text("utf-8"))
    if name == "gitlab":
        (report,) = [recipe["doclint"]["artifacts"]["reports"]["codequality"]]
        assert_valid_json(json.loads((repository / report).read_text("utf-8")), "gitlab-code-quality.schema.json")
    else:
        assert "##vso[task.logissue type=warning;sourcepath=fr-FR/a.md;" in done.stdout


def test_pre_commit_ci(repository: Path, published_project: PublishedProject, tmp_path: Path) -> None:
    configuration = repository / ".pre-commit-config.yaml"
    configuration.write_text(filled(RECIPES["pre-commit"], published_project), encoding="utf-8")
    surroundings = clean_environment(PRE_COMMIT_HOME=str(tmp_path / "home"))
    run(sys.executable, "-m", "pre_commit", "validate-config", cwd=repository, environment=surroundings)
    run("git", "add", "--all", cwd=repository)
    done = run(
        sys.executable,
        "-m",
        "pre_commit",
        "run",
        "--all-files",
        cwd=repository,
        environment=surroundings,
        succeeds=False,
    )
    assert done.returncode == 1, done.stdout
    assert "FM001" in done.stdout
