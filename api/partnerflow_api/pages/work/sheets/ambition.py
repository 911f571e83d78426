"""Sheets of what the parties want: interests, words, the shared ambition and who stands behind it."""

from __future__ import annotations

from partnerflow.domain.ambition.facts import SharedAmbitionDrafted
from partnerflow.domain.ambition.records import Shared
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.subjects import ReaffirmAmbition
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.work.deciding import decided_on
from partnerflow_api.pages.work.sheets.knowing import (
    Data,
    known,
    of_party,
    only,
    organisation,
    partnership,
    sheet,
)
from partnerflow_api.pages.work.told import Told, legible


def _lacking(state: PartnershipState, shared: list[Shared]) -> list[str]:
    told = {item.organisation for item in shared}
    return [code for code in state.parties.counting() if code not in told]


def _interest(setting: Setting) -> Data:
    """A first interest of its own, shared with all; what follows later came up only then."""
    state = partnership(setting)
    interests = state.ambition.interests
    code = organisation(setting, _lacking(state, interests))
    again = any(item.organisation == code for item in interests)
    return known(organisation=code, level="organisation", audience="all_parties") | {"newlyDisclosed": again}


def _own_ambition(setting: Setting) -> Data:
    state = partnership(setting)
    code = organisation(setting, _lacking(state, state.ambition.own_ambitions))
    return known(organisation=code, audience="all_parties")


def _draft(setting: Setting) -> Data:
    """The words of the version before, to go on from."""
    told = Told(setting.acting, setting.key, Days(as_of=setting.today))
    last = max(told.of(SharedAmbitionDrafted), key=lambda fact: fact.data.ambition_version, default=None)
    return known(text=legible(last.data.text) if last is not None else None)


def _endorsement(setting: Setting) -> Data:
    """The newest version, by whoever has not answered; recognising, owning and acting are its own to say."""
    state = partnership(setting)
    ambition, latest = state.ambition, state.ambition.latest
    if latest is None:
        return of_party(setting)
    silent = [
        code
        for code in state.parties.counting()
        if ambition.reading(latest.version, code) in ("not_endorsed", "deliberating")
    ]
    return known(organisation=organisation(setting, silent), ambitionVersion=latest.version, stance="given")


def _withdrawal(setting: Setting) -> Data:
    latest = partnership(setting).ambition.latest
    return of_party(setting) | known(ambitionVersion=latest.version if latest else None, effect="from_now")


def _reaffirmed(setting: Setting) -> Data:
    state = partnership(setting)
    version = only(draft.version for draft in state.ambition.drafts.values() if draft.under_review)
    return known(ambitionVersion=version, decision=decided_on(state, ReaffirmAmbition, ambition_version=version))


def _agreed_term(setting: Setting) -> Data:
    """The one word that is disputed still, or the one that was given."""
    terms = partnership(setting).ambition.terms
    given = terms.get(str(setting.given.get("term")))
    found = given or only(term for term in terms.values() if term.disputed_on and not term.agreed_on)
    return known(term=found.ref, word=found.word) if found is not None else {}


def _counting(setting: Setting) -> dict[str, list[str]]:
    return {"organisation": list(partnership(setting).parties.counting())}


def _endorsing(setting: Setting) -> dict[str, list[str]]:
    drafts = partnership(setting).ambition.drafts
    return {**_counting(setting), "ambitionVersion": [str(version) for version in sorted(drafts, reverse=True)]}


SHEETS = (
    sheet(
        "InterestShared",
        "organisation",
        "interest",
        "audience",
        folded=("level", "newlyDisclosed", "evidence"),
        presets=_interest,
    ),
    sheet("OwnAmbitionShared", "organisation", "ambition", "audience", folded=("evidence",), presets=_own_ambition),
    sheet("TermDisputed", "word", "readings"),
    sheet("SharedTermAgreed", "word", "meaning", folded=("term",), presets=_agreed_term),
    sheet("SharedAmbitionDrafted", "text", folded=("explanation",), hidden=("ambitionVersion",), presets=_draft),
    sheet(
        "AmbitionEndorsed",
        "organisation",
        "recognise",
        "own",
        "act",
        folded=("stance", "reservation", "ambitionVersion", "mandate", "evidence"),
        presets=_endorsement,
        choices=_endorsing,
    ),
    sheet(
        "EndorsementWithdrawn",
        "organisation",
        "reason",
        folded=("ambitionVersion", "effect", "evidence"),
        presets=_withdrawal,
        choices=_endorsing,
    ),
    sheet("AmbitionReaffirmed", "ambitionVersion", "decision", presets=_reaffirmed),
    sheet("ArchetypeViewStated", "organisation", "archetype", folded=("evidence",), presets=of_party),
    sheet("ArchetypeChosen", "archetype", folded=("secondary",)),
)
