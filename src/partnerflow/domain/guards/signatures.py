"""Checks on signatures: set by each partner, under a mandate valid that day that reached far enough, or ratified."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.deliverables.records import DeliverableVersion, Signature
from partnerflow.domain.guards.deliverables import lacks, latest_adopted
from partnerflow.domain.guards.outcome import Missing, NotApplicable, Outcome, Situation, for_each, judged
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.mandates.records import Mandate, Ratification
from partnerflow.domain.vocabulary.objects import DeliverableRef

POSITIVE = frozenset({"consent", "consent_with_concern", "agree"})


def signature_of(situation: Situation, version: DeliverableVersion, partner: str) -> Signature | None:
    """The signature that binds a partner: its own, or that of the party whose place it took."""
    line = situation.state.parties.lineage(partner)
    return next((version.signatures[code] for code in line if code in version.signatures), None)


def positive_positions(situation: Situation, version: DeliverableVersion) -> dict[str, str]:
    """The facts by which parties agreed in the decision that adopted a version, by party."""
    decision = situation.state.decisions.adopted(version.decision)
    if decision is None:
        return {}
    positions = situation.state.decisions.proposals[decision.proposal].positions
    return {code: item.fact for code, item in positions.items() if item.position in POSITIVE}


def binding_fact(situation: Situation, version: DeliverableVersion, partner: str) -> str | None:
    """The fact that binds a partner to a version: its signature or, where the profile lets that count, its position."""
    signature = signature_of(situation, version, partner)
    if signature is not None or not situation.profile.signature_by_position:
        return signature.fact if signature is not None else None
    positions = positive_positions(situation, version)
    return next((positions[code] for code in situation.state.parties.lineage(partner) if code in positions), None)


@guard("deliverable_signed_by_each")
def deliverable_signed_by_each(situation: Situation, deliverable: str) -> Outcome:
    """Each counting partner signed the version adopted last; in some profiles agreeing to its adoption is signing."""
    versions = latest_adopted(situation, deliverable)
    if not versions:
        return judged([lacks("not_adopted", deliverable)])

    def look(partner: str) -> Iterator[str | Missing]:
        for version in versions:
            bound = binding_fact(situation, version, partner)
            subject = f"{version.ref.kind} {version.ref.version}"
            yield bound or Missing(
                reason="not_signed", organisation=partner, project=version.ref.project, subject=subject, who=(partner,)
            )

    return for_each(situation, look)


@guard("signatures_mandated")
def signatures_mandated(situation: Situation, deliverable: str, scope: str, limit: bool) -> Outcome:
    """Each signature that binds a counting partner rests on a mandate or was ratified; without any, none to judge."""
    signatures = [
        (partner, version, signature)
        for version in latest_adopted(situation, deliverable)
        for partner in situation.counting
        if (signature := signature_of(situation, version, partner)) is not None
    ]
    if not signatures:
        return NotApplicable()
    missing: list[Missing] = []
    facts: list[str] = []
    for partner, version, signature in signatures:
        pledged = situation.state.contributions.pledged(partner) if limit and situation.profile.limits_count else 0
        facts.append(signature.fact)
        flaws = list(_flaws(situation, signature, scope, pledged))
        cure = _ratification(situation, version, signature, partner) if flaws else None
        if cure is not None and _covers(situation, cure, scope, pledged):
            facts.append(cure.fact)
        else:
            project, mandate = version.ref.project, signature.mandate
            missing.extend(
                Missing(reason=flaw, organisation=partner, project=project, subject=mandate, who=(partner,))
                for flaw in flaws
            )
    return judged(missing, facts)


def _flaws(situation: Situation, signature: Signature, scope: str, pledged: int) -> Iterator[str]:
    """Everything that keeps a signature from resting on its mandate on the day it was set."""
    mandate = situation.state.mandates.by_ref.get(signature.mandate or "")
    if mandate is None:
        yield "no_mandate"
        return
    if mandate.organisation != signature.organisation:
        yield "mandate_of_another"
    lapse = mandate.lapse(signature.on)
    if lapse is not None:
        yield f"mandate_{lapse}"
    yield from _shortfalls(mandate, signature.on, scope, pledged)
    signed = {item.person for item in signature.signatories if item.capacity in mandate.capacities}
    if len(signed) < mandate.joint_signatories:
        yield "joint_rule_not_met"


def _shortfalls(mandate: Mandate, day: str, scope: str, pledged: int) -> Iterator[str]:
    terms = mandate.stated(day)
    if scope not in terms.scope:
        yield "out_of_scope"
    if terms.limit is not None and terms.limit.minor < pledged:
        yield "limit_too_low"


def _ratification(
    situation: Situation, version: DeliverableVersion, signature: Signature, partner: str
) -> Ratification | None:
    """What confirmed a signature afterwards. A small change keeps the signatures of what it amends, cured or not."""
    ratifications = situation.state.mandates.ratifications
    ref: DeliverableRef | None = version.ref
    while ref is not None:
        for organisation in (partner, signature.organisation):
            if (ref, organisation) in ratifications:
                return ratifications[ref, organisation]
        amends = situation.state.deliverables.versions[ref].amends
        ref = DeliverableRef(kind=ref.kind, project=ref.project, version=amends) if amends is not None else None
    return None


def _covers(situation: Situation, ratification: Ratification, scope: str, pledged: int) -> bool:
    """Whether the mandate behind a ratification was valid when it was given, and reached as far as the signature."""
    mandate = situation.state.mandates.by_ref[ratification.mandate]
    return mandate.lapse(ratification.on) is None and not any(_shortfalls(mandate, ratification.on, scope, pledged))
