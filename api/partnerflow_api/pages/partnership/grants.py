"""The grants of a partnership: who pays, what was promised, paid and withheld, and on which conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from partnerflow.application.access.acting import Acting
from partnerflow.application.telling import ERASED, FactFilter, FactView
from partnerflow.domain.grants.facts import ConditionImposed, MilestoneDefined
from partnerflow.domain.grants.records import Condition, Milestone, Tranche
from partnerflow.domain.grants.state import Grant
from partnerflow.domain.partnership import GrantState
from partnerflow.errors import NotFoundError
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.partnership.timeline import missing
from partnerflow_api.pages.words import Words

_WORDED = frozenset({ConditionImposed.__name__, MilestoneDefined.__name__})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A tranche, a condition or a milestone: what it is, and how it stands."""

    link: Link
    text: str
    stands: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantCard:
    """One grant on the days asked about; `proven` are the days on which each of its conditions was shown to be met."""

    key: str
    status: str
    funder: str
    lead_partner: str
    amount: str
    period: tuple[str, str] | None
    tranches: tuple[Item, ...]
    conditions: tuple[Item, ...]
    proven: Mapping[str, str | None]
    milestones: tuple[Item, ...]


def grants(partnerflow: Acting, partnership: str, days: Days, particular: Particular) -> tuple[GrantCard, ...]:
    """The grants of a partnership that had begun, as far as known on these days."""
    return tuple(_cards(partnerflow, partnership, days, particular))


def _cards(partnerflow: Acting, partnership: str, days: Days, particular: Particular) -> Iterator[GrantCard]:
    proven: dict[tuple[str, str], str | None] = {}
    for key in partnerflow.grants_of(partnership):
        try:
            state = partnerflow.state("grant", key, as_of=days.as_of, as_known_at=days.as_known_at).state
        except NotFoundError:
            continue
        assert isinstance(state, GrantState)
        worded = partnerflow.history("grant", key, FactFilter(types=_WORDED, limit=1000)).items
        texts = {view.fact.id: _said(view, particular.words) for view in worded}
        if state.grant.conditions and not proven:
            asked = partnerflow.ask(partnership, "conditions", {}, as_of=days.as_of, as_known_at=days.as_known_at)
            proven = {(row["grant"], row["condition"]): row["provenOn"] for row in asked.answer}
        yield _Teller(key=key, particular=particular, texts=texts, proven=proven).card(state.grant)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Teller:
    key: str
    particular: Particular
    texts: dict[str, str]
    proven: Mapping[tuple[str, str], str | None]

    def card(self, grant: Grant) -> GrantCard:
        names, period = self.particular.names, grant.period
        return GrantCard(
            key=self.key,
            status=grant.status,
            funder=names.of(grant.funder),
            lead_partner=names.of(grant.lead_partner),
            amount=self.particular.money(grant.amount) if grant.amount is not None else "",
            period=(period.start, period.end) if period is not None else None,
            tranches=tuple(map(self._tranche, grant.tranches.values())),
            conditions=tuple(map(self._condition, grant.conditions.values())),
            proven={ref: self.proven.get((self.key, ref)) for ref in grant.conditions},
            milestones=tuple(map(self._milestone, grant.milestones.values())),
        )

    def _tranche(self, tranche: Tranche) -> Item:
        if tranche.paid is not None and tranche.paid_on is not None:
            amount = self.particular.money(tranche.paid)
            stands = [self._on("paid", tranche.paid_on, amount=amount)]
        elif tranche.lapsed_on is not None:
            stands = [self._on("lapsed", tranche.lapsed_on)]
        elif tranche.withheld_on is None:
            stands = [self.particular.words("grants.not_paid")]
        else:
            stands = []
        if tranche.withheld_on is not None:
            waiting = tranche.paid_on is None and tranche.lapsed_on is None
            stands.append(self._on("withheld" if waiting else "was_withheld", tranche.withheld_on))
        planned = self.particular.money(tranche.planned)
        return self._item(tranche.ref, tranche.fact, planned, stands)

    def _condition(self, condition: Condition) -> Item:
        stands = [self._on("due", condition.due_on)] if condition.due_on is not None else []
        met, proven = condition.met_on, self.proven.get((self.key, condition.ref))
        if proven is not None:
            stands.append(self._on("proven", proven))
        stands.append(self._on("met", met) if met is not None else self.particular.words("grants.not_met"))
        return self._item(condition.ref, condition.fact, self._text(condition.fact), stands)

    def _milestone(self, milestone: Milestone) -> Item:
        words, stands = self.particular.words, [self.particular.words("grants.for_tranche", tranche=milestone.tranche)]
        if milestone.required_before is not None:
            stands.append(words("grants.before_phase", phase=self.particular.phase(milestone.required_before)))
        if milestone.outcome is not None and milestone.reviewed_on is not None:
            outcome = words.value("reviewOutcome", milestone.outcome) or milestone.outcome
            stands.append(self._on("reviewed", milestone.reviewed_on, outcome=outcome))
        else:
            stands.append(words("grants.not_reviewed"))
        return self._item(milestone.ref, milestone.fact, self._text(milestone.fact), stands)

    def _item(self, ref: str, fact: str, text: str, stands: list[str]) -> Item:
        return Item(link=to_fact("grant", self.key, fact, ref), text=text, stands=tuple(stands))

    def _on(self, word: str, day: str, **values: str) -> str:
        words = self.particular.words
        return words(f"grants.{word}", day=words.day(day), **values)

    def _text(self, fact: str) -> str:
        return self.texts.get(fact, "")


def _said(view: FactView, words: Words) -> str:
    text = str(getattr(view.fact.data, "text", ""))
    return missing(view, words) if text == ERASED else text
