"""What would happen if the partners went back: the same as a dry run shows, for any day and any knowledge."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from partnerflow.errors import MalformedError
from tests.support.admission import open_app
from tests.support.dossier import in_process
from tests.support.service import a_service
from tests.support.world import World
from tests.unit.questions.example import asked_of


def test_the_day_before_the_decision_shows_what_the_return_then_did(example: World) -> None:
    answer = asked_of(example, "return_preview", {"to": "agreeing"}, as_of="2024-11-06").answer

    fates = {
        (item["deliverable"]["kind"], item["deliverable"].get("project")): item["fate"] for item in answer["fates"]
    }
    assert fates["afsprakennota", None] == "reopened_in_force"
    assert fates["intentieverklaring", None] == "unchanged"
    assert (answer["closes"]["phase"], answer["stay"]) == ("executing", {"phase": "agreeing", "ordinal": 3, "round": 3})
    assert [item["grant"] for item in answer["notices"]] == ["GR-1"]
    assert {item["phase"] for item in answer["guards"]} == {"agreeing", "shaping"}


def test_it_names_the_facts_behind_it(example: World) -> None:
    asked = asked_of(example, "return_preview", {"to": "agreeing"}, as_of="2024-11-06")

    signed = {item["fact"] for needed in asked.answer["signatures"] for item in needed["stillCount"]}
    assert signed
    assert signed <= set(asked.facts)


@pytest.mark.parametrize("to", ["executing", "agreeing"])
def test_there_is_nothing_to_show_where_no_return_leads(example: World, to: str) -> None:
    asked = asked_of(example, "return_preview", {"to": to}, as_of="2022-10-01")

    assert asked.answer is None
    assert asked.facts


def test_a_phase_that_the_process_does_not_know_is_refused(example: World) -> None:
    with pytest.raises(MalformedError) as refused:
        asked_of(example, "return_preview", {"to": "nowhere"})

    assert refused.value.faults[0].pointer == "/to"


def test_it_shows_what_a_dry_run_of_that_return_shows() -> None:
    with a_service(example=True, today="2025-10-20") as service:
        client: FlaskClient = open_app(service).test_client()
        dossier = in_process(client, "vast-verder", by="LIN", on="2025-10-20")
        back = dossier.returns("sharing", target_on="2025-12-01")

        asked = dossier.reads("return-preview?to=sharing")["answer"]
        shown = dossier.previews(**back)["consequences"]

    lacking = [item.pop("missing", None) for item in shown["guards"]]
    assert any(lacking)
    for item in asked["guards"]:
        item.pop("missing", None)
    assert shown["openWork"].pop("repairAgenda") == [{"item": 1}]
    assert asked == shown
