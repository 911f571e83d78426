"""What a reader may tell, before there is a fact to judge: by role, in whose name, about whom."""

from __future__ import annotations

import pytest

from partnerflow.application.access.policy import read_policy
from partnerflow.application.access.principal import ANY, Assignment
from partnerflow.settings import config_folder
from partnerflow_api.pages.voices import Voice, Voices

POLICY = read_policy(config_folder() / "access.yaml")


def held(*roles: tuple[str, str | None]) -> Voices:
    return Voices(
        policy=POLICY, held=tuple((POLICY.roles[role], Assignment(role=role, actor=actor)) for role, actor in roles)
    )


def test_who_speaks_for_anybody_may_tell_it_about_everybody() -> None:
    voice = held(("coordinator", ANY), ("representative", ANY)).of("PositionTaken")

    assert (voice.may, voice.anybody, voice.may_about("LIN")) == (True, True, True)


def test_a_representative_tells_its_own_word_only() -> None:
    voice = held(("representative", "LIN")).of("PositionTaken")

    assert (voice.may, voice.actors, voice.may_about("LIN"), voice.may_about("BAK")) == (True, ("LIN",), True, False)


def test_a_coordinator_tells_of_others_what_is_not_their_own_word() -> None:
    voices = held(("coordinator", "LIN"))

    assert voices.of("DialogueHeld").may_about("BAK")
    assert voices.of("InterestShared").may_about("BAK")
    assert voices.of("PositionTaken").reason == "own_voice"


@pytest.mark.parametrize(
    ("roles", "fact", "reason"),
    [
        ((("observer", None),), "DialogueHeld", "not_told_by_role"),
        ((("representative", None),), "DialogueHeld", "speaks_for_nobody"),
        ((), "PositionTaken", "not_told_by_role"),
    ],
)
def test_what_may_not_be_told_says_why(roles: tuple[tuple[str, str | None], ...], fact: str, reason: str) -> None:
    voice = held(*roles).of(fact)

    assert (voice.may, voice.reason) == (False, reason)


def test_the_one_for_whom_a_reader_speaks_is_known() -> None:
    assert held(("representative", "LIN"), ("signatory", "LIN")).actor == "LIN"
    assert held(("representative", "LIN"), ("representative", "BAK")).actor is None
    assert held(("coordinator", ANY)).actor is None


def test_about_nobody_in_particular_it_may_be_told_whenever_it_may() -> None:
    assert Voice().may_about(None)
    assert not Voice(reason="own_voice").may_about(None)
