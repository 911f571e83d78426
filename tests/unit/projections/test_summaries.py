"""The list of partnerships follows the log, whatever stands in it."""

from __future__ import annotations

from partnerflow.application.finding import PartnershipSearch
from partnerflow.application.recording import RecordRequest
from partnerflow.persistence.codec import decode
from partnerflow.persistence.histories import Histories
from partnerflow.process.catalogue import Catalogue
from partnerflow.projections.summaries import SummaryTables
from tests.support.processes import shipped, shipped_process
from tests.support.service import StillClock, a_service

ORGANISATION = {
    "name": "Het Lab",
    "legalForm": "foundation",
    "sector": "civil_society",
    "country": "NL",
    "identifiers": [],
}


def found(service: object, key: str, process: str) -> None:
    data = {"name": key, "issue": "x", "reason": "y", "region": "z", "initiator": "LAB", "profile": "standard"}
    service.record(  # type: ignore[attr-defined]
        RecordRequest(
            stream="partnership",
            key=key,
            fact="PartnershipInitiated",
            line={"by": "LAB", "data": data},
            process=shipped_process(process),
        )
    )


def test_a_partnership_with_an_unknown_process_does_not_keep_the_others_from_the_list() -> None:
    with a_service() as service:
        line = {"by": "LAB", "data": ORGANISATION}
        service.record(RecordRequest(stream="organisation", key="LAB", fact="OrganisationRegistered", line=line))
        found(service, "in-steps", "three-steps")
        found(service, "whole", "partnership")
        fewer = Catalogue(process for process in shipped() if process.name != "three-steps")
        streams = Histories(service.store, fewer, StillClock())
        summaries = SummaryTables(service.store.tables, service.store, streams, decode)  # type: ignore[attr-defined]

        taken = summaries.apply(service.store.log(), summaries.live())

        assert taken
        assert [item.key for item in summaries.partnerships(PartnershipSearch()).items] == ["whole"]
        assert summaries.position() == service.store.position()
