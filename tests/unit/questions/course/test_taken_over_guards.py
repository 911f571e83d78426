"""Which guards nobody verified, because the partnership was taken over."""

from __future__ import annotations

from partnerflow.domain.history import History
from partnerflow.questions.asking import ask
from tests.support.world import World
from tests.unit.domain.guards.story import sealed
from tests.unit.domain.guards.telling import PROCESS, Line, line, returned
from tests.unit.questions.agreement import Agreement
from tests.unit.questions.story import Story


def taken_over(story: Agreement, **days: str) -> set[str]:
    """The phases, by number, of the guards that were taken over."""
    return {guard.split(".")[0] for guard in story.ask("taken_over_guards", **days).answer}


def test_a_partnership_that_began_here_took_nothing_over() -> None:
    answer = Story().ask("taken_over_guards")

    assert answer.answer == []
    assert answer.facts


def test_the_guards_before_the_phase_of_entry_are_taken_over_and_no_others() -> None:
    assert taken_over(Agreement.imported("agreeing")) == {"G0", "G1", "G2"}
    assert taken_over(Agreement.imported("preparation")) == set()


def test_guards_that_have_no_place_in_the_profile_are_no_guards_to_take_over() -> None:
    found = Agreement.imported("executing").ask("taken_over_guards").answer

    assert "G4.6" in found
    assert "G4.7" not in found


def test_a_return_verifies_nothing_and_each_advance_after_it_the_phase_that_it_leaves() -> None:
    founding = {"name": "Samen", "issue": "De opgave.", "region": "Hier", "source": "Een ordner."}
    imported = line("PartnershipImported", "2024-01-01", **founding, phase="executing", profile="import")
    advance = line("PhaseAdvanced", "2024-03-01", **{"from": "sharing", "to": "agreeing"})
    told = [imported, *returned("2024-02-01", "sharing", source="executing"), advance]

    assert phases_of(told[:-1]) == {"G0", "G1", "G2", "G3", "G4"}
    assert phases_of(told) == {"G0", "G1", "G3", "G4"}


def phases_of(told: list[Line]) -> set[str]:
    """The phases, by number, of the guards that were taken over in a story that nobody judged."""
    history = History("partnership", PROCESS, sealed(told, "partnership", "samen"))
    return {guard.split(".")[0] for guard in ask("taken_over_guards", {}, history, World().work).answer}
