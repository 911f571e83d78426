"""Whether each signature under a version rested on a valid mandate, and what cured those that did not."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.course.records import Waiver
from partnerflow.domain.seats import same_seat
from partnerflow.questions.mandates.signing import (
    SignedVersionAsked,
    SigningRule,
    Standing,
    signing_rule,
    standing_on,
    standings,
    version_asked,
)
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, View


@question(
    "signatures_audit",
    permission="partnership.read",
    parameters=SignedVersionAsked,
    nl="Was elk mandaat geldig bij de ondertekening?",
    en="Was each mandate valid when it was signed under?",
)
def signatures_audit(view: View[SignedVersionAsked]) -> Answer:
    """Every signature under one version, judged on the day it was set, as known in this view.

    Answers `{signed, validOnDay, cured, items}`: how many signed, how many of those rested on a valid mandate that
    day, and how many of the rest were ratified since. An item is `{organisation, on, mandate, validOnDay}`.

    Of a signature that was not valid it also tells the first `reason` and all `reasons` (`no_mandate`,
    `mandate_of_another`, `mandate_not_yet_valid`, `mandate_expired`, `mandate_revoked`, `out_of_scope`,
    `limit_too_low`, `joint_rule_not_met`), `ratifiedOn` and `ratifiedUnder` once a mandate that reached far enough
    confirmed it, and as long as none did the `waiver` that covers it on the day asked about, with `waiverThrough`.

    The scope that a mandate needs, and whether its limit counts, stand in the guards of the process. A small change
    keeps the signatures of the version that it amends. `project` is needed for a kind that each project has.
    """
    version = version_asked(view)
    rule = signing_rule(view.state.process, version.ref.kind)
    found = list(standings(view, version, rule))
    value = {
        "signed": len(found),
        "validOnDay": sum(not item.flaws for item in found),
        "cured": sum(item.cure is not None for item in found),
        "items": [_item(view, item, rule) for item in found],
    }
    behind = [standing_on(view, version)]
    for item in found:
        behind.append(item.signature.fact)
        mandate = view.state.mandates.by_ref.get(item.signature.mandate or "")
        behind += [mandate.fact] if mandate is not None else []
        behind += [item.cure.fact] if item.cure is not None else []
        waiver = _waiver(view, item, rule)
        behind += [waiver.fact] if waiver is not None else []
    return Answer(value=value, facts=tuple(behind))


def _item(view: View[SignedVersionAsked], item: Standing, rule: SigningRule) -> dict[str, Any]:
    signature = item.signature
    row = {
        "organisation": signature.organisation,
        "on": signature.on,
        "mandate": signature.mandate,
        "validOnDay": not item.flaws,
    }
    if not item.flaws:
        return row
    waiver = _waiver(view, item, rule)
    return {
        **row,
        "reason": item.flaws[0],
        "reasons": list(item.flaws),
        "ratifiedOn": item.cure.on if item.cure else None,
        "ratifiedUnder": item.cure.mandate if item.cure else None,
        "waiver": waiver.ref if waiver else None,
        "waiverThrough": waiver.valid_through if waiver else None,
    }


def _waiver(view: View[SignedVersionAsked], item: Standing, rule: SigningRule) -> Waiver | None:
    """What covers a signature that nothing cured, on the day asked about."""
    if not item.flaws or item.cure is not None:
        return None
    parties, signer = view.state.parties, item.signature.organisation
    waivers = (waiver for guard in rule.guards for waiver in view.state.course.waivers_of(guard, view.day))
    return next(
        (
            waiver
            for waiver in waivers
            if waiver.organisation is None or same_seat(parties, waiver.organisation, signer)
        ),
        None,
    )
