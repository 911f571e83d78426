"""The scrub of texts, on a history with a person and notes in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.persistence.opening import open_store
from tests.contract.ledger.damaging import damage
from tests.support.processes import shipped_process
from tests.support.service import example_lines, service_over

DAMAGES = {
    "a text is altered": ("UPDATE disclosures SET value = 'iets anders' WHERE subject IS NULL", "text_altered"),
    "a salt is altered": ("UPDATE disclosures SET salt = zeroblob(32) WHERE subject IS NULL", "text_altered"),
    "a text is moved elsewhere": ("UPDATE disclosures SET pointer = '/else' WHERE subject IS NULL", "text_misplaced"),
    "a person's text is given to nobody": ("UPDATE disclosures SET subject = NULL", "text_altered"),
    "a text is moved to a fact that is not there": ("UPDATE disclosures SET version = 9999", "text_without_event"),
    "a person's text is altered": ("UPDATE disclosures SET value = substr(value, 1, 30) WHERE subject > ''", "unreadable"),
}  # fmt: skip


@pytest.fixture
def served(durable_url: str) -> Iterator[Partnerflow]:
    with closing(service_over(open_store(durable_url))) as service:
        service.import_facts(example_lines(), ImportRequest(process=shipped_process("partnership")))
        yield service


@pytest.fixture
def findings(served: Partnerflow) -> Callable[[], list[str]]:
    return lambda: [finding.reason for finding in served.ledger.scrub.run().findings]  # type: ignore[attr-defined]


def test_every_text_of_the_example_opens_its_commitment(findings: Callable[[], list[str]]) -> None:
    assert findings() == []


@pytest.mark.parametrize("told", DAMAGES)
def test_a_text_that_is_not_what_was_committed_to_is_found(
    durable_url: str, findings: Callable[[], list[str]], told: str
) -> None:
    statement, reason = DAMAGES[told]

    damage(durable_url, statement)

    assert findings() == [reason]
