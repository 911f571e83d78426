"""Whether there were always enough partners, from enough sectors, over the period of a grant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from partnerflow.domain.days import after
from partnerflow.domain.grants.records import MINIMUM_PARTNERS, MINIMUM_SECTORS, Ruling
from partnerflow.domain.parties.records import Participation
from partnerflow.questions.grants.held import GrantAsked, Held, the_one
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days in which neither the counts nor the rules changed."""

    since: str
    until: str | None
    partners: int
    sectors: int
    rule: int | None
    sector_rule: int | None

    @property
    def counts(self) -> dict[str, Any]:
        return {"from": self.since, "until": self.until, "partners": self.partners, "sectors": self.sectors}

    @property
    def short(self) -> bool:
        """Whether a rule was broken in these days."""
        return self.partners < (self.rule or 0) or self.sectors < (self.sector_rule or 0)


@question(
    "minimum_partners",
    permission="partnership.read",
    parameters=GrantAsked,
    nl="Bleef het minimum aantal en de vereiste mix van partners gehaald?",
    en="Were the minimum number and the required mix of partners kept?",
)
def minimum_partners(view: View[GrantAsked]) -> Answer:
    """The counts of counting partners and their sectors over the period of the grant, against its rules.

    Answers `{rule, sectorRule, timeline, lowest, kept, lowestSectors, shortfalls, grant}`. The timeline is a list of
    `{from, until, partners, sectors}`; a shortfall has `rule` and `sectorRule` as they were then besides.

    `rule` and `sectorRule` are the numbers of the funder on the day, `null` where it set none. A number that was set
    again holds from that day; the first holds for the whole period. The timeline ends with the period or with the
    partnership, `until` is `null` while neither has come. `kept` is `null` without a rule or before the period.
    `grant` must be named when several were awarded.
    """
    held = the_one(view)
    if held is None or held.grant.period is None:
        named = held.key if held is not None else None
        return Answer(value=_value([], [], named), facts=(held.began,) if held is not None else ())
    rulings = held.grant.rulings
    counting = [
        (party.organisation, span)
        for party in view.state.parties.by_organisation.values()
        for span in party.spans
        if span.counts
    ]
    spans = _spans(view, held, counting)
    began, ended = spans[0].since if spans else "", (spans[-1].until or after(view.day)) if spans else ""
    present = [span.fact for _, span in counting if span.since < ended and (span.until is None or span.until > began)]
    left = [view.state.parties.by_organisation[code].spans[-1].fact for code, span in counting if span.until]
    behind = (held.began, *(ruling.fact for ruling in rulings), *present, *left)
    return Answer(value=_value(spans, rulings, held.key), facts=behind)


def _value(spans: list[Span], rulings: Iterable[Ruling], grant: str | None) -> dict[str, Any]:
    rules = {ruling.rule: ruling.number for ruling in rulings}
    judged = bool(spans) and not rules.keys().isdisjoint((MINIMUM_PARTNERS, MINIMUM_SECTORS))
    return {
        "rule": rules.get(MINIMUM_PARTNERS),
        "sectorRule": rules.get(MINIMUM_SECTORS),
        "timeline": _merged(spans),
        "lowest": min((span.partners for span in spans), default=None),
        "kept": not any(span.short for span in spans) if judged else None,
        "lowestSectors": min((span.sectors for span in spans), default=None),
        "shortfalls": [
            {**span.counts, "rule": span.rule, "sectorRule": span.sector_rule} for span in spans if span.short
        ],
        "grant": grant,
    }


def _spans(view: View[GrantAsked], held: Held, counting: list[tuple[str, Participation]]) -> list[Span]:
    period, ended = held.grant.period, view.state.course.ended
    assert period is not None
    stop = min(after(period.end), ended.on if ended is not None else after(period.end))
    turns = {day for _, span in counting for day in (span.since, span.until) if day is not None}
    turns |= {ruling.on for ruling in held.grant.rulings}
    days = [period.start, *sorted(day for day in turns if period.start < day)]
    days = [day for day in days if day <= view.day and day < stop]
    ends = [*days[1:], stop if stop <= view.day else None]
    return [_span(view, held, counting, since, until) for since, until in zip(days, ends, strict=True)] if days else []


def _span(
    view: View[GrantAsked], held: Held, counting: list[tuple[str, Participation]], since: str, until: str | None
) -> Span:
    there = {code for code, span in counting if span.since <= since and (span.until is None or since < span.until)}
    registered = (view.around.organisation(code, since) for code in there)
    return Span(
        since=since,
        until=until,
        partners=len(there),
        sectors=len({organisation.sector for organisation in registered if organisation is not None}),
        rule=_number(held.grant.rulings, MINIMUM_PARTNERS, since),
        sector_rule=_number(held.grant.rulings, MINIMUM_SECTORS, since),
    )


def _number(rulings: Iterable[Ruling], rule: str, day: str) -> int | None:
    of_it = [ruling for ruling in rulings if ruling.rule == rule]
    in_force = [ruling for ruling in of_it if ruling.on <= day] or of_it[:1]
    return in_force[-1].number if in_force else None


def _merged(spans: list[Span]) -> list[dict[str, Any]]:
    timeline: list[dict[str, Any]] = []
    for span in spans:
        if timeline and (timeline[-1]["partners"], timeline[-1]["sectors"]) == (span.partners, span.sectors):
            timeline[-1]["until"] = span.until
        else:
            timeline.append(span.counts)
    return timeline
