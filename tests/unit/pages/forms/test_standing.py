"""Who has a form: whoever may tell the fact, today; anybody else reads why not, and who can."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from partnerflow.application.access.principal import Assignment, Principal
from tests.support.admission import open_app
from tests.support.service import a_service
from tests.unit.pages.forms.sent import Controls
from tests.unit.pages.markup import Page

PLACE = "/partnerships/vast-verder/tell"
BOUND = frozenset({"vast-verder"})


class Somebody:
    """Whoever asks next: the role can be changed between two visits."""

    role = Assignment(role="observer", partnerships=BOUND)

    def principal(self) -> Principal:
        return Principal(id="person-bbbbbbbbbbbbbbbb", kind="person", assignments=(self.role,))


@pytest.fixture(scope="module")
def somebody() -> Somebody:
    return Somebody()


@pytest.fixture(scope="module")
def visitor(somebody: Somebody) -> Iterator[FlaskClient]:
    with a_service(example=True) as service:
        app = open_app(service)
        app.extensions["partnerflow"].admission = somebody
        yield app.test_client()


def read(visitor: FlaskClient, fact: str, **query: str) -> tuple[int, str]:
    response = visitor.get(f"{PLACE}/{fact}", query_string={"lang": "nl", **query})
    page = Page(response.text)
    assert page.problems() == []
    return response.status_code, page.text()


def test_who_may_see_but_not_tell_reads_why_and_who_can(visitor: FlaskClient, somebody: Somebody) -> None:
    somebody.role = Assignment(role="observer", partnerships=BOUND)

    status, text = read(visitor, "DialogueHeld")

    assert status == 403
    assert "Geen van uw rollen legt Gesprek gevoerd vast." in text
    assert "Coördinator" in text


def test_the_word_of_a_party_is_not_offered_to_who_keeps_the_record(visitor: FlaskClient, somebody: Somebody) -> None:
    somebody.role = Assignment(role="coordinator", actor="*", partnerships=BOUND)

    status, text = read(visitor, "PositionTaken")

    assert status == 403
    assert "het eigen woord van een partij" in text
    assert "Vertegenwoordiger" in text


def test_who_speaks_for_one_organisation_tells_in_its_name_alone(visitor: FlaskClient, somebody: Somebody) -> None:
    somebody.role = Assignment(role="representative", actor="WON", partnerships=BOUND)

    response = visitor.get(f"{PLACE}/PositionTaken", query_string={"lang": "nl"})

    assert response.status_code == 200
    assert Controls(response.text).value("by") == "WON"


def test_a_role_that_speaks_for_nobody_is_told_so_without_a_gap(visitor: FlaskClient, somebody: Somebody) -> None:
    somebody.role = Assignment(role="coordinator", partnerships=BOUND)

    status, text = read(visitor, "DialogueHeld")

    assert status == 403
    assert "namens een organisatie." in text


def test_what_a_funder_sends_in_a_name_of_another_is_refused_and_kept(visitor: FlaskClient, somebody: Somebody) -> None:
    somebody.role = Assignment(role="representative", actor="WON", partnerships=BOUND)
    form = Controls(visitor.get(f"{PLACE}/SuccessRecorded", query_string={"lang": "nl"}).text)
    sent = form.filled(act="tell", by="LIN", data__story="Gelukt.", data__sharedWith=["press"])

    answer = visitor.post(f"{PLACE}/SuccessRecorded", data=sent, query_string={"lang": "nl"})

    assert answer.status_code == 403
    assert Controls(answer.text).value("data.story") == "Gelukt."


def test_whoever_looks_back_is_led_to_today(visitor: FlaskClient, somebody: Somebody) -> None:
    somebody.role = Assignment(role="coordinator", actor="*", partnerships=BOUND)

    status, text = read(visitor, "DialogueHeld", asOf="2022-01-01")

    assert status == 200
    assert "Vastleggen kan alleen vandaag" in text


def test_a_partnership_that_is_not_seen_has_no_forms(visitor: FlaskClient, somebody: Somebody) -> None:
    somebody.role = Assignment(role="coordinator", actor="*", partnerships=frozenset({"elders"}))

    assert visitor.get(f"{PLACE}/DialogueHeld").status_code == 404
