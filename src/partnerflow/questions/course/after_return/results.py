"""What became of what a return put in question: its repair agenda, the deliverables it touched, and the ambition."""

from __future__ import annotations

from typing import Any

import msgspec

from partnerflow.domain.ambition.facts import AmbitionReaffirmed
from partnerflow.domain.course.facts import PhaseAdvanced, PhaseReturned
from partnerflow.domain.deliverables.facts import DeliverableReaffirmed, DeliverableWithdrawn
from partnerflow.domain.fact import AnyFact, Fact
from partnerflow.domain.moves.fates import fates_of
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.questions.course.after_return.span import Part, Span
from partnerflow.questions.substance import of_substance
from partnerflow.questions.told import text
from partnerflow.questions.view import View


def agenda(view: View[Any], span: Span, data: PhaseReturned) -> Part:
    """Each item of the repair agenda, with what its owner did until the return closed."""
    rows, behind = [], []
    for item in data.repair_agenda:
        followed = [fact for fact in span.during if _follows(fact, item.organisation)]
        rows.append(
            {
                "text": text(view, item.text),
                "organisation": item.organisation,
                "dueOn": item.due_on,
                "followed": [fact.id for fact in followed],
                "lastOn": followed[-1].occurred_on if followed else None,
            }
        )
        behind += [fact.id for fact in followed]
    return Part(value=rows, facts=tuple(behind))


def _follows(fact: AnyFact, owner: str | None) -> bool:
    """Whether a fact is about the owner of an item, or a deed of substance of that owner, or of anybody without one."""
    if isinstance(fact.data, PhaseAdvanced | PhaseReturned):
        return False
    if owner is not None and getattr(fact.data, "organisation", None) == owner:
        return True
    return of_substance(fact) and owner in (None, fact.by, fact.on_behalf_of)


def deliverables(view: View[Any], span: Span, fact: Fact[PhaseReturned]) -> Part:
    """Each version that the return touched, and how that ended."""
    found = fates_of(_before(view, span), fact.data, fact.occurred_on)
    rows, behind = [], []
    for item in found:
        if item.fate == "unchanged":
            continue
        outcome, on, by, settled = _ended(view, span, item.deliverable)
        if item.fate == "withdrawn":
            outcome, on, by, settled = "withdrawn", fact.occurred_on, None, fact.id
        rows.append(
            {
                "deliverable": msgspec.to_builtins(item.deliverable),
                "fate": item.fate,
                "outcome": outcome,
                "on": on,
                "by": by,
            }
        )
        behind += [settled] if settled is not None else []
    return Part(value=rows, facts=tuple(behind))


def _ended(view: View[Any], span: Span, ref: DeliverableRef) -> tuple[str, str | None, str | None, str | None]:
    """How a version ended that a return left open: outcome, day, the version that replaced it, and the fact."""
    versions = view.state.deliverables.versions
    review = next((item for item in versions[ref].reviews if item.by_return == span.item.ref), None)
    if review is None or review.settled_on is None or review.how is None:
        return "open", None, None, None
    if review.how == "superseded":
        newer = versions[ref].replaced_by
        settled_by = versions[newer].in_force_fact if newer is not None else None
        return "replaced", review.settled_on, versions[ref].superseded_by, settled_by
    kinds = (DeliverableReaffirmed, DeliverableWithdrawn)
    settled = (fact for fact in span.after if isinstance(fact.data, kinds) and fact.data.deliverable == ref)
    return review.how, review.settled_on, None, next((fact.id for fact in settled), None)


def ambition(view: View[Any], span: Span, data: PhaseReturned) -> Part:
    """The ambition that the return reopened: reaffirmed, followed by a newer one of each, or open."""
    state = _before(view, span)
    draft = state.ambition.standing(state.parties.counting())
    row: dict[str, Any] = {"version": draft.version if draft is not None else None, "fate": data.ambition_fate}
    if data.ambition_fate == "unchanged" or draft is None:
        return Part(value={**row, "outcome": "unchanged", "newVersion": None, "on": None})
    for fact in span.after:
        state.folded((fact,))
        if isinstance(fact.data, AmbitionReaffirmed) and fact.data.ambition_version == draft.version:
            value = {**row, "outcome": "reaffirmed", "newVersion": None, "on": fact.occurred_on}
            return Part(value=value, facts=(draft.fact, fact.id))
        shared = state.ambition.shared_by(state.parties.counting()) if len(state.ambition.drafts) > 1 else None
        if shared is not None and shared > draft.version:
            value = {**row, "outcome": "newer_version", "newVersion": shared, "on": fact.occurred_on}
            return Part(value=value, facts=(draft.fact, state.ambition.drafts[shared].fact, fact.id))
    return Part(value={**row, "outcome": "open", "newVersion": None, "on": None}, facts=(draft.fact,))


def _before(view: View[Any], span: Span) -> PartnershipState:
    """The state that the return came upon; a state of one's own, to fold on."""
    return view.empty().folded(span.before)
