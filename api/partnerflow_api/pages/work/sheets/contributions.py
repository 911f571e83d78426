"""Sheets of what each partner gains, promises and brings."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.contributions.facts import CommitmentRequested, ContributionFixed, ContributionOffered
from partnerflow.domain.contributions.records import Commitment, Contribution
from partnerflow.domain.days import after, months_after
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.work.sheets.knowing import Data, known, of_party, only, organisation, partnership, sheet
from partnerflow_api.pages.work.told import Told, legible

YEAR = 12


def _own(setting: Setting, code: str) -> bool:
    given = setting.given.get("organisation")
    return code == (given if isinstance(given, str) else setting.voices.actor) or (
        given is None and setting.voices.actor is None
    )


def _commitments(setting: Setting, *, declared: bool, recognised: bool) -> Iterator[Commitment]:
    """The promises that got so far, and have not ended."""
    for item in partnership(setting).contributions.commitments.values():
        reached = (item.declared_on is not None, item.recognised_on is not None) == (declared, recognised)
        if reached and item.ended_on is None:
            yield item


def _named(setting: Setting, among: list[Commitment]) -> Commitment | None:
    named = partnership(setting).contributions.commitments.get(str(setting.given.get("commitment")))
    return named or only(among)


def _declared(setting: Setting) -> Data:
    """What was asked, in the words in which it was asked."""
    found = _named(
        setting,
        [item for item in _commitments(setting, declared=False, recognised=False) if _own(setting, item.organisation)],
    )
    if found is None:
        return of_party(setting)
    told = Told(setting.acting, setting.key, Days(as_of=setting.today))
    text = [fact.data.text for fact in told.of(CommitmentRequested) if fact.data.commitment == found.ref]
    return known(commitment=found.ref, organisation=found.organisation, text=legible(text[-1]) if text else None)


def _recognised(setting: Setting) -> Data:
    """By all the others who count."""
    found = _named(setting, list(_commitments(setting, declared=True, recognised=False)))
    if found is None:
        return {}
    others = [code for code in partnership(setting).parties.counting() if code != found.organisation]
    return known(commitment=found.ref, organisation=found.organisation, recognisedBy=others)


def _ended(setting: Setting) -> Data:
    found = _named(setting, list(_commitments(setting, declared=True, recognised=True)))
    return known(commitment=found.ref, organisation=found.organisation) if found else {}


def _offers(setting: Setting, *, declared: bool, recognised: bool = False) -> dict[str, list[str]]:
    return {"commitment": [item.ref for item in _commitments(setting, declared=declared, recognised=recognised)]}


def _contributions(setting: Setting, *, fixed: bool) -> list[Contribution]:
    return [
        item
        for item in partnership(setting).contributions.by_ref.values()
        if item.fixed == fixed and item.ended_on is None and _own(setting, item.organisation)
    ]


def _contribution(setting: Setting, *, fixed: bool) -> Contribution | None:
    named = partnership(setting).contributions.by_ref.get(str(setting.given.get("contribution")))
    return named or only(_contributions(setting, fixed=fixed))


def _fixed(setting: Setting) -> Data:
    """What was offered, now with its value and its period."""
    found = _contribution(setting, fixed=False)
    if found is None:
        return of_party(setting) | {"cofinancing": False}
    told = Told(setting.acting, setting.key, Days(as_of=setting.today))
    offers = [
        fact.data for fact in told.of(ContributionOffered, ContributionFixed) if fact.data.contribution == found.ref
    ]
    last = offers[-1] if offers else None
    return known(
        contribution=found.ref,
        organisation=found.organisation,
        kind=found.kind,
        description=legible(last.description) if last else None,
        amount=last.amount if last else None,
        period={"start": setting.today, "end": after(months_after(setting.today, YEAR), -1)},
    ) | {"cofinancing": False}


def _delivered(setting: Setting) -> Data:
    """Since the delivery before, against what was fixed."""
    found = _contribution(setting, fixed=True)
    if found is None:
        return of_party(setting)
    start = after(found.deliveries[-1].period.end) if found.deliveries else found.period.start if found.period else None
    period = {"start": start, "end": setting.today} if start is not None and start <= setting.today else None
    before = found.deliveries[-1] if found.deliveries else None
    return known(
        contribution=found.ref,
        organisation=found.organisation,
        period=period,
        expectedQuantity=before.expected_quantity if before else found.quantity,
        expectedAmount=(before.expected_amount if before else found.amount) if found.quantity is None else None,
    )


def _adjusted(setting: Setting) -> Data:
    found = _contribution(setting, fixed=True)
    if found is None:
        return of_party(setting)
    amount = found.amount if found.quantity is None else None
    return known(contribution=found.ref, organisation=found.organisation, quantity=found.quantity, amount=amount)


def _running(setting: Setting) -> dict[str, list[str]]:
    return {"contribution": [item.ref for item in _contributions(setting, fixed=True)]}


def _valued(setting: Setting) -> Data:
    """Expected, for whoever has not said it yet."""
    state = partnership(setting)
    said = {item.organisation for item in state.contributions.added_values}
    code = organisation(setting, [each for each in state.parties.counting() if each not in said])
    return known(organisation=code, kind="expected")


SHEETS = (
    sheet("AddedValueConfirmed", "organisation", "addedValue", folded=("kind", "evidence"), presets=_valued),
    sheet("CommitmentRequested", "organisation", "text"),
    sheet(
        "CommitmentDeclared",
        "commitment",
        "text",
        folded=("months", "evidence"),
        hidden=("organisation",),
        presets=_declared,
        choices=lambda setting: _offers(setting, declared=False),
    ),
    sheet(
        "CommitmentRecognised",
        "commitment",
        "recognisedBy",
        hidden=("organisation",),
        presets=_recognised,
        choices=lambda setting: _offers(setting, declared=True),
    ),
    sheet(
        "CommitmentEnded",
        "commitment",
        "how",
        hidden=("organisation",),
        presets=_ended,
        choices=lambda setting: _offers(setting, declared=True, recognised=True),
    ),
    sheet(
        "ContributionOffered", "organisation", "kind", "description", folded=("amount", "evidence"), presets=of_party
    ),
    sheet(
        "ContributionFixed",
        "contribution",
        "organisation",
        "kind",
        "description",
        "amount",
        "cofinancing",
        folded=("quantity", "unit", "per", "period", "replaces"),
        presets=_fixed,
    ),
    sheet(
        "ContributionDelivered",
        "contribution",
        "period",
        "quantity",
        "amount",
        folded=("expectedQuantity", "expectedAmount"),
        hidden=("organisation",),
        presets=_delivered,
        choices=_running,
    ),
    sheet(
        "ContributionAdjusted",
        "contribution",
        "quantity",
        "amount",
        "reason",
        folded=("decision",),
        hidden=("organisation",),
        presets=_adjusted,
        choices=_running,
    ),
)
