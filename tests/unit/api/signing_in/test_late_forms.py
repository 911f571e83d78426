"""A form that is sent after its sender was signed out, or signed in anew: nothing is recorded, and nothing typed is lost."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from partnerflow.application.credentials.records import Account
from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from tests.support.credentials import PASSWORD
from tests.support.visitor import Visitor
from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import lines_of

NAME = "sanne@voorbeeld.example"
FORM = "/partnerships/laat/tell/StakeholdersMapped"
NOTE = "Wie ontbreekt, zochten we samen."
FILLED = {"occurredAt": "2021-02-03", "by": "AAA", "note": NOTE, "act": "tell"}


@pytest.fixture
def signed_in(visitor: Visitor, sanne: Account, service: Partnerflow) -> Visitor:
    if not service.store.head("partnership", "laat"):
        service.import_facts(lines_of(an_organisation("AAA"), a_partnership("laat")), ImportRequest())
    visitor.sign_in(NAME, PASSWORD)
    return visitor


def token_of(visitor: Visitor, path: str) -> str:
    return visitor.get(path).text.split('name="csrf_token" value="')[-1].partition('"')[0]


def sign_out_elsewhere(visitor: Visitor) -> None:
    """The session ends, and the browser does not know it yet."""
    visitor.client.delete_cookie("partnerflow_session")


def test_who_was_signed_out_meanwhile_comes_back_into_the_form_as_it_was_filled_in(signed_in: Visitor) -> None:
    token = token_of(signed_in, FORM)
    sign_out_elsewhere(signed_in)

    answer = signed_in.post(FORM, {**FILLED, "csrf_token": token})
    there = parse_qs(urlsplit(answer.headers["Location"]).query)["next"][0]
    back = signed_in.sign_in(NAME, PASSWORD, answer.headers["Location"])
    again = signed_in.get(back.headers["Location"])

    assert answer.status_code == 303
    assert urlsplit(there).path == FORM
    assert again.status_code == 200
    assert NOTE in again.text
    assert 'value="2021-02-03"' in again.text


def test_a_long_text_is_shown_to_copy_for_no_address_holds_it(signed_in: Visitor) -> None:
    token, text = token_of(signed_in, FORM), "Heel veel woorden & meer. " * 200
    sign_out_elsewhere(signed_in)

    answer = signed_in.post(FORM, {**FILLED, "note": text, "csrf_token": token})

    assert answer.status_code == 403
    assert text.strip().replace("&", "&amp;") in answer.text
    assert f'href="{FORM}' in answer.text


def test_what_is_short_goes_along_also_where_a_long_text_does_not(signed_in: Visitor) -> None:
    token, text = token_of(signed_in, FORM), "Heel veel woorden & meer. " * 200
    sign_out_elsewhere(signed_in)

    answer = signed_in.post(FORM, {**FILLED, "note": text, "csrf_token": token})

    assert "occurredAt=2021-02-03" in answer.text
    assert "note=" not in answer.text


def test_a_form_from_before_signing_in_again_stands_as_it_was_and_is_recorded_when_sent_again(
    signed_in: Visitor,
) -> None:
    old = {**FILLED, "data.stakeholders": "12", "data.keyStakeholders": "3", "csrf_token": "of-another-session"}

    answer = signed_in.post(FORM, old)
    token = answer.text.split('name="csrf_token" value="')[-1].partition('"')[0]
    again = signed_in.post(FORM, {**old, "csrf_token": token, "expectedVersion": "1"})

    assert answer.status_code == 403
    assert NOTE in answer.text
    assert 'value="12"' in answer.text
    assert again.status_code == 303


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_site_makes_a_browser_send_is_not_shown_again(site: str, signed_in: Visitor) -> None:
    answer = signed_in.post(FORM, FILLED, Sec_Fetch_Site=site)

    assert answer.status_code == 403
    assert NOTE not in answer.text
    assert "Wie+ontbreekt" not in answer.text


def test_a_password_is_never_written_on_a_page(signed_in: Visitor) -> None:
    answer = signed_in.post("/me/password", {"password": "a-long-password-that-was-typed-in-a-form-too-late"})

    assert answer.status_code == 403
    assert "a-long-password" not in answer.text
