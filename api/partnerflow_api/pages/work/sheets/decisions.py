"""Sheets of deciding together: a proposal, what each says to it, objections, the outcome."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import msgspec

from partnerflow.domain.days import after
from partnerflow.domain.decisions.facts import ProposalAmended, ProposalTabled
from partnerflow.domain.decisions.records import Objection, Proposal
from partnerflow.domain.decisions.tally import WORDS, shortfalls, text_changed
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.enumerations import PositionKind
from partnerflow.questions.decisions.open_proposals import UNANSWERED
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.work.sheets.knowing import (
    Data,
    known,
    only,
    organisation,
    partnership,
    sheet,
)
from partnerflow_api.pages.work.subjects import said
from partnerflow_api.pages.work.told import Told, legible
from partnerflow_api.pages.work.versions import to_adopt

ANSWERED_WITHIN, AGAIN_WITHIN = 14, 7
"""Days that a first and a next round are open, unless somebody says otherwise."""


def _subject(state: PartnershipState) -> dict[str, Any] | None:
    """What the partners are most likely to decide on now: a text that lies ready, else going on."""
    ready = to_adopt(state)
    if ready:
        return {"type": "adopt_deliverable", "deliverable": msgspec.to_builtins(ready[-1].ref)}
    following = state.process.next_phase(state.course.phase)
    return {"type": "advance_phase", "to": following} if following else None


def _tabled(setting: Setting) -> Data:
    """By the method agreed for this phase, in the words that the subject itself asks for."""
    state = partnership(setting)
    given = setting.given.get("subjects")
    likely = _subject(state)
    subjects = list(given) if given else [likely] if likely else []
    agreed = state.decisions.agreements
    method = agreed.methods.get(state.course.phase) if agreed is not None else None
    return known(
        subjects=subjects,
        text=" ".join(setting.words("work.propose", subject=each) for each in said(subjects, setting.particular)),
        method=method or "consent",
        deadline=after(setting.today, ANSWERED_WITHIN),
        silence=agreed.silence if agreed is not None else "blocks",
    )


def open_proposals(setting: Setting) -> list[Proposal]:
    """The proposals on the table."""
    return [item for item in partnership(setting).decisions.proposals.values() if item.open]


def _proposal(setting: Setting, among: list[Proposal]) -> Proposal | None:
    named = partnership(setting).decisions.proposals.get(str(setting.given.get("proposal")))
    return named or only(among)


def _amended(setting: Setting) -> Data:
    """The present text, to change."""
    proposals = partnership(setting).decisions.proposals.values()
    proposal = _proposal(setting, [item for item in proposals if item.open or item.outcome == "deferred"])
    if proposal is None:
        return {}
    told = Told(setting.acting, setting.key, Days(as_of=setting.today))
    texts = [fact.data for fact in told.of(ProposalTabled, ProposalAmended) if fact.data.proposal == proposal.ref]
    last = texts[-1] if texts else None
    # A hash in a subject is that of the text before.
    before = msgspec.to_builtins(last.subjects) if last is not None else []
    subjects = [{name: value for name, value in each.items() if name != "sha256"} for each in before]
    return known(
        proposal=proposal.ref,
        text=legible(last.text) if last is not None else None,
        subjects=subjects,
        deadline=after(setting.today, AGAIN_WITHIN),
        excluded=proposal.excluded,
    )


def _answering(setting: Setting, among: list[Proposal]) -> Data:
    proposal = _proposal(setting, among)
    lacking = shortfalls(partnership(setting), proposal, setting.today) if proposal is not None else []
    waiting = [code for item in lacking if item.reason in UNANSWERED for code in item.organisations]
    return known(organisation=organisation(setting, waiting), proposal=proposal.ref if proposal else None)


def _voted(setting: Setting) -> list[Proposal]:
    return [item for item in open_proposals(setting) if item.method in WORDS]


def _advised(setting: Setting) -> list[Proposal]:
    return [item for item in open_proposals(setting) if item.method == "advice"]


def _consented(setting: Setting) -> list[Proposal]:
    return [item for item in open_proposals(setting) if item.method == "consent"]


def _position(setting: Setting) -> Data:
    return _answering(setting, _voted(setting)) | {"channel": "meeting"}


def _positions(setting: Setting) -> dict[str, list[str]]:
    """What one can say in the method of the proposal, in the order of the vocabulary."""
    proposals = _voted(setting)
    asked_of = _proposal(setting, proposals)
    allowed = WORDS.get(asked_of.method, frozenset()) if asked_of else frozenset().union(*WORDS.values())
    ordered = [word for word in get_args(get_args(PositionKind)[0]) if word in allowed]
    return {"proposal": [item.ref for item in proposals], "position": ordered}


def _objections(setting: Setting) -> Iterator[Objection]:
    """Those that are open, of the proposal that was named."""
    proposal = setting.given.get("proposal")
    for item in partnership(setting).decisions.objections.values():
        if item.status == "open" and proposal in (None, item.proposal):
            yield item


def _objection(setting: Setting) -> Objection | None:
    named = partnership(setting).decisions.objections.get(str(setting.given.get("objection")))
    return named or only(_objections(setting))


def _integrated(setting: Setting) -> Data:
    found = _objection(setting)
    return known(objection=found.ref, proposal=found.proposal, confirmedBy=found.organisation) if found else {}


def _withdrawn(setting: Setting) -> Data:
    found = _objection(setting)
    return known(objection=found.ref, proposal=found.proposal) if found else {}


def _decided(setting: Setting) -> Data:
    """Adopted when nothing keeps it from being carried; what it is otherwise is for people to say."""
    proposal = _proposal(setting, open_proposals(setting))
    if proposal is None:
        return {}
    state = partnership(setting)
    carried = not shortfalls(state, proposal, setting.today) and not text_changed(state, proposal)
    return known(proposal=proposal.ref, outcome="adopted" if carried else None, effectiveFrom=setting.today)


SHEETS = (
    sheet(
        "ProposalTabled",
        "subjects",
        "text",
        "deadline",
        folded=("method", "entitled", "excluded", "body", "decider", "quorum", "majority", "silence"),
        hidden=("sha256",),
        presets=_tabled,
    ),
    sheet(
        "ProposalAmended",
        "proposal",
        "text",
        "deadline",
        folded=("subjects", "entitled", "excluded"),
        hidden=("sha256", "round"),
        presets=_amended,
    ),
    sheet(
        "PositionTaken",
        "proposal",
        "organisation",
        "position",
        "concern",
        folded=("channel", "evidence"),
        hidden=("round",),
        presets=_position,
        choices=_positions,
    ),
    sheet(
        "AdviceGiven",
        "proposal",
        "organisation",
        "advice",
        folded=("evidence",),
        presets=lambda setting: _answering(setting, _advised(setting)),
        choices=lambda setting: {"proposal": [item.ref for item in _advised(setting)]},
    ),
    sheet(
        "ObjectionRaised",
        "proposal",
        "organisation",
        "grounds",
        "touches",
        "paramount",
        folded=("remedy", "evidence"),
        hidden=("round",),
        presets=lambda setting: _answering(setting, _consented(setting)),
        choices=lambda setting: {"proposal": [item.ref for item in _consented(setting)]},
    ),
    sheet(
        "ObjectionIntegrated",
        "objection",
        "textChange",
        folded=("confirmedBy",),
        hidden=("proposal",),
        presets=_integrated,
        choices=lambda setting: {"objection": [item.ref for item in _objections(setting)]},
    ),
    sheet(
        "ObjectionWithdrawn",
        "objection",
        "becomes",
        folded=("reason",),
        hidden=("proposal",),
        presets=_withdrawn,
        choices=lambda setting: {"objection": [item.ref for item in _objections(setting)]},
    ),
    sheet("ProposalWithdrawn", "proposal", "reason", presets=_decided),
    sheet(
        "DecisionTaken",
        "proposal",
        "outcome",
        folded=("effectiveFrom", "reviewOn", "minutes"),
        hidden=("round",),
        presets=_decided,
        choices=lambda setting: {"proposal": [item.ref for item in open_proposals(setting)]},
    ),
)
