"""The language of messages."""

from __future__ import annotations

import pytest

from partnerflow.cli.language import environment_language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "nl_BE.UTF-8"}, "nl"),
        ({"LANG": "fr_BE.UTF-8"}, "en"),
        ({"LANG": "nl_BE.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "nl_NL"}, "nl"),
        ({"LANG": "nl_NL", "LC_ALL": ""}, "nl"),
    ],
)
def test_it_is_dutch_where_the_locale_for_messages_is(environment: dict[str, str], language: str) -> None:
    assert environment_language(environment) == language
