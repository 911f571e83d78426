"""Partners that bring means: offered, fixed, delivered, adjusted."""

from __future__ import annotations

from typing import Any

from tests.unit.questions.partners import Partners

TERM = ("2020-02-03", "2022-02-02")


class Means(Partners):
    """A story about contributions; the party is in the reference: CT-AAA-1 is of AAA."""

    def offers(self, contribution: str, on: str) -> None:
        """A party offers means."""
        offer = {"contribution": contribution, "kind": "expertise", "description": "een bod"}
        self._of_its_party("ContributionOffered", contribution, on, offer)

    def fixes(
        self,
        contribution: str,
        on: str,
        *,
        kind: str = "expertise",
        minor: int = 100_000,
        currency: str = "EUR",
        cofinancing: bool = True,
        period: tuple[str, str] = TERM,
        **more: Any,
    ) -> None:
        """A contribution is fixed; it is worth a thousand over two years unless told otherwise."""
        terms = {"contribution": contribution, "kind": kind, "description": "een bijdrage", "cofinancing": cofinancing}
        terms |= {"amount": {"minor": minor, "currency": currency}, "period": _period(period)}
        self._of_its_party("ContributionFixed", contribution, on, {**terms, **more})

    def adjusts(self, contribution: str, on: str, *, minor: int | None = None, **more: Any) -> None:
        """A contribution changes."""
        change = {"contribution": contribution, "reason": "Het liep anders.", **_money("amount", minor), **more}
        self._of_its_party("ContributionAdjusted", contribution, on, change)

    def delivers(
        self,
        contribution: str,
        on: str,
        period: tuple[str, str],
        *,
        minor: int | None = None,
        due: int | None = None,
        currency: str = "EUR",
        by: str | None = None,
        **more: Any,
    ) -> None:
        """What was delivered in a period, in money or, by `quantity` and `expectedQuantity`, in numbers."""
        done = {**_money("amount", minor, currency), **_money("expectedAmount", due, currency)}
        told = {"contribution": contribution, "period": _period(period), **done, **more}
        self._of_its_party("ContributionDelivered", contribution, on, told, by)

    def leaves(self, code: str, on: str) -> None:
        """A partner withdraws."""
        notice = {"organisation": code, "effectiveOn": on, "reason": "Andere koers."}
        self.tells("WithdrawalNotified", on, by=code, data=notice)
        self.tells("PartnerWithdrew", on, organisation=code, settlement=["Niets."])

    def _of_its_party(self, fact: str, contribution: str, on: str, data: dict[str, Any], by: str | None = None) -> None:
        party = by or contribution.split("-")[1]
        self.tells(fact, on, by=party, data={"organisation": party, **data})


def _period(days: tuple[str, str]) -> dict[str, str]:
    return {"start": days[0], "end": days[1]}


def _money(member: str, minor: int | None, currency: str = "EUR") -> dict[str, Any]:
    return {} if minor is None else {member: {"minor": minor, "currency": currency}}
