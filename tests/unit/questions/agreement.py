"""Partners with an agreement: the mandates under it, its signatures, what was pledged, and the grants beside it."""

from __future__ import annotations

from typing import Any

from tests.support.story import KEY
from tests.unit.questions.partners import Partners

NOTE = {"kind": "afsprakennota", "version": "1.0"}
FUNDER = "DDD"


def euro(minor: int) -> dict[str, Any]:
    """An amount of money."""
    return {"minor": minor, "currency": "EUR"}


class Agreement(Partners):
    """A story of AAA, BBB and CCC in which agreements are signed under mandates; DDD gives grants."""

    def mandates(self, ref: str, on: str = "2020-01-10", *, by: str = "AAA", **more: Any) -> str:
        """An organisation, named in the reference, presents a mandate to sign an agreement."""
        usual = {"organisation": ref.split("-")[1], "organ": "bestuur", "instrument": "decision", "reference": "B-1"}
        terms = {"scope": ["sign_agreement"], "capacities": ["director"], "jointSignatories": 1, "validFrom": on}
        return self.tells("MandateGranted", on, by=by, data={"mandate": ref, **usual, **terms, **more})

    def brings(self, on: str = "2020-01-10", deliverable: dict[str, Any] | None = None) -> str:
        """A document that was in force before the record began."""
        return self.tells("DeliverableTakenOver", on, deliverable=deliverable or NOTE, source="Een ordner.")

    def signs(self, organisation: str, on: str = "2020-02-03", mandate: str | None = None) -> str:
        """An organisation signs the agreement, with or without a mandate."""
        if "p-001" not in self.state.people.persons:
            self.tells("PersonRegistered", on, person="p-001", name="Bo Bedenksel")
        signing = {"signatories": [{"person": "p-001", "capacity": "director"}], "signatureMethod": "handwritten"}
        named = {"mandate": mandate} if mandate else {}
        return self.tells(
            "DeliverableSigned", on, by=organisation, organisation=organisation, deliverable=NOTE, **signing, **named
        )

    def ratifies(self, organisation: str, on: str, mandate: str, *, by: str | None = None) -> str:
        """A signature is confirmed under a mandate."""
        told = {"deliverable": NOTE, "organisation": organisation, "mandate": mandate}
        return self.tells("SignatureRatified", on, by=by or organisation, data=told)

    def pledges(self, organisation: str, minor: int, on: str = "2020-02-10", **more: Any) -> str:
        """A contribution in money is fixed."""
        told = {"contribution": f"CT-{organisation}-1", "organisation": organisation, "kind": "finance"}
        means = {"description": "Geld.", "amount": euro(minor), "cofinancing": True}
        return self.tells("ContributionFixed", on, by=organisation, data={**told, **means, **more})

    def succeeds(self, predecessor: str, successor: str, on: str) -> str:
        """By law one organisation takes the place of another, and here too."""
        told = {"successor": successor, "kind": "merger"}
        self.tells("OrganisationSucceeded", on, by=predecessor, stream="organisation", key=predecessor, data=told)
        return self.tells("PartnerSucceeded", on, by=successor, predecessor=predecessor, successor=successor)

    def withdraws(self, organisation: str, announced: str, on: str, **more: Any) -> str:
        """A partner announces that it leaves, and does."""
        told = {"organisation": organisation, "effectiveOn": on, "reason": "Andere keuzes."}
        self.tells("WithdrawalNotified", announced, by=organisation, data=told)
        return self.tells("PartnerWithdrew", on, by=organisation, organisation=organisation, settlement=[], **more)

    def admits(self, organisation: str, on: str) -> str:
        """The partners decide to admit an organisation."""
        decision = self.decides(on, {"type": "admit_partner", "organisation": organisation})
        told = {"organisation": organisation, "category": "partner", "basis": "decision", "decision": decision}
        return self.tells("PartnerAdmitted", on, data=told)

    def awards(self, grant: str, on: str, **rules: int) -> None:
        """DDD awards a grant to AAA, with rules."""
        period = {"start": on, "end": "2022-12-31"}
        told = {"partnership": KEY, "funder": FUNDER, "leadPartner": "AAA", "amount": euro(100_000), "period": period}
        self.of_grant(grant, "GrantAwarded", on, by=FUNDER, **told)
        for rule, number in rules.items():
            self.of_grant(grant, "GrantRuleSet", on, by=FUNDER, rule=rule, number=number)

    def of_grant(self, grant: str, fact: str, on: str, *, by: str = "AAA", **data: Any) -> str:
        """A fact of a grant."""
        return self.tells(fact, on, by=by, stream="grant", key=grant, data=data)
