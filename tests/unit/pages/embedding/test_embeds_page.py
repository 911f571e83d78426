"""The page on which an embed is made, copied and ended."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.application.service import Partnerflow
from tests.unit.api.sharing.conftest import HERE, Caller
from tests.unit.pages.embedding.conftest import HOST, PLACE, asked, snippets_of
from tests.unit.pages.markup import Page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_whole_in_each_language(language: str, coordinator: Caller) -> None:
    page = Page(coordinator.get(PLACE, query_string={"lang": language}).text)

    assert page.problems() == []
    assert [field.attributes["type"] for field in page.all("input", name="through")] == ["date"]


def test_the_code_is_shown_once(coordinator: Caller) -> None:
    made = asked(coordinator)

    frame, timeline, element = snippets_of(made)
    assert frame.startswith('<iframe src="http')
    assert 'referrerpolicy="no-referrer"' in frame
    assert "/timeline" in timeline
    assert "<partnerflow-phase-map src=" in element
    assert made.headers["Cache-Control"] == "no-store"
    assert "pf_embed_" not in coordinator.get(PLACE).text
    assert "pf_embed_" not in coordinator.get(f"{HERE}/links").text


def test_the_record_says_that_it_is_embedded_and_the_list_says_where(coordinator: Caller, service: Partnerflow) -> None:
    asked(coordinator)

    stream = service.streams.find("partnership", "nota")
    assert stream is not None
    assert stream.history.facts[-1].type == "AccessGranted"
    (link,) = coordinator.get(f"{HERE}/links").json["items"]
    assert (link["role"], link["hosts"], link["shows"]) == ("observer", [HOST], ["phase-map", "timeline"])
    assert len(link["withholds"]) == 5
    assert HOST in Page(coordinator.get(PLACE).text).text()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"hosts": ""}, "minstens één site"),
        ({"hosts": "http://www.stad.example"}, "http://www.stad.example is geen site"),
        ({"hosts": "https://www.stad.example/pad"}, "geen site"),
        ({"hosts": "https://*.stad.example"}, "geen site"),
        ({"hosts": "https://a.example;script-src"}, "geen site"),
        ({"hosts": " ".join(f"https://s{number}.example" for number in range(21))}, "hoogstens 20"),
        ({"through": "2028-03-01"}, "geen dag waarop"),
        ({"through": "ooit"}, "geen dag"),
        ({"shows": []}, "wat er getoond wordt"),
        ({"shows": ["alles"]}, "wat er getoond wordt"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_that_was_filled_in_is_lost(
    wrong: dict[str, Any], words: str, coordinator: Caller
) -> None:
    response = asked(coordinator, f"{PLACE}?lang=nl", **wrong)

    page = Page(response.text)
    assert response.status_code == 409
    assert words in " ".join(page.all("div", class_="summary-of-errors")[0].text.split())
    assert page.all("input", name="label")[0].attributes["value"] == "Site van de stad"
    assert coordinator.get(f"{HERE}/links").json["items"] == []


def test_it_ends_at_once(coordinator: Caller, token: str, show: Any) -> None:
    (link,) = coordinator.get(f"{HERE}/links").json["items"]

    headers = {"Authorization": f"Bearer {coordinator.token}"}
    ended = coordinator.client.post(PLACE, data={"end": link["access"]}, headers=headers)

    assert ended.status_code == 303
    assert show().status_code == 404
    assert "beëindigd" in Page(coordinator.get(PLACE, query_string={"lang": "nl"}).text).text()


def test_a_form_of_another_site_makes_none(coordinator: Caller) -> None:
    response = coordinator.client.post(PLACE, data={"by": "LIN"})

    assert response.status_code in (303, 403)
    assert coordinator.get(f"{HERE}/links").json["items"] == []
