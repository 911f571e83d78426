"""The first version of a document begins with what the partners recorded already; whoever writes it changes that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.filling_in import Form, Reader
from tests.unit.pages.conftest import serving
from tests.unit.pages.markup import Page
from tests.unit.pages.moving.conftest import HERE, taken_over

INTENT = f"{HERE}/tell/DeliverableSubmitted?deliverable.kind=intentieverklaring"


@pytest.fixture
def reader() -> Iterator[Reader]:
    with serving(taken_over("sharing")) as client:
        somebody = Reader(client)
        somebody.tells(f"{HERE}/tell/SharedAmbitionDrafted", **{"data.text": "Een plek voor elke jongere."})
        for code, audience, interest in (("AAA", "all_parties", "Rust."), ("BBB", "some_parties", "Stil.")):
            told = {"data.interest": interest, "data.audience": audience}
            somebody.tells(f"{HERE}/tell/InterestShared?organisation={code}", **told)
        yield somebody


def standing(reader: Reader) -> dict[str, str]:
    return dict(Form(reader.page).standing)


def test_its_sections_hold_what_is_known_and_the_rest_is_left_to_be_written(reader: Reader) -> None:
    reader.opens(INTENT)

    found = standing(reader)

    assert found["data.sections.shared_ambition.text"] == "Een plek voor elke jongere."
    assert found["data.sections.parties_and_representatives.text"] == "vzw AAA\nvzw BBB\nvzw CCC"
    assert found["data.sections.open_points.text"] == ""


def test_what_was_told_to_some_is_not_for_a_document_of_all(reader: Reader) -> None:
    reader.opens(INTENT)

    assert standing(reader)["data.sections.interests.text"] == "vzw AAA: Rust."


def test_another_kind_begins_anew_and_calls_nothing_left_over_that_nobody_typed(reader: Reader) -> None:
    reader.opens(INTENT)

    reader.sends(
        "show data.deliverable.kind",
        **{"data.deliverable.kind": "afsprakennota", "data.sections.open_points.text": "De huur."},
    )

    page = Page(reader.page)
    assert standing(reader)["data.sections.shared_ambition_and_goals.text"] == "Een plek voor elke jongere."
    assert [each.text.strip() for each in page.all("textarea", id="leftover-1")] == ["De huur."]
    assert not page.all("textarea", id="leftover-2")
