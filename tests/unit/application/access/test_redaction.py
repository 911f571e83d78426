"""Which confined texts each role sees: in the history, in answers, in exports, and nowhere else more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from partnerflow.application.access.principal import Assignment, Principal, PrincipalKind
from partnerflow.application.access.rights import Rights
from partnerflow.application.service import Partnerflow
from partnerflow.domain.access.records import AccessGrant
from partnerflow.domain.access.state import Access
from tests.unit.application.access.example import KEY, SECRET, example, kinds_seen, texts_of_kind
from tests.unit.application.access.world import LINK, holder, reading

CONFINED = ("interests", "confidential_interests", "session_notes", "conflicts", "persons")
SEEN: dict[str, str] = {
    "coordinator": "interests confidential_interests session_notes conflicts persons",
    "representative": "interests session_notes conflicts persons",
    "signatory": "interests conflicts persons",
    "lead": "interests session_notes persons",
    "lead_partner": "interests session_notes persons",
    "funder": "persons",
    "evaluator": "interests session_notes",
    "observer": "session_notes",
    "auditor": "interests persons",
    "data_protection_officer": "interests confidential_interests session_notes conflicts persons",
}


@pytest.fixture(scope="module")
def service() -> Iterator[Partnerflow]:
    with example() as service:
        yield service


def at_the_table(name: str, actor: str | None = "WON", **more: Any) -> Assignment:
    return Assignment(role=name, actor=actor, partnerships=frozenset({KEY}), **more)


@pytest.mark.parametrize("name", SEEN)
def test_each_role_sees_its_kinds_of_text_whole_and_the_others_not_at_all(service: Partnerflow, name: str) -> None:
    seen = kinds_seen(service, reading(service, holder(at_the_table(name))))

    assert seen == {"open": {True}} | {kind: {kind in SEEN[name].split()} for kind in CONFINED}


def test_several_roles_see_what_any_of_them_sees(service: Partnerflow) -> None:
    seen = kinds_seen(service, reading(service, holder(at_the_table("funder"), at_the_table("observer"))))

    assert {kind for kind in CONFINED if seen[kind] == {True}} == {"persons", "session_notes"}


def test_what_a_role_was_given_without_it_does_not_see(service: Partnerflow) -> None:
    without = at_the_table("coordinator", withholds=frozenset({"interests", "persons"}))

    seen = kinds_seen(service, reading(service, holder(without)))

    assert {kind for kind in CONFINED if seen[kind] == {True}} == {"session_notes", "conflicts"}


@pytest.mark.parametrize(("name", "actor", "sees"), [
    ("representative", "BAK", True), ("signatory", "BAK", True), ("representative", "*", True),
    ("representative", "WON", False), ("lead", "BAK", False), ("observer", "BAK", False), ("representative", None, False),
    ("evaluator", "BAK", False), ("funder", "BAK", False), ("lead_partner", "BAK", True),
])  # fmt: skip
def test_what_an_organisation_told_in_confidence_is_seen_by_whoever_speaks_for_it(
    service: Partnerflow, name: str, actor: str | None, sees: bool
) -> None:
    exported = b"".join(reading(service, holder(at_the_table(name, actor))).export("partnership", KEY)).decode()

    assert (SECRET in exported) is sees


def test_a_link_that_was_meant_for_an_organisation_hears_nothing_in_its_place(service: Partnerflow) -> None:
    held = AccessGrant(
        access="AC-90", principal=LINK, role="representative", actor="BAK", person=None, project=None, since="2026-01-01",
        through=None, withholds=frozenset(), by="LIN", fact="x",
    )  # fmt: skip
    access = Access(grants={"AC-90": held})
    kinds: tuple[PrincipalKind, ...] = ("link", "person")

    of_link, of_person = (
        Rights.of(service.policy, Principal(id=LINK, kind=kind), KEY, access, "2026-02-01") for kind in kinds
    )

    actors = [[assignment.actor for _, assignment in rights.roles] for rights in (of_link, of_person)]
    assert actors == [[None], ["BAK"]]
    assert of_link.may("partnership.read")


@pytest.mark.parametrize(("name", "question", "kind", "sees"), [
    ("observer", "learning", "session_notes", True), ("funder", "learning", "session_notes", False),
    ("signatory", "objections", "conflicts", True), ("observer", "objections", "conflicts", False),
])  # fmt: skip
def test_an_answer_tells_what_the_role_sees(
    service: Partnerflow, name: str, question: str, kind: str, sees: bool
) -> None:
    seen = reading(service, holder(at_the_table(name)))

    answer = str(seen.ask(KEY, question, {}, as_of=None, as_known_at=None).answer)

    assert any(text in answer for text in texts_of_kind(service, kind)) is sees


def test_a_stream_that_was_not_found_has_no_texts(service: Partnerflow) -> None:
    stream = service.streams.find("partnership", KEY)
    assert stream is not None

    seen = reading(service, holder(at_the_table("coordinator"))).streams

    assert seen.texts(stream.head.stream_id) == {}
    assert seen.withholds(stream, stream.history.facts[0])


def test_a_fact_is_withheld_with_its_kind_even_where_it_holds_no_text(service: Partnerflow) -> None:
    withheld = {}
    for name in ("funder", "coordinator"):
        seen = reading(service, holder(at_the_table(name))).streams
        stream = seen.find("partnership", KEY)
        assert stream is not None
        withheld[name] = {fact.type for fact in stream.history.facts if seen.withholds(stream, fact)}

    assert withheld["coordinator"] == set()
    assert {"PositionTaken", "InterestShared", "DialogueHeld"} <= withheld["funder"]
    assert withheld["funder"].isdisjoint({"PersonRegistered", "PhaseAdvanced", "DeliverableSigned"})


def test_the_same_is_seen_with_the_same_view_key_and_only_then(service: Partnerflow) -> None:
    keys = {}
    for name, actor in (
        ("observer", "WON"),
        ("observer", "HOG"),
        ("funder", "WON"),
        ("signatory", "WON"),
        ("signatory", "HOG"),
    ):
        seen = reading(service, holder(at_the_table(name, actor)))
        seen.state("partnership", KEY)
        keys[name, actor] = seen.view_key

    assert keys["observer", "WON"] == keys["observer", "HOG"]
    assert len(set(keys.values())) == 4
