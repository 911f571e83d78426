"""The advances with what they rested on: as known when they were made, or as known now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from partnerflow.domain.course.facts import PhaseAdvanced
from partnerflow.domain.fact import AnyFact, Evidence
from partnerflow.domain.guards.evaluation import Finding, findings
from partnerflow.domain.guards.outcome import Missing
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.structs import Named
from partnerflow.questions.view import View

Knowledge = Annotated[Literal["then", "now"], Named("knowledge")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One advance, who counted, and how each guard came out."""

    fact: str
    on: str
    advanced: PhaseAdvanced
    counting: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def evidence(self) -> tuple[str, ...]:
        """The facts that carried its guards."""
        return tuple(dict.fromkeys(fact for finding in self.findings for fact in finding.facts))


def passages(view: View[Any], knowledge: Knowledge, on: str | None = None) -> Iterator[Passage]:
    """The advances of a view, perhaps of one day; nothing that became known later unmakes one.

    Guards are those of the definition that governed on the day of the advance, in its words.

    `then` takes the evidence recorded with the advance; without it, and for what evidence does not tell, the guards are
    judged again on what was known at the advance. `now` judges them on what is known in the view, as of that day.
    """
    return _then(view, on) if knowledge == "then" else _now(view, on)


def unmet(finding: Finding) -> dict[str, Any]:
    """An unmet guard with everything it misses."""
    return {"guard": finding.guard, "kind": finding.kind, "missing": [_missing(item) for item in finding.missing]}


def waived(found: Iterator[Finding] | tuple[Finding, ...]) -> list[dict[str, Any]]:
    """The waivers that cover something, guard by guard."""
    return [
        {"guard": finding.guard, "organisation": item.organisation, "waiver": item.waiver}
        for finding in found
        for item in finding.waived
    ]


def _missing(item: Missing) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in item.as_data().items()}


def _then(view: View[Any], on: str | None) -> Iterator[Passage]:
    history = view.history
    for fact in _advances(view, on):
        position = history.index.ids[fact.id]
        told: AnyFact = history.facts[position - 1]
        evidence = told.evidence
        if evidence is not None and all(item.outcome not in ("waived", "unmet") for item in evidence.guards):
            yield _passage(fact, evidence.counting, _recorded(evidence, {}))
            continue
        state = history.at(as_of=told.occurred_on, version=position - 1)
        assert isinstance(state, PartnershipState)
        judged = _judged(view, state, told)
        if evidence is None:
            yield _passage(fact, state.parties.counting(), judged)
        else:
            yield _passage(fact, evidence.counting, _recorded(evidence, {finding.guard: finding for finding in judged}))


def _now(view: View[Any], on: str | None) -> Iterator[Passage]:
    wanted = {fact.id: fact for fact in _advances(view, on)}
    for state, fact in view.history.stepping(view.told):
        if fact.id in wanted:
            assert isinstance(state, PartnershipState)
            yield _passage(wanted[fact.id], state.parties.counting(), _judged(view, state, fact))


def _advances(view: View[Any], on: str | None) -> Iterator[AnyFact]:
    return (fact for fact in view.course if isinstance(fact.data, PhaseAdvanced) and on in (None, fact.occurred_on))


def _judged(view: View[Any], state: PartnershipState, fact: AnyFact) -> tuple[Finding, ...]:
    data, day = fact.data, fact.occurred_on
    assert isinstance(data, PhaseAdvanced)
    acknowledged = frozenset(item.guard for item in data.acknowledged or ())
    # Not the view's own: an advance is judged in the words of its day.
    grants = view.around.grants(view.key, day, as_known_at=view.parameters.as_known_at)
    return tuple(findings(state, day, grants, phase=data.from_, acknowledged=acknowledged))


def _recorded(evidence: Evidence, judged: dict[str, Finding]) -> tuple[Finding, ...]:
    """The outcomes and facts as they were recorded; which waiver covered whom is in the judgement alone."""
    found = []
    for item in evidence.guards:
        again = judged.get(item.guard)
        found.append(
            Finding(
                guard=item.guard,
                kind=again.kind if again else None,
                outcome=item.outcome,
                missing=again.missing if again else (),
                waived=again.waived if again else (),
                facts=item.facts,
            )
        )
    return tuple(found)


def _passage(fact: AnyFact, counting: tuple[str, ...], found: tuple[Finding, ...]) -> Passage:
    assert isinstance(fact.data, PhaseAdvanced)
    return Passage(fact=fact.id, on=fact.occurred_on, advanced=fact.data, counting=counting, findings=found)
