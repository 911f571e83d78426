"""Every way of recording asks for the same authority: a move, its preview, and each line of an import."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from partnerflow.application.access.permissions import Permission
from partnerflow.application.access.principal import ANY, Assignment, Principal
from partnerflow.application.imports import ImportRequest
from partnerflow.application.moves.request import MoveRequest, move_request
from partnerflow.application.recording import RecordRequest
from partnerflow.application.service import Partnerflow
from partnerflow.errors import ForbiddenError
from tests.support.processes import shipped_process
from tests.unit.application.access.world import holder, reading, role, workspace

WHOLE = Assignment(role="coordinator", actor="LIN")


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    with workspace() as service:
        yield service


def ending(by: str) -> MoveRequest:
    data = {"kind": "abandoned", "endingReasons": ["not_viable"]}
    record = RecordRequest(
        stream="partnership", key="nota", fact="PartnershipEnded", line={"by": by, "data": data}, version_required=False
    )
    return move_request("end", record)


def line(by: str, **data: Any) -> bytes:
    told = {"id": "nota-0006", "fact": "ReadinessDeclared", "stream": "partnership", "key": "nota", "by": by}
    return json.dumps({**told, "occurredAt": "2025-02-01", "data": {"readiness": "willing", **data}}).encode()


@pytest.mark.parametrize("way", ["move", "preview"])
def test_a_move_and_its_preview_are_for_whoever_may_tell_it(service: Partnerflow, way: str) -> None:
    for who in (role("representative", "BRO"), role("coordinator", "BRO")):
        with pytest.raises(ForbiddenError):
            getattr(reading(service, holder(who), "facts.record"), way)(ending("LIN"))

    reading(service, holder(role("coordinator", "LIN")), "facts.record").preview(ending("LIN"))

    assert service.state("partnership", "nota").version == 5


def importing(service: Partnerflow, who: Principal, *lines: bytes, permission: Permission = "facts.import") -> int:
    request = ImportRequest(process=shipped_process("three-steps"))
    return reading(service, who, permission).import_facts(lines, request).recorded


def test_a_line_of_an_import_is_told_in_a_name_that_one_speaks_for(service: Partnerflow) -> None:
    speaks = holder(WHOLE, Assignment(role="representative", actor="BRO"))

    with pytest.raises(ForbiddenError) as told_of:
        importing(service, speaks, line("DOR", organisation="DOR"))

    assert told_of.value.reason == "speaks_for_another"
    assert importing(service, speaks, line("BRO", organisation="BRO")) == 1


def test_a_history_of_many_voices_is_imported_by_whoever_speaks_for_anybody(service: Partnerflow) -> None:
    system = holder(Assignment(role="coordinator", actor=ANY), Assignment(role="representative", actor=ANY))

    assert importing(service, system, line("DOR", organisation="DOR")) == 1


def test_to_import_takes_a_role_in_the_whole_workspace(service: Partnerflow) -> None:
    with pytest.raises(ForbiddenError) as told_of:
        importing(service, holder(role("coordinator", "LIN")), line("LIN", organisation="LIN"))

    assert told_of.value.reason == "role_may_not"
