"""Which format suits where doclint runs: every CI service names itself in the environment."""

from __future__ import annotations

from collections.abc import Mapping

# https://docs.github.com/actions/reference/variables-reference, https://docs.gitlab.com/ci/variables/predefined_variables/,
# https://learn.microsoft.com/azure/devops/pipelines/build/variables
_SERVICES = {"GITHUB_ACTIONS": "github", "GITLAB_CI": "gitlab", "TF_BUILD": "azure"}


def format_for(environment: Mapping[str, str]) -> str:
    """The format of the CI service that runs this process; `full` where there is none."""
    for variable, output_format in _SERVICES.items():
        if environment.get(variable, "").casefold() == "true":
            return output_format
    return "full"
