"""Every fact type has a form: a page without a flaw, whose controls say back what it was filled in with."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from partnerflow.application.filling import is_filled_in
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow_api.pages.forms.amounts import PLAIN, numerals
from partnerflow_api.pages.forms.flattening import flat_data
from partnerflow_api.pages.forms.sheets import sheet_of
from partnerflow_api.pages.forms.submitted import submitted
from tests.support.samples import line as sample_line
from tests.unit.pages.forms.lines import told
from tests.unit.pages.forms.sent import Controls
from tests.unit.pages.markup import Page

PLACES = {
    "partnership": "/partnerships/vast-verder",
    "any": "/partnerships/vast-verder",
    "grant": "/grants/GR-1",
    "organisation": "/organisations/LIN",
}
TOLD_HERE = [each for each in FACT_TYPES.values() if each.move is None]


def data_of(fact_type: FactType) -> dict[str, Any]:
    known = told().get(fact_type.name)
    return dict(known["data"] if known is not None else sample_line(fact_type, full=True)["data"])


def asked_for(page: Page) -> list[str]:
    """The names of the controls of the data, and those of the lists that a button adds a row to."""
    named = [each.attributes.get("name", "") for tag in ("input", "select", "textarea") for each in page.all(tag)]
    added = [each.attributes.get("value", "").partition(" ")[2] for each in page.all("button")]
    return [name for name in (*named, *added) if name.startswith("data.")]


def in_any_order(data: dict[str, Any]) -> dict[str, Any]:
    """The same data: what is ticked comes in the order of the boxes."""
    return {name: sorted(value, key=repr) if isinstance(value, list) else value for name, value in data.items()}


@pytest.mark.parametrize("fact_type", TOLD_HERE, ids=lambda each: each.name)
def test_the_form_of_a_fact_says_back_what_it_was_filled_in_with(client: FlaskClient, fact_type: FactType) -> None:
    data = data_of(fact_type)
    query = urlencode([("lang", "nl"), *flat_data(fact_type, data, PLAIN, ())])

    response = client.get(f"{PLACES[fact_type.stream]}/tell/{fact_type.name}?{query}")
    sent = submitted(Controls(response.text).pairs, fact_type, numerals("nl"))

    assert response.status_code == 200
    assert Page(response.text).problems() == []
    assert in_any_order({name: value for name, value in sent.line["data"].items() if name in data}) == in_any_order(
        data
    )


@pytest.mark.parametrize("fact_type", TOLD_HERE, ids=lambda each: each.name)
def test_a_blank_form_is_a_page_without_a_flaw_and_asks_for_what_is_required(
    client: FlaskClient, fact_type: FactType
) -> None:
    response = client.get(f"{PLACES[fact_type.stream]}/tell/{fact_type.name}", query_string={"lang": "en"})
    page = Page(response.text)
    named = [*asked_for(page), *(f"data.{hidden}" for hidden in sheet_of(fact_type.name).hidden)]

    needed = [each for each in fact_type.kind.members if each.required and not is_filled_in(fact_type, each.wire)]

    assert page.problems() == []
    assert {each.wire for each in needed} <= {name.split(".")[1] for name in named}


def test_nobody_is_asked_for_a_hash(client: FlaskClient) -> None:
    query = {"lang": "nl", "subjects.0.type": "adopt_deliverable"}

    page = Page(client.get("/partnerships/vast-verder/tell/ProposalTabled", query_string=query).text)

    shown = [each for each in page.all("input") if each.attributes.get("type") != "hidden"]
    assert "data.subjects.0.type" in asked_for(page)
    assert not [each for each in shown if each.attributes.get("name", "").endswith("sha256")]


def test_a_move_is_made_on_a_page_of_its_own(client: FlaskClient) -> None:
    response = client.get("/partnerships/vast-verder/tell/PhaseAdvanced")

    assert (response.status_code, response.location) == (303, "/partnerships/vast-verder/moves/advance")


@pytest.mark.parametrize("path", ["/partnerships/vast-verder/tell/Nothing", "/grants/GR-1/tell/DialogueHeld"])
def test_what_is_no_fact_of_such_a_stream_has_no_form(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
