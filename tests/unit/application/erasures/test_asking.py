"""Asking for an erasure: what it comes to, that nobody sees it from then on, and taking it back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from partnerflow.application.imports import ImportRequest
from partnerflow.errors import HeldError, MalformedError, NotFoundError, RefusedError
from partnerflow.messages import render
from tests.support.named import EMAIL, HARVEST, KEY, NAME, PERSON
from tests.support.processes import shipped_process
from tests.support.service import a_service
from tests.unit.application.erasures.world import ask, hold, named, place, registered, shown

HARVESTED, SUBMITTED = f"{KEY}-0003", f"{KEY}-0004"
A_WHILE = timedelta(hours=72)


def test_what_is_asked_is_seen_no_more_and_still_there() -> None:
    with named() as service:
        request = ask(service, PERSON, texts=(place(HARVESTED, "/data/harvest"),), delay=A_WHILE)

        assert request.state == "waiting"
        assert registered(service) == {"name": None, "email": None}
        assert HARVEST not in shown(service).split(f'"id":"{HARVESTED}"')[1].split('"version"')[0]
        assert service.run_erasures() == ()
        assert service.erasures.find(request.id) == request


def test_what_is_taken_back_is_seen_again() -> None:
    with named() as service:
        before = shown(service)
        request = ask(service, PERSON, with_mentions=True, delay=A_WHILE)
        assert shown(service) != before

        cancelled = service.cancel_erasure(KEY, request.id)

        assert (cancelled.state, shown(service)) == ("cancelled", before)
        assert service.run_erasures() == ()
        with pytest.raises(RefusedError) as refused:
            service.cancel_erasure(KEY, request.id)
        assert refused.value.faults[0].reason == "erasure_not_waiting"


def test_a_text_that_another_request_waits_for_stays_restricted_when_one_is_taken_back() -> None:
    with named() as service:
        both = ask(service, texts=(place(HARVESTED, "/data/harvest", "/note"),), delay=A_WHILE)
        ask(service, texts=(place(HARVESTED, "/note"),), delay=A_WHILE)

        service.cancel_erasure(KEY, both.id)

        fact = shown(service).split(f'"id":"{HARVESTED}"')[1].split('"recordedAt"')[0]
        assert HARVEST in fact
        assert '"note":"[…]"' in fact


def test_mentions_take_in_every_text_with_the_name_or_the_address_and_those_of_grants() -> None:
    with named() as service:
        request = ask(service, PERSON, with_mentions=True, delay=A_WHILE)

        assert NAME not in shown(service) + shown(service, "grant", "GR-7")
        assert EMAIL.lower() not in shown(service).lower()
        assert {text.stream for text in request.asked.texts} == {"partnership", "grant"}


def test_a_hash_goes_with_the_text_that_it_covers() -> None:
    with named() as service:
        request = ask(service, texts=(place(SUBMITTED, "/data/sections/body/text"),), delay=A_WHILE)

        assert request.asked.texts == (place(SUBMITTED, "/data/sections/body/text", "/data/sha256"),)


def test_the_copy_that_a_correction_holds_goes_with_the_text() -> None:
    with named() as service:
        request = ask(service, texts=(place(HARVESTED, "/data/harvest"),), delay=A_WHILE)

        assert request.asked.texts == (place(HARVESTED, "/data/harvest"), place(f"{KEY}-0007", "/data/old"))


def test_what_is_left_of_a_history_can_be_imported_elsewhere() -> None:
    with named() as service:
        ask(service, PERSON, texts=(place(HARVESTED, "/data/harvest", "/note"),))
        service.run_erasures()
        exported = [line for key in ("LIN", "FON") for line in service.export("organisation", key)] + list(
            service.export("partnership", KEY)
        )

        with a_service() as elsewhere:
            report = elsewhere.import_facts(exported, ImportRequest(process=shipped_process("three-steps")))

            assert report.recorded == len(exported)
            assert list(elsewhere.export("partnership", KEY)) == exported[2:]


def test_a_fact_that_shows_a_restricted_text_has_another_etag_and_the_same_version() -> None:
    with named() as service:
        before = service.state("partnership", KEY).stream.head
        ask(service, PERSON, delay=A_WHILE)

        head = service.state("partnership", KEY).stream.head

        assert (head.version, head.restrictions) == (before.version, before.restrictions + 1)


def test_importing_the_same_history_again_restores_nothing() -> None:
    with named() as service:
        lines = list(service.export("partnership", KEY))
        ask(service, PERSON, with_mentions=True)
        service.run_erasures()
        erased = shown(service)

        report = service.import_facts(lines, ImportRequest())

        assert (report.recorded, report.known) == (0, len(lines))
        assert shown(service) == erased


@pytest.mark.parametrize(
    ("persons", "texts", "reason"),
    [
        ((), (), "nothing_to_erase"),
        (("p-009",), (), "person"),
        ((), (place(HARVESTED, "/data/nothing"),), "no_text_there"),
        ((), (place(f"{KEY}-0002", "/data/name"),), "goes_with_the_person"),
    ],
)
def test_what_a_rule_would_refuse_is_refused_when_it_is_asked(
    persons: tuple[str, ...], texts: tuple[object, ...], reason: str
) -> None:
    with named() as service:
        before = shown(service)

        with pytest.raises(RefusedError) as refused:
            ask(service, *persons, texts=texts)  # type: ignore[arg-type]

        assert [fault.reason for fault in refused.value.faults] == [reason]
        assert shown(service) == before
        assert service.erasure_requests(KEY) == ()


@pytest.mark.parametrize(
    ("text", "pointer"),
    [(place("GR-8-0001", "/note", stream="grant"), "/texts/0/key"), (place(f"{KEY}-0099", "/note"), "/texts/0/fact")],
)
def test_only_facts_of_the_partnership_and_its_grants_can_be_named(text: object, pointer: str) -> None:
    with named() as service, pytest.raises(MalformedError) as refused:
        ask(service, texts=(text,))  # type: ignore[arg-type]

    assert [fault.pointer for fault in refused.value.faults] == [pointer]


def test_a_request_is_found_under_its_own_partnership_only() -> None:
    with named() as service:
        request = ask(service, PERSON, delay=A_WHILE)

        with pytest.raises(NotFoundError):
            service.erasure("another", request.id)
        assert service.erasure(KEY, request.id)["state"] == "waiting"


def test_a_held_workspace_takes_no_request_and_cancels_none() -> None:
    with named() as service:
        waiting = ask(service, PERSON, delay=A_WHILE)
        before = shown(service)
        hold(service)

        with pytest.raises(HeldError):
            ask(service, texts=(place(HARVESTED, "/note"),))
        with pytest.raises(HeldError):
            service.cancel_erasure(KEY, waiting.id)

        assert service.erasure_requests(KEY) == (waiting,)
        assert shown(service) == before


def test_a_text_of_an_organisation_is_said_to_be_erased_on_the_organisation() -> None:
    with named() as service, pytest.raises(MalformedError) as refused:
        ask(service, texts=(place("LIN-0003", "/note", stream="grant"),))

    said = render(refused.value.faults[0], "en")
    assert said.text == f"LIN-0003 is not a fact of {KEY} or of a grant of it."
    assert "POST /v1/organisations/LIN/facts/LIN-0003/erasure" in said.remedy
