"""Whatever writes goes to the primary, whoever reads beside it: facts, their judging, and the record of reading."""

from __future__ import annotations

from tests.contract.replica.conftest import Beside
from tests.contract.replica.telling import begun, submitted
from tests.support.postgres_pair import Pair
from tests.unit.api.conftest import NOTE, TEXT


def test_a_service_that_reads_from_a_standby_takes_facts_and_judges_them_by_what_the_primary_has(
    pair: Pair, workspace: Beside
) -> None:
    key, _ = begun(workspace.reader)
    pair.pause()
    submitted(workspace.writer, key, 1)

    body = {"by": "LIN", "expectedVersion": 1, "data": TEXT}
    stale = workspace.reader.post(f"/v1/partnerships/{key}/deliverables/text/versions", json=body)
    move = {"move": "advance", "by": "LIN", "expectedVersion": 2}
    moved = workspace.reader.post(f"/v1/partnerships/{key}/moves", json=move)

    assert stale.status_code == 412
    assert (moved.status_code, moved.json["version"]) == (201, 3)


def test_who_reads_beside_a_standby_that_is_behind_is_on_record_at_the_primary(pair: Pair, workspace: Beside) -> None:
    key, position = begun(workspace.writer)
    pair.follow()
    pair.pause()

    for address in (f"/v1/partnerships/{key}", f"/v1/events?after={position - 1}"):
        assert workspace.reader.get(address).status_code == 200

    readings = workspace.writer.get(f"/v1/partnerships/{key}/accesses").json["items"]
    assert {reading["purpose"] for reading in readings} == {"readPartnership", "readEvents"}


def test_a_text_whose_erasure_was_asked_is_not_shown_although_the_standby_still_has_it(
    pair: Pair, workspace: Beside
) -> None:
    key, _ = begun(workspace.writer)
    history = f"/v1/partnerships/{key}/history"
    issue = workspace.reader.get(history).json["items"][0]["data"]["issue"]
    pair.follow()
    pair.pause()

    asked = {"by": "LIN", "ground": "objection", "texts": [{"fact": f"{key}-0001", "pointer": "/data/issue"}]}
    assert workspace.writer.post(f"/v1/partnerships/{key}/erasures", json=asked).status_code == 202

    assert issue == NOTE["data"]["issue"]
    assert issue not in workspace.reader.get(history).text
