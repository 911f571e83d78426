"""Histories that are nothing like the example are told as well: taken over, with refused grants, by another process."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from partnerflow_api.pages.reviews.answers import THEMES
from tests.unit.pages.conftest import serving
from tests.unit.pages.markup import Page

STORIES = sorted((Path(__file__).parents[3] / "stories").glob("*.facts.jsonl"))


def lines(story: Path) -> list[bytes]:
    return [line for line in story.read_bytes().split(b"\n") if line]


def keys(story: Path, stream: str) -> list[str]:
    facts: list[dict[str, Any]] = [json.loads(line) for line in lines(story)]
    return list(dict.fromkeys(fact["key"] for fact in facts if fact["stream"] == stream))


def page_of(client: FlaskClient, path: str, **query: str) -> Page:
    response = client.get(path, query_string=query)
    assert response.status_code == 200, response.text
    return Page(response.text)


@pytest.fixture(scope="module", params=STORIES, ids=lambda story: story.name)
def told(request: pytest.FixtureRequest) -> Iterator[tuple[Path, FlaskClient]]:
    """Another history, and the pages over it."""
    with serving(lines(request.param)) as client:
        yield request.param, client


def test_every_theme_of_another_history_is_answered(told: tuple[Path, FlaskClient]) -> None:
    story, client = told
    key = keys(story, "partnership")[0]

    pages = [page_of(client, f"/partnerships/{key}/questions", theme=theme, lang="en") for theme in THEMES]

    assert [page.problems() for page in pages] == [[]] * len(THEMES)
    assert all(page.all("p", class_="said") for page in pages)


def test_its_grants_are_all_on_the_page_of_reviews_and_each_has_its_own(told: tuple[Path, FlaskClient]) -> None:
    story, client = told
    grants = keys(story, "grant")

    page = page_of(client, f"/partnerships/{keys(story, 'partnership')[0]}/reviews", lang="nl")
    alone = [page_of(client, f"/grants/{grant}", lang="nl") for grant in grants]

    assert page.problems() == []
    assert [grant for grant in grants if not page.all("h2", id=grant)] == []
    assert [each.problems() for each in alone] == [[]] * len(grants)


def test_each_tranche_of_each_grant_has_a_row_of_its_own(told: tuple[Path, FlaskClient]) -> None:
    story, client = told
    planned = [fact["data"]["tranche"] for fact in map(json.loads, lines(story)) if fact["fact"] == "TranchePlanned"]

    page = page_of(client, f"/partnerships/{keys(story, 'partnership')[0]}/questions/f18", lang="nl")

    rows = [header.text.strip() for header in page.all("th") if header.attributes.get("scope") == "row"]
    assert sorted(rows) == sorted(planned)
