"""Whether the mandates under a version reached as far as what the partners pledged."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.guards.outcome import Situation, situation_on
from partnerflow.domain.guards.signatures import flaws_of, flaws_of_cure, ratification_of
from partnerflow.domain.seats import holder
from partnerflow.questions.mandates.signing import (
    SignedVersionAsked,
    signing_rule,
    standing_on,
    version_asked,
)
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, View


@question(
    "mandate_coverage",
    permission="partnership.read",
    parameters=SignedVersionAsked,
    nl="Dekte het mandaat de toegezegde bedragen?",
    en="Did the mandate cover what was pledged?",
)
def mandate_coverage(view: View[SignedVersionAsked]) -> Answer:
    """What each signatory of one version has pledged, against the limit of the mandate that its signature rests on.

    Answers a list of `{organisation, mandate, pledgedMinor, pledgedOn, limitMinor, covered, afterTheFact, reasons}`, by
    code.

    `pledgedMinor` is the sum of the contributions fixed and not ended on `pledgedOn`, of whoever held the seat then:
    the day on which the version came into force, or that of the signature when it was set later. Of a version that is
    not in force yet, and of one that was taken over, it is the day asked about.

    `limitMinor` is what the mandate said on the day it was used, `null` when it has no ceiling. `afterTheFact`
    tells that it is the mandate of a ratification, which takes the place of one that fell short. Where it is not
    covered, `reasons` are those of `signatures-audit`, `limit_too_low` among them; without any mandate `mandate` is
    `null`.
    """
    version = version_asked(view)
    scope = signing_rule(view.state.process, version.ref.kind).scope
    situation = situation_on(view.state, view.day)
    rows, behind = [], []
    for code in sorted(version.signatures):
        partner = holder(view.state.parties, code)
        day = _weighed_on(view, version, code)
        then = view.on(day)
        seated = holder(then.parties, code)
        row, facts = _row(situation, version, code, partner, scope, then.contributions.pledged(seated))
        rows.append({**row, "pledgedOn": day})
        behind += facts
        pledges = then.contributions.by_ref.values()
        behind += [item.fact for item in pledges if item.organisation == seated and item.fixed]
    return Answer(value=rows, facts=(standing_on(view, version), *behind))


def _weighed_on(view: View[SignedVersionAsked], version: DeliverableVersion, code: str) -> str:
    """The day on which what a signatory pledged is set against its mandate."""
    if version.in_force_on is None or version.taken_over:
        return view.day
    return max(version.in_force_on, version.signatures[code].on)


def _row(
    situation: Situation, version: DeliverableVersion, code: str, partner: str, scope: str | None, pledged: int
) -> tuple[dict[str, Any], list[str]]:
    mandates, signature = situation.state.mandates.by_ref, version.signatures[code]
    flaws = list(flaws_of(situation, signature, scope, pledged))
    ratified = ratification_of(situation, version, signature, partner) if flaws else None
    if ratified is not None:
        flaws = list(flaws_of_cure(situation, ratified, scope, pledged))
    used = (ratified.mandate, ratified.on) if ratified is not None else (signature.mandate, signature.on)
    mandate = mandates.get(used[0] or "")
    limit = mandate.stated(used[1]).limit if mandate is not None else None
    row = {
        "organisation": code,
        "mandate": mandate.ref if mandate else None,
        "pledgedMinor": pledged,
        "limitMinor": limit.minor if limit else None,
        "covered": not flaws,
        "afterTheFact": ratified is not None,
        "reasons": flaws,
    }
    return row, [signature.fact, *([mandate.fact] if mandate else []), *([ratified.fact] if ratified else [])]
