"""Checks on signatures: set by each partner, under a mandate valid that day that reached far enough, or ratified."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.deliverables.records import DeliverableVersion, Signature
from partnerflow.domain.guards.deliverables import latest_adopted, not_adopted
from partnerflow.domain.guards.each import for_each
from partnerflow.domain.guards.mandated import covering, pledged_under, shortfalls, to_sign
from partnerflow.domain.guards.outcome import Missing, NotApplicable, Outcome, Situation, Step, judged
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.guards.since import counts_since
from partnerflow.domain.guards.steps import lacking, towards
from partnerflow.domain.guards.versions import said
from partnerflow.domain.mandates import facts
from partnerflow.domain.mandates.records import Ratification
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


@guard("deliverable_signed_by_each", "nobody_counts", "not_adopted", "not_signed")
def deliverable_signed_by_each(situation: Situation, deliverable: str) -> Outcome:
    """Each counting partner signed the version adopted last; in some profiles agreeing to its adoption is signing."""
    versions = latest_adopted(situation, deliverable)
    if not versions:
        return judged([not_adopted(situation, deliverable)])

    def look(partner: str) -> Iterator[str | Missing]:
        return (
            binding_fact(situation, version, partner) or _unsigned(situation, version, partner) for version in versions
        )

    return for_each(situation, look)


def _unsigned(situation: Situation, version: DeliverableVersion, partner: str) -> Missing:
    return lacking(
        "not_signed",
        (partner,),
        since=max(version.adopted_on or "", counts_since(situation, partner)),
        organisation=partner,
        project=version.ref.project,
        subject=said(version.ref),
        step=to_sign(situation, version, partner),
    )


@guard(
    "signatures_mandated", "no_mandate", "mandate_of_another", "mandate_not_yet_valid", "mandate_expired",
    "mandate_revoked", "out_of_scope", "limit_too_low", "joint_rule_not_met",
)  # fmt: skip
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
    carrying: list[str] = []
    for partner, version, signature in signatures:
        pledged = pledged_under(situation, limit, partner)
        carrying.append(signature.fact)
        flaws = list(flaws_of(situation, signature, scope, pledged))
        cure = cure_of(situation, version, signature, partner, scope, pledged) if flaws else None
        if cure is not None:
            carrying.append(cure.fact)
        else:
            step = _to_cure(situation, version, partner, scope, pledged) if flaws else None
            missing.extend(
                lacking(
                    flaw,
                    (partner,),
                    since=_flawed_since(situation, signature, partner, flaw),
                    organisation=partner,
                    project=version.ref.project,
                    subject=signature.mandate,
                    step=step,
                )
                for flaw in flaws
            )
    return judged(missing, carrying)


def _to_cure(situation: Situation, version: DeliverableVersion, partner: str, scope: str, pledged: int) -> Step:
    """Ratify under a mandate that is valid and reaches far enough, once there is one."""
    mandate = covering(situation, partner, (scope,), pledged, situation.day)
    if mandate is None:
        return towards(facts.MandateGranted, settles=False, organisation=partner, scope=[scope])
    return towards(facts.SignatureRatified, deliverable=version.ref, organisation=partner, mandate=mandate.ref)


def _flawed_since(situation: Situation, signature: Signature, partner: str, flaw: str) -> str:
    """The day of signing; a limit may have become too low later, by a pledge."""
    if flaw != "limit_too_low":
        return signature.on
    pledges = (
        item for item in situation.state.contributions.by_ref.values() if item.organisation == partner and item.fixed
    )
    days = (day for item in pledges for day in (item.fixed_on, *(change.on for change in item.adjustments)))
    return max([signature.on, *(day for day in days if day is not None)])


def flaws_of(situation: Situation, signature: Signature, scope: str | None, pledged: int) -> Iterator[str]:
    """Everything that keeps a signature from resting on its mandate on the day it was set.

    Args:
        scope: what the mandate must be for; None where no scope is asked.
        pledged: the amount in minor units that it must reach.
    """
    mandate = situation.state.mandates.by_ref.get(signature.mandate or "")
    if mandate is None:
        yield "no_mandate"
        return
    if mandate.organisation != signature.organisation:
        yield "mandate_of_another"
    lapse = mandate.lapse(signature.on)
    if lapse is not None:
        yield f"mandate_{lapse}"
    yield from shortfalls(mandate, signature.on, scope, pledged)
    signed = {item.person for item in signature.signatories if item.capacity in mandate.capacities}
    if len(signed) < mandate.joint_signatories:
        yield "joint_rule_not_met"


def cure_of(
    situation: Situation,
    version: DeliverableVersion,
    signature: Signature,
    partner: str,
    scope: str | None,
    pledged: int,
) -> Ratification | None:
    """What confirmed a signature afterwards, under a mandate that was valid then and reached as far as was needed.

    Args:
        partner: who holds the seat of the one that signed.
        scope, pledged: as for `flaws_of`.
    """
    ratification = ratification_of(situation, version, signature, partner)
    if ratification is None or any(flaws_of_cure(situation, ratification, scope, pledged)):
        return None
    return ratification


def flaws_of_cure(situation: Situation, ratification: Ratification, scope: str | None, pledged: int) -> Iterator[str]:
    """What keeps a ratification from curing, in the words and with the arguments of `flaws_of`."""
    mandate = situation.state.mandates.by_ref[ratification.mandate]
    lapse = mandate.lapse(ratification.on)
    if lapse is not None:
        yield f"mandate_{lapse}"
    yield from shortfalls(mandate, ratification.on, scope, pledged)


def ratification_of(
    situation: Situation, version: DeliverableVersion, signature: Signature, partner: str
) -> Ratification | None:
    """What confirmed a signature afterwards, far enough or not.

    A small change keeps the signatures of what it amends, cured or not.
    """
    ratifications = situation.state.mandates.ratifications
    ref: DeliverableRef | None = version.ref
    while ref is not None:
        for organisation in (partner, signature.organisation):
            if (ref, organisation) in ratifications:
                return ratifications[ref, organisation]
        ref = situation.state.deliverables.versions[ref].amended
    return None
