"""The work of partnerships that went otherwise than the example: imported, paused, ended, and by another process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.processes import shipped_process
from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import lines_of
from tests.unit.pages.markup import Page
from tests.unit.pages.work.conftest import known_by, opened_on

STORIES = Path(__file__).parents[3] / "stories"
DAILY = (
    "DialogueHeld",
    "ReadinessDeclared",
    "InterestShared",
    "SharedAmbitionDrafted",
    "AmbitionEndorsed",
    "MandateGranted",
    "DeliverableSubmitted",
    "DeliverableAmended",
    "ProposalTabled",
    "PositionTaken",
    "ObjectionIntegrated",
    "DecisionTaken",
    "DeliverableSigned",
    "ContributionFixed",
    "LearningMomentHeld",
    "EvaluationConcluded",
    "ReturnRequested",
)


def read(client: FlaskClient, address: str) -> Page:
    answer = client.get(address, query_string={"lang": "nl"})
    assert answer.status_code == 200, f"{address}: {answer.status_code}\n{answer.text}"
    page = Page(answer.text)
    assert page.problems() == []
    return page


@pytest.fixture(scope="module", params=["dorpskracht 2021-06-01", "dorpskracht 2024-01-15", "waterwijs 2022-05-10"])
def elsewhere(request: pytest.FixtureRequest) -> Iterator[tuple[FlaskClient, str]]:
    """A story and a day: under way after an import, ended, and paused."""
    story, day = request.param.split()
    with opened_on(day, known_by(day, STORIES / f"{story}.facts.jsonl")) as client:
        yield client, f"/partnerships/{story}"


def test_every_page_of_the_work_is_there(elsewhere: tuple[FlaskClient, str]) -> None:
    client, place = elsewhere

    hub = read(client, f"{place}/work")
    read(client, f"{place}/session")
    read(client, f"{place}/departure")

    ours = {link.attributes.get("href", "").partition("?")[0] for link in hub.all("a")}
    for there in sorted(each for each in ours if each.startswith((f"{place}/documents", f"{place}/proposals"))):
        read(client, there)


def test_every_daily_fact_has_its_form(elsewhere: tuple[FlaskClient, str]) -> None:
    client, place = elsewhere

    titles = [read(client, f"{place}/tell/{fact}").text("h1") for fact in DAILY]

    assert len(set(titles)) == len(DAILY)


def test_another_process_brings_its_own_phases_and_documents() -> None:
    lines = lines_of(an_organisation("AAA"), a_partnership("proef"))

    with opened_on("2021-01-06", lines, shipped_process("three-steps")) as client:
        pages = ["work", "session", "departure", *(f"tell/{fact}" for fact in DAILY)]
        titles = [read(client, f"/partnerships/proef/{page}").text("h1") for page in pages]

    assert len(set(titles)) == len(pages)
