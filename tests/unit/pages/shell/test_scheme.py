"""Light or dark: as the system says until somebody chooses, kept without saying who chose."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.unit.pages.markup import Page


def scheme_of(client: FlaskClient) -> str | None:
    return Page(client.get("/share").text).all("html")[0].attributes.get("data-scheme")


def test_a_choice_is_kept_and_leads_back_to_where_it_was_made(client: FlaskClient) -> None:
    response = client.get("/scheme?scheme=dark&next=/share?lang=en")

    assert (response.status_code, response.location) == (303, "/share?lang=en")
    assert response.headers["Set-Cookie"].startswith("partnerflow_scheme=dark;")
    assert scheme_of(client) == "dark"
    client.get("/scheme?scheme=system")
    assert scheme_of(client) is None


@pytest.mark.parametrize("there", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"])
def test_it_leads_to_no_other_host(client: FlaskClient, there: str) -> None:
    response = client.get("/scheme", query_string={"scheme": "light", "next": there})

    assert response.location == "/"
    client.get("/scheme?scheme=system")


def test_a_word_that_is_no_scheme_is_the_systems(client: FlaskClient) -> None:
    client.get("/scheme?scheme=mauve")

    assert scheme_of(client) is None
