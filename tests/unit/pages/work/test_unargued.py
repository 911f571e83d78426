"""Whoever said to object, and not why, is asked for the objection; not for another position."""

from __future__ import annotations

import json

from tests.unit.pages.markup import Page
from tests.unit.pages.work.conftest import KEY, known_by, opened_on

DAY = "2022-09-01"


def test_an_objection_without_grounds_is_asked_for_and_is_not_called_silence() -> None:
    lines = known_by(DAY)
    tabled = [fact for fact in map(json.loads, lines) if fact["fact"] == "ProposalTabled"][-1]
    objector, ref = min(tabled["data"]["entitled"]), tabled["data"]["proposal"]
    own = [fact for fact in map(json.loads, lines) if fact["stream"] == "partnership"]
    position = {"organisation": objector, "position": "object", "round": 1}
    with opened_on(DAY, lines) as client:
        told = {"by": objector, "occurredAt": DAY, "data": position, "expectedVersion": len(own)}
        answer = client.post(f"/v1{KEY}/proposals/{ref}/positions", json=told)
        assert answer.status_code == 201, answer.text

        page = Page(client.get(f"{KEY}/proposals/{ref}?lang=nl").text)
        work = Page(client.get(f"{KEY}/work?lang=nl").text)

    asked = [link.attributes.get("href", "") for link in (*page.all("a"), *work.all("a"))]
    assert "maakt bezwaar, maar zei nog niet waarom" in page.text()
    assert any("ObjectionRaised" in each and f"organisation={objector}" in each for each in asked)
    assert not any("PositionTaken" in each and f"organisation={objector}" in each for each in asked)
