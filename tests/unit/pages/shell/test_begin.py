"""The first steps: what is there already, the example loaded from the page, and the tour of it."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask.testing import FlaskClient

from tests.unit.pages.conftest import Visit, serving
from tests.unit.pages.markup import Page


def loaded(client: FlaskClient) -> str:
    """Press the button that loads the example; where it led."""
    form = Page(client.get("/begin?lang=nl").text).all("form", method="post")[0]
    token = Page(client.get("/begin?lang=nl").text).all("input", name="csrf_token")[0].attributes["value"]
    response = client.post(form.attributes["action"], data={"csrf_token": token})
    assert response.status_code == 303, response.text
    return response.location


def test_an_empty_store_offers_the_example_and_loads_it_whole() -> None:
    with serving([]) as client:
        there = loaded(client)
        page = Page(client.get(there).text)
        again = Page(client.get("/begin?lang=nl").text)

    assert page.text("h1") == "Vast Verder"
    assert page.problems() == []
    assert again.link("Volg de rondleiding").startswith("/partnerships/vast-verder?")


def test_the_tour_goes_over_the_real_pages_to_its_end(client: FlaskClient, visit: Visit) -> None:
    step, seen = visit("/begin").link("Volg de rondleiding"), []
    while True:
        page = Page(client.get(step, follow_redirects=True).text)
        assert page.problems() == []
        seen.append(urlsplit(step).path)
        forward = [link.attributes["href"] for link in page.all("a", rel="next") if link.text == "Volgende"]
        if not forward:
            break
        step = forward[0]

    assert seen[0] == "/partnerships/vast-verder"
    assert "/partnerships/vast-verder/timeline" in seen
    assert "tour" not in page.link("Klaar")


def test_a_step_that_is_none_or_of_another_page_shows_no_note(visit: Visit) -> None:
    for page in (visit("/partnerships/vast-verder", tour="99"), visit("/partnerships/vast-verder/timeline", tour="1")):
        assert page.all("aside") == []
