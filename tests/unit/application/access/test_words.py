"""Every reason for which something is forbidden has words in both languages, and says what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import partnerflow.application.access as room
from partnerflow.errors import Fault
from partnerflow.messages import LANGUAGES, Language, catalogue, render

REASONS = (
    "role_may_not", "scope_leaves_out", "not_told_by_role", "own_voice", "speaks_for_nobody", "speaks_for_another",
    "not_own_statement", "not_own_project", "no_mandate_named", "mandate_not_valid", "mandate_out_of_scope",
    "gives_itself", "not_its_to_give", "gives_more_than_it_has", "lifts_confidence",
)  # fmt: skip
DATA = {"permission": "facts.record", "fact": "PartyInvited", "by": "LIN", "roles": ["coordinator"]}


def test_these_are_the_reasons_that_the_room_gives() -> None:
    source = "".join(file.read_text("utf-8") for file in Path(str(room.__file__)).parent.glob("*.py"))

    assert [reason for reason in REASONS if f'"{reason}"' not in source] == []
    assert set(re.findall(r'yield "(\w+)"|return "(\w+)"\n', source)) <= {
        pair for reason in REASONS for pair in ((reason, ""), ("", reason))
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", REASONS)
def test_each_says_what_is_wrong_and_what_to_do(language: Language, reason: str) -> None:
    message = render(Fault(code="forbidden", reason=reason, data=DATA), language)

    assert f"forbidden.{reason}" in catalogue(language)
    assert message.remedy
    assert "…" not in message.text + message.remedy
