"""Parts of pages that are kept say what is true now, and whoever sees one again is on record again."""

from __future__ import annotations

from partnerflow.application.imports import ImportRequest
from tests.support.admission import SOMEBODY, open_app
from tests.unit.pages.conftest import lines_of
from tests.unit.pages.work.conftest import KEY, known_by, running_on

DAY = "2023-02-10"


def test_the_work_tells_a_new_name_and_a_new_fact_at_once() -> None:
    service = running_on(DAY, known_by(DAY))
    client = open_app(service).test_client()
    before = client.get(f"{KEY}/work", query_string={"lang": "nl"}).text
    renamed = {"id": "LIN-0002", "fact": "OrganisationRenamed", "stream": "organisation", "key": "LIN"}
    renamed |= {"occurredAt": DAY, "by": "LIN", "data": {"name": "Onder een nieuwe naam"}}

    service.import_facts(lines_of(renamed), ImportRequest())
    after = client.get(f"{KEY}/work", query_string={"lang": "nl"}).text
    service.close()

    assert "Onder een nieuwe naam" not in before
    assert "Onder een nieuwe naam" in after


def test_each_look_at_a_kept_part_is_on_record() -> None:
    service = running_on(DAY, known_by(DAY))
    client = open_app(service).test_client()
    stream = service.streams.find("partnership", "vast-verder")
    assert stream is not None

    pages = [client.get(f"{KEY}/work").text for _ in range(2)]
    looks = [access for _, access in service.accesses.page(stream.head.stream_id, before=None, limit=9)]
    service.close()

    assert pages[0] == pages[1]
    assert [(look.principal, look.purpose) for look in looks] == [(SOMEBODY.id, "work"), (SOMEBODY.id, "work")]
