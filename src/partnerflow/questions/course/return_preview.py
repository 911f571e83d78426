"""What would happen to documents, projects and money if the partners went back to a phase."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from partnerflow.domain.moves import preview_return, usual_return
from partnerflow.domain.moves.returning import ReturnPreview
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.enumerations import PhaseKey
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


class ReturnAsked(Asked, kw_only=True):
    """To which phase."""

    to: PhaseKey


@question(
    "return_preview",
    permission="partnership.read",
    parameters=ReturnAsked,
    nl="Wat gebeurt er met documenten, projecten en geld als we teruggaan naar een fase?",
    en="What happens to documents, projects and money if we go back to a phase?",
)
def return_preview(view: View[ReturnAsked]) -> Answer:
    """A return to a phase as it would be on this day, if nothing else were decided about it; nothing is recorded.

    Answers the `consequences` that a dry run of the return shows, or `null` when there is no return to that phase
    from here: `{closes, stay, phasesAgain, fates, deliverables, ambitionFate, ambitionCause, signatures, guards,
    projects, openWork, duties, funderNoticeNeeded, notices}`, and where they apply `ambitionVersion`, `endorsements`
    and `supersedes`, the open return that a deeper one must name. Members without a value are left out.

    `closes` and `stay` are the stay that ends and the one that begins. `fates` has one for each version in force, as
    `PhaseReturned` takes them; `deliverables` are those that are touched, `{deliverable, fate, cause, byTable}`, where
    `cause` is `fate_table`, `return_scope` or `partners`. `signatures` and `endorsements` tell which of those given
    before still count (`stillCount`), and who has to give one again when the thing is reaffirmed (`whenReaffirmed`) or
    replaced (`whenReplaced`). `guards` are those of every phase to be passed again, as they would come out after the
    return: `{phase, guard, kind, outcome, holds, missing, waivedBy}`. `projects` go on, each with the fate of what it
    rests on. `openWork` is `{proposals, objections, actions, repairAgenda}`, `duties` go on, and each of `notices` is
    a running grant whose funder must hear of it, within so many `days` where a rule says so.
    """
    state, to = view.state, view.parameters.to
    behind, grants = [state.course.stays[-1].fact], view.grants(view.day)
    data = usual_return(state, to, view.day, grants)
    preview = preview_return(state, data, view.day, grants) if data is not None else None
    if preview is None:
        return Answer(value=None, facts=tuple(behind))
    behind += _behind(state, preview)
    behind += [item.grant.awarded_fact for item in grants if item.grant.running and item.grant.awarded_fact]
    return Answer(value=msgspec.to_builtins(preview), facts=tuple(behind))


def _behind(state: PartnershipState, preview: ReturnPreview) -> Iterator[str]:
    for item in preview.fates:
        in_force = state.deliverables.versions[item.deliverable].in_force_fact
        if in_force is not None:
            yield in_force
    for needed in preview.signatures:
        yield from (standing.fact for standing in needed.still_count)
    if preview.endorsements is not None:
        yield state.ambition.drafts[preview.endorsements.ambition_version].fact
        yield from (standing.fact for standing in preview.endorsements.still_count)
    if preview.supersedes is not None:
        yield state.course.returns[preview.supersedes].fact
    for work in preview.open_work.proposals:
        yield state.decisions.proposals[work.proposal].fact
    for objection in preview.open_work.objections:
        yield state.decisions.objections[objection.objection].fact
    for action in preview.open_work.actions:
        yield state.projects.actions[action.action].fact
