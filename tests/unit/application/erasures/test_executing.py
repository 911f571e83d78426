"""Carrying erasures out: once, whole, and again after an interruption."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from partnerflow.application.recording import RecordRequest
from partnerflow.application.service import Partnerflow
from partnerflow.application.telling import FactFilter
from partnerflow.errors import HeldError, UnavailableError
from partnerflow.persistence.erasures import ErasureTables
from tests.support.named import EMAIL, KEY, NAME, PERSON
from tests.unit.application.erasures.world import ask, hold, named, place, registered, shown

GRANT = "GR-7-0002"


class Failing(ErasureTables):
    """Requests whose outcome cannot be written: a process that is killed behind the transaction."""

    def end(self, *_: Any) -> None:
        raise UnavailableError("killed")


def test_facts_texts_and_key_go_and_the_report_tells() -> None:
    with named() as service:
        request = ask(service, PERSON, with_mentions=True)
        stream = service.state("partnership", KEY).stream

        assert service.run_erasures() == (request.id,)

        told = service.erasure(KEY, request.id)
        assert told["state"] == "done"
        assert told["count"] == sum(item["texts"] for item in told["erased"])
        assert {item["key"] for item in told["erased"]} == {KEY, "GR-7"}
        assert registered(service) == {"name": None, "email": None}
        assert NAME not in shown(service) + shown(service, "grant", "GR-7")
        assert (
            service.streams.texts(stream.head.stream_id)
            .keys()
            .isdisjoint(sealed for kept in request.asked.commitments.values() for sealed in kept)
        )
        assert _keys(service) == {}


def test_a_run_that_was_killed_is_gone_on_with_and_tells_nothing_twice() -> None:
    with named() as service:
        request = ask(service, PERSON, texts=(place(GRANT, "/data/reason", stream="grant"),))
        broken = replace(service, erasures=Failing(service.store))  # type: ignore[arg-type]
        with pytest.raises(UnavailableError):
            broken.run_erasures()
        version = service.state("partnership", KEY).version
        assert service.erasure(KEY, request.id)["state"] == "executing"

        assert service.run_erasures() == (request.id,)

        assert service.state("partnership", KEY).version == version
        assert [item["by"] for item in service.erasure(KEY, request.id)["erased"]] == [f"{KEY}-0008", "GR-7-0003"]


def test_what_somebody_erased_meanwhile_is_not_told_again() -> None:
    with named() as service:
        request = ask(service, PERSON, texts=(place(f"{KEY}-0003", "/note"),))
        line = {"by": "LIN", "data": {"person": PERSON, "reasonCode": "request"}}
        service.record(
            RecordRequest(stream="partnership", key=KEY, fact="PersonErased", line=line, version_required=False)
        )

        service.run_erasures()

        told = service.erasure(KEY, request.id)
        assert (told["state"], [item["fact"] for item in told["erased"]]) == ("done", [f"{KEY}-0003"])


def test_one_request_that_cannot_be_carried_out_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    with named() as service:
        first, second = ask(service, PERSON), ask(service, texts=(place(GRANT, "/data/reason", stream="grant"),))
        tables = ErasureTables(service.store)  # type: ignore[arg-type]
        begin = tables.begin

        def held(request: Any) -> bool:
            if request.id == first.id:
                raise HeldError("held")
            return begin(request)

        monkeypatch.setattr(tables, "begin", held)

        with pytest.raises(HeldError):
            replace(service, erasures=tables).run_erasures()

        states = {each.id: each.state for each in service.erasure_requests(KEY)}
        assert states == {first.id: "waiting", second.id: "done"}


def test_what_is_due_waits_while_the_workspace_is_held() -> None:
    with named() as service:
        request = ask(service, PERSON)
        hold(service)

        with pytest.raises(HeldError):
            service.run_erasures()

        assert service.erasure_requests(KEY) == (request,)


def test_who_was_shown_the_name_is_told_and_who_was_not_is_not() -> None:
    with named() as service:
        service.history("partnership", KEY, _facts("PersonRegistered"), principal="reader")
        service.history("partnership", KEY, _facts("DialogueHeld"), principal="another")
        list(service.export("partnership", KEY, principal="exporter"))
        request = ask(service, PERSON)
        service.run_erasures()

        seen = service.erasure(KEY, request.id)["seenBy"]

        assert [(each["principal"], each["purpose"], each["times"]) for each in seen] == [
            ("reader", "history", 1),
            ("exporter", "export", 1),
        ]


def test_an_export_of_a_person_holds_what_is_known_and_who_asked_for_it() -> None:
    with named() as service:
        found = service.person(KEY, PERSON, principal="dpo")

        assert found["registered"] == {"name": NAME, "email": EMAIL}
        assert [fact["fact"] for fact in found["facts"]] == ["PersonRegistered"]
        assert all(item["text"] for item in found["mentions"])
        assert [(each["principal"], each["purpose"]) for each in found["seenBy"]] == [("dpo", "person")]


def _facts(name: str) -> FactFilter:
    return FactFilter(types=frozenset((name,)))


def _keys(service: Partnerflow) -> dict[str, bytes]:
    head = service.state("partnership", KEY).stream.head
    return dict(service.store.keys.find(head.stream_id, [PERSON]))  # type: ignore[attr-defined]
