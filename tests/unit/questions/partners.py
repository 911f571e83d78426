"""Partners whose running collaboration was taken over: what they decide in rounds, and what can be asked about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from partnerflow.questions.asking import Answered, ask
from tests.support.story import KEY, Story
from tests.support.world import World
from tests.unit.questions.example import asked_of
from tests.unit.questions.story import digest

OTHER = {"type": "other", "text": "Iets anders."}


class Partners(Story):
    """A story that is asked about; `imported` begins one with AAA, BBB and CCC as partners."""

    @classmethod
    def imported(cls, phase: str = "executing", *, partners: tuple[str, ...] = ("AAA", "BBB", "CCC")) -> Self:
        """Partners that were taken over in a phase."""
        story = super().imported(phase, partners=partners)
        assert isinstance(story, cls)
        return story

    @classmethod
    def objected(cls) -> Self:
        """BBB objects to P-01 on the fourth of February."""
        story = cls.imported()
        story.proposes("P-01", "2020-02-03", deadline="2020-03-02")
        story.objects("B-01", "P-01", "2020-02-04", "BBB")
        story.says("P-01", "2020-02-04", AAA="consent", BBB="object", CCC="consent")
        return story

    def ask(self, name: str, parameters: Mapping[str, Any] | None = None, **days: str) -> Answered:
        """The answer to a question about this partnership."""
        return asked_of(self.world, name, parameters, key=KEY, **days)

    def ask_without_texts(self, name: str, **days: str) -> Answered:
        """The answer when every text was erased."""
        return ask(name, {}, self.world.history("partnership", KEY), World().work, **days)

    def proposes(self, proposal: str, on: str, *subjects: dict[str, Any], **terms: Any) -> None:
        """Put a text to the counting partners, by consent and without end unless told otherwise."""
        text = terms.pop("text", "Wij stellen voor.")
        usual = {"method": "consent", "entitled": list(self.state.parties.counting()), "silence": "blocks"}
        put = {"proposal": proposal, "subjects": list(subjects or (OTHER,)), "text": text, "sha256": digest(text)}
        self.tells("ProposalTabled", on, data={**put, **usual, "deadline": on, **terms})

    def amends(self, proposal: str, on: str, round_: int, text: str) -> None:
        """Put another text to the counting partners, in a new round."""
        entitled = list(self.state.parties.counting())
        put = {"proposal": proposal, "round": round_, "subjects": [OTHER], "text": text, "sha256": digest(text)}
        self.tells("ProposalAmended", on, data={**put, "entitled": entitled, "deadline": on})

    def says(self, proposal: str, on: str, round_: int = 1, **positions: str) -> None:
        """Each of these parties takes a position."""
        for code, position in positions.items():
            concern = {"concern": f"Zorg van {code}."} if position == "consent_with_concern" else {}
            taken = {"proposal": proposal, "round": round_, "organisation": code, "position": position}
            self.tells("PositionTaken", on, by=code, data={**taken, **concern})

    def objects(
        self, objection: str, proposal: str, on: str, by: str, *, round_: int = 1, paramount: bool = True
    ) -> str:
        """One party raises an argued objection."""
        raised = {"objection": objection, "proposal": proposal, "round": round_, "organisation": by}
        argued = {"paramount": paramount, "grounds": "Te veel risico.", "touches": ["risk", "regulation"]}
        return self.tells("ObjectionRaised", on, by=by, data={**raised, **argued})

    def closes(self, proposal: str, on: str, round_: int = 1, outcome: str = "adopted", **more: Any) -> str:
        """Close the round with an outcome; the decision has the number of the proposal and the round."""
        decision = f"D-{proposal.removeprefix('P-')}{round_}"
        told = {"decision": decision, "proposal": proposal, "round": round_, "outcome": outcome, "effectiveFrom": on}
        self.tells("DecisionTaken", on, data=told, **more)
        return decision
