"""`auto` is the format of the CI service that runs doclint."""

from __future__ import annotations

import pytest

from doclint.reporters.environment import format_for


@pytest.mark.parametrize(
    ("environment", "output_format"),
    [
        ({}, "full"),
        ({"CI": "true"}, "full"),
        ({"CI": "true", "GITHUB_ACTIONS": "true"}, "github"),
        ({"GITLAB_CI": "true"}, "gitlab"),
        ({"TF_BUILD": "True"}, "azure"),
        ({"GITHUB_ACTIONS": "false"}, "full"),
    ],
)
def test_format(environment: dict[str, str], output_format: str) -> None:
    assert format_for(environment) == output_format
