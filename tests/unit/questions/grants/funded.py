"""A partnership of AAA, BBB and CCC with grants of the funder EEE; AAA is the lead partner."""

from __future__ import annotations

from typing import Any

from partnerflow.questions.asking import Answered
from tests.support.story import KEY, Story
from tests.unit.questions.example import asked_of


class Funded(Story):
    """Tells what each side of a grant does, and asks."""

    @classmethod
    def awarded(cls, *grants: str) -> Funded:
        """With these grants, or GR-1 alone: 1,000 euros over 2021, awarded on the first Monday of that year."""
        story = cls.imported()
        for grant in grants or ("GR-1",):
            story.applies(grant)
            period = {"start": "2021-01-01", "end": "2021-12-31"}
            story.funder("GrantAwarded", "2021-01-04", grant, **_between(), amount=euro(100_000), period=period)
        return story

    @classmethod
    def imported(cls, phase: str = "executing", *, partners: tuple[str, ...] = ("AAA", "BBB", "CCC")) -> Funded:
        story = super().imported(phase, partners=partners)
        assert isinstance(story, Funded)
        return story

    def applies(self, grant: str = "GR-1") -> str:
        """The lead partner asks for the money."""
        return self.lead("GrantApplied", "2020-11-02", grant, **_between(), amount=euro(120_000))

    def funder(self, fact: str, on: str, grant: str = "GR-1", **members: Any) -> str:
        """The funder tells a fact of a grant."""
        return self.tells(fact, on, by="EEE", stream="grant", key=grant, **members)

    def lead(self, fact: str, on: str, grant: str = "GR-1", **members: Any) -> str:
        """The lead partner tells a fact of a grant."""
        return self.tells(fact, on, by="AAA", stream="grant", key=grant, **members)

    def milestone(self, number: int, minor: int = 30_000) -> None:
        """Plan a tranche and say what must be shown for it."""
        self.funder("TranchePlanned", "2021-01-04", tranche=f"T{number}", amount=euro(minor))
        told = {"milestone": f"M{number}", "tranche": f"T{number}", "text": "Iets bereikt."}
        self.funder("MilestoneDefined", "2021-01-04", **told)

    def reviews(self, number: int, on: str, outcome: str, **subject: Any) -> str:
        """The funder judges something."""
        return self.funder("FunderReviewed", on, review=f"RV-{number:02}", outcome=outcome, **subject)

    def hands_over(self, number: int, on: str, last: str, **members: Any) -> str:
        """The lead partner issues a pack that ends with a fact of the partnership."""
        address = {"stream": "partnership", "key": KEY, "fact": last}
        return self.lead("EvidencePackIssued", on, pack=f"EP-{number}", upTo={"date": on, "fact": address}, **members)

    def reports(self, number: int, on: str, start: str, end: str, value: int = 5) -> str:
        """The lead partner reports one number about a period."""
        told = {"period": {"start": start, "end": end}, "indicators": [{"indicator": "youths", "value": value}]}
        return self.lead("ProgressReportSubmitted", on, report=f"PR{number}", **told)

    def ask(self, name: str, parameters: dict[str, Any] | None = None, **days: Any) -> Answered:
        """The answer to a question about this partnership."""
        return asked_of(self.world, name, parameters, key=KEY, **days)


LEARNED = {"seeNow": "Wij zien het.", "doNow": "Wij doen het.", "doBetter": "Wij doen het beter."}
"""A learning moment: a fact of the partnership that nothing leans on."""


def euro(minor: int) -> dict[str, Any]:
    """An amount."""
    return {"minor": minor, "currency": "EUR"}


def _between() -> dict[str, str]:
    return {"partnership": KEY, "funder": "EEE", "leadPartner": "AAA"}
