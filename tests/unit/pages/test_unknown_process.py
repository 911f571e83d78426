"""A partnership whose process this server does not know: it stays in the list, and its page says what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from partnerflow.application.imports import ImportRequest
from partnerflow.bootstrap import build
from partnerflow.persistence.histories import Histories
from partnerflow.process.catalogue import Catalogue
from partnerflow.settings import Settings
from tests.support.admission import open_app
from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import lines_of
from tests.unit.pages.markup import Page


@pytest.fixture
def forgetful() -> Iterator[FlaskClient]:
    """A server with a partnership in three steps and one of the ordinary kind, started again without the three steps."""
    service = build(Settings.read({"PARTNERFLOW_DATABASE": "memory:"}))
    try:
        steps = service.processes.latest("three-steps")
        service.import_facts(lines_of(an_organisation("AAA"), a_partnership("gewoon")), ImportRequest())
        service.import_facts(lines_of(a_partnership("stappen")), ImportRequest(process=steps))
        assert service.summaries.wait(service.store.position(), 10)
        kept = Catalogue(process for process in service.processes if process.name != steps.name)
        streams = Histories(service.store, kept, service.clock)
        yield open_app(replace(service, processes=kept, streams=streams)).test_client()
    finally:
        service.close()


@pytest.mark.parametrize(
    ("language", "mark"),
    [("nl", "Het proces three-steps.v1 is hier niet bekend"), ("en", "Process three-steps.v1 is not known here")],
)
def test_the_list_shows_it_with_its_phase_as_it_is_kept_and_a_mark(
    forgetful: FlaskClient, language: str, mark: str
) -> None:
    response = forgetful.get("/", query_string={"lang": language})

    page = Page(response.text)
    ordinary, unknown = (" ".join(row.text.split()) for row in page.all("li"))
    assert response.status_code == 200
    assert page.problems() == []
    assert mark not in ordinary
    assert "draft" in unknown
    assert mark in unknown


@pytest.mark.parametrize("path", ["/partnerships/stappen", "/partnerships/stappen/facts/stappen-0001"])
def test_its_own_pages_say_what_is_missing_and_where_the_operator_puts_it(forgetful: FlaskClient, path: str) -> None:
    response = forgetful.get(path, headers={"Accept-Language": "en"})

    page = Page(response.text)
    assert response.status_code == 503
    assert page.problems() == []
    assert "the definition of its process is missing on this server" in page.text()
    assert "The operator puts the file three-steps.v1.yaml in the folder of PARTNERFLOW_PROCESSES" in page.text()


def test_a_partnership_of_a_known_process_is_shown_as_ever(forgetful: FlaskClient) -> None:
    assert forgetful.get("/partnerships/gewoon").status_code == 200
