"""Bad lines of conversations, lessons, successes, identity and diversity."""

from __future__ import annotations

from tests.unit.domain.refused.row import Refused

STRANGER, PARTY = {"by": "DDD"}, {"by": "BBB"}
PLENARY = {"form": "plenary", "tracks": ["content"]}
QUESTIONS = {"seeNow": "Meer.", "doNow": "Anders.", "doBetter": "Eerder."}

ROWS = (
    Refused(
        fact="DialogueHeld",
        reason="unknown_reference.external",
        bad={**PLENARY, "present": ["AAA", "extern-1"]},
        first=(("ExternalEngaged", {"external": "extern-1", "capacity": "mediator"}),),
    ),
    Refused(fact="LearningMomentHeld", reason="membership.not_a_party", bad={**QUESTIONS, **STRANGER}, but=PARTY),
    Refused(
        fact="SuccessRecorded",
        reason="membership.not_a_party",
        bad={"story": "Gelukt.", "sharedWith": ["press"], **STRANGER},
        but=PARTY,
    ),
    Refused(
        fact="IdentityMarkerAdopted",
        reason="unknown_reference.organisation",
        bad={"name": "Vast en zeker", "chosenBy": "ZZZ"},
        but={"chosenBy": "BBB"},
    ),
    Refused(
        fact="DiversityMeasureAgreed",
        reason="membership.not_a_party",
        bad={"group": "jongeren", "measures": ["Later op de dag."], **STRANGER},
        but=PARTY,
    ),
)
