"""Whatever is told, put right and taken back: the confined texts are those of the facts that confine them, and no others."""

from __future__ import annotations

from typing import Any, Literal

from hypothesis import given
from hypothesis import strategies as st

from partnerflow.domain.confinement import Confinement, confined_texts
from partnerflow.domain.sealing import commitments
from tests.support.story import KEY, Story

DAY = "2020-02-03"
PARTNERS = ("AAA", "BBB", "CCC")
AUDIENCES = ("all_parties", "some_parties")
Kind = Literal["interests", "session_notes"]
TOLD: dict[str, tuple[Kind | None, dict[str, Any]]] = {
    "InterestShared": ("interests", {"level": "organisation", "interest": "Grond.", "newlyDisclosed": False}),
    "OwnAmbitionShared": ("interests", {"ambition": "Groeien."}),
    "DialogueHeld": ("session_notes", {"form": "plenary", "tracks": ["content"], "present": ["AAA"], "harvest": "Veel."}),
    "SuccessRecorded": (None, {"story": "Gelukt.", "sharedWith": ["press"]}),
}  # fmt: skip
TEXT = {
    "InterestShared": "interest",
    "OwnAmbitionShared": "ambition",
    "DialogueHeld": "harvest",
    "SuccessRecorded": "story",
}

Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(st.sampled_from((*TOLD, "reword", "audience", "retract", "erase")), st.integers(0, 5), st.integers(0, 2)),
    max_size=12,
)


class Telling:
    """A story beside a plain account of it: what each fact is about, what that is, and for whom it was meant."""

    def __init__(self) -> None:
        self.story = Story.imported()
        self.types: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.audience: dict[str, str] = {}
        self.whose: dict[str, str | None] = {}
        self.about: dict[str, str] = {}
        self.gone: set[str] = set()

    def takes(self, step: Step) -> None:
        """Tell one thing; what the story refuses is not accounted for."""
        what, place, number = step
        if what in TOLD:
            self._tells(what, PARTNERS[number], AUDIENCES[place % 2])
        elif standing := [fact for fact in self.types if fact not in self.gone]:
            self._tells_about(what, standing[place % len(standing)])

    def _tells(self, what: str, organisation: str, audience: str) -> None:
        confined, data = TOLD[what]
        own = {"organisation": organisation, "audience": audience} if confined == "interests" else {}
        fact = self.story.tells(what, DAY, by=organisation, data={**data, **own})
        self.types[fact], self.texts[fact], self.about[fact] = what, data[TEXT[what]], fact
        self.audience[fact] = audience if own else "all_parties"
        self.whose[fact] = organisation if own else None

    def _tells_about(self, what: str, fact: str) -> None:
        member = TEXT[self.types[fact]]
        if what == "retract" and self._asks(fact, "RecordRetracted", retracts=fact, reason="Toch niet."):
            self.gone.add(fact)
        elif what == "erase":
            self._asks(
                fact, "DisclosureErased", data={"fact": fact, "pointers": [f"/data/{member}"], "ground": "error"}
            )
        elif what == "reword":
            longer = f"{self.texts[fact]} En meer."
            if self._corrects(fact, member, self.texts[fact], longer):
                self.texts[fact] = longer
        elif what == "audience" and self.whose[fact] is not None:
            other = next(audience for audience in AUDIENCES if audience != self.audience[fact])
            if self._corrects(fact, "audience", self.audience[fact], other):
                self.audience[fact] = other

    def _corrects(self, fact: str, member: str, old: str, new: str) -> bool:
        data = {"corrects": fact, "pointer": f"/data/{member}", "old": old, "new": new, "reason": "Anders bedoeld."}
        return self._asks(fact, "RecordCorrected", data=data)

    def _asks(self, about: str, what: str, **data: Any) -> bool:
        """Tell a fact about another; whether it was taken up: of a text that is gone there is nothing left to say."""
        if self.story.asks(what, DAY, **data):
            return False
        self.about[self.story.world.history("partnership", KEY).facts[-1].id] = about
        return True

    def expected(self, fact: str) -> Confinement | None:
        """How the texts of a fact are confined."""
        about = self.about.get(fact)
        kind = TOLD[self.types[about]][0] if about is not None else None
        if about is None or kind is None:
            return None
        in_confidence = kind == "interests" and self.audience[about] == "some_parties"
        return Confinement(kind="confidential_interests" if in_confidence else kind, organisation=self.whose[about])


@given(STEPS)
def test_the_confined_texts_are_those_of_the_facts_that_confine_them(steps: list[Step]) -> None:
    telling = Telling()
    for step in steps:
        telling.takes(step)

    history = telling.story.world.history("partnership", KEY)
    expected = {text: telling.expected(fact.id) for fact in history.facts for text in commitments(fact)}

    assert confined_texts(history) == {text: found for text, found in expected.items() if found is not None}


@given(STEPS)
def test_what_was_once_confined_is_never_free_for_every_role(steps: list[Step]) -> None:
    telling = Telling()
    for step in steps:
        telling.takes(step)

    history = telling.story.world.history("partnership", KEY)
    last = set(confined_texts(history))

    assert all(last.issuperset(confined_texts(history.until(version))) for version in range(4, history.version))


@given(STEPS)
def test_what_grows_with_each_fact_is_what_the_whole_history_comes_to(steps: list[Step]) -> None:
    telling = Telling()
    for step in steps:
        telling.takes(step)

    history = telling.story.world.history("partnership", KEY)
    grown = confined_texts(history.until(4))
    for version in range(4, history.version):
        grown = confined_texts(history.until(version + 1), version, grown)

    assert grown == confined_texts(history)
