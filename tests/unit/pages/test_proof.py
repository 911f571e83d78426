"""What the page of a partnership offers to who wants to check it without us."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.unit.pages.conftest import Visit

PATH = "/partnerships/vast-verder"


def test_the_bundle_and_both_checks_are_linked_and_there(visit: Visit, client: FlaskClient) -> None:
    client.post("/v1/log/checkpoint")

    links = {link.text: link.attributes["href"] for link in visit(PATH).all("a")}

    wanted = ["Neem de geschiedenis mee als bundel", "Controleer een bundel in de browser"]
    assert [links[name] for name in wanted] == ["/v1/partnerships/vast-verder/bundle", "/verify"]
    assert [client.get(links[name]).status_code for name in wanted] == [200, 200]


@pytest.mark.parametrize(("language", "words"), [("nl", "Voor het laatst ondertekend op"), ("en", "Last signed on")])
def test_it_tells_what_was_signed_last(language: str, words: str, visit: Visit, client: FlaskClient) -> None:
    size = int(client.post("/v1/log/checkpoint").text.split("\n")[1])

    text = visit(PATH, lang=language).text()

    assert words in text
    assert f"checkpoint {'van' if language == 'nl' else 'of'} {size} " in text
