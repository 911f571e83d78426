"""Several gates in one go, where everything still holds after a return; and what was learned in that return."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.support.admission import open_app
from tests.support.dossier import Dossier, in_process
from tests.support.filling_in import Reader
from tests.support.second_passage import BY, DAY, EXECUTING, KEY, back_to_sharing, complete
from tests.support.service import a_service
from tests.unit.pages.markup import Page

ADVANCE = f"/partnerships/{KEY}/moves/advance"
LEARNED = {"learned.seeNow": "Wij zien het.", "learned.doNow": "Wij doen het.", "learned.doBetter": "Het kan beter."}


@dataclass(frozen=True, slots=True)
class Passage:
    """The example, back in sharing, where everything still holds: as a program and as a reader have it."""

    dossier: Dossier
    reader: Reader


@pytest.fixture
def passage() -> Iterator[Passage]:
    with a_service(example=True, today=DAY) as service:
        client = open_app(service).test_client()
        dossier = in_process(client, KEY, by=BY, on=DAY)
        complete(dossier)
        assert dossier.moves(**back_to_sharing(dossier)).status == 201
        yield Passage(dossier, Reader(client))


def reasons(source: str) -> dict[str, str]:
    """A reason for each signal that the form of a page names."""
    areas = (area.attributes["name"] for area in Page(source).all("textarea"))
    return {name: "Gezien en besproken." for name in areas if name.startswith("data.acknowledged.")}


def test_the_page_leads_to_each_phase_that_one_go_can_reach(passage: Passage) -> None:
    page = Page(passage.reader.opens(ADVANCE))

    ways = {link.attributes["href"]: link.text for link in page.all("a", class_="button")}

    assert {address: title for address, title in ways.items() if address.startswith(ADVANCE)} == {
        f"{ADVANCE}?through=shaping": "Door naar Vormgeven",
        f"{ADVANCE}?through=executing": "Door naar Uitvoeren en vernieuwen",
    }


def test_every_gate_on_the_way_is_shown_and_every_signal_asked(passage: Passage) -> None:
    page = Page(source := passage.reader.opens(f"{ADVANCE}?through={EXECUTING}"))

    assert "Uitvoeren en vernieuwen" in page.all("h1")[0].text
    assert len(page.all("details", class_="gate")) == 2
    assert len(reasons(source)) == 1
    assert page.problems() == []


def test_all_gates_are_passed_with_what_was_learned(passage: Passage) -> None:
    source = passage.reader.opens(f"{ADVANCE}?through={EXECUTING}")

    made = passage.reader.sends("make", **reasons(source), **LEARNED)

    assert made.status_code == 303, made.text
    passed = passage.dossier.reads("history?fact=PhaseAdvanced&order=desc&pageSize=3")["items"]
    (moment,) = passage.dossier.reads("history?fact=LearningMomentHeld&order=desc&pageSize=1")["items"]
    assert [fact["data"]["to"] for fact in passed] == ["executing", "shaping", "agreeing"]
    assert moment["data"]["seeNow"] == "Wij zien het."
    assert passage.dossier.reads()["state"]["phase"] == EXECUTING


def test_what_was_learned_may_be_left_out(passage: Passage) -> None:
    source = passage.reader.opens(ADVANCE)

    made = passage.reader.sends("make", **reasons(source))

    assert made.status_code == 303, made.text
    assert passage.dossier.reads()["state"]["phase"] == "agreeing"


def test_half_of_what_was_learned_is_refused_beside_its_field_and_kept(passage: Passage) -> None:
    source = passage.reader.opens(ADVANCE)

    refused = passage.reader.sends("make", **reasons(source), **{"learned.seeNow": "Wij zien het."})

    page = Page(refused.text)
    assert refused.status_code in (400, 409)
    assert page.all("a", href="#f-learned-doNow")
    assert "Wij zien het." in refused.text
    assert passage.dossier.reads()["state"]["phase"] == "sharing"
