"""What several moves leave behind them: duties, open work, projects, and who has to hear of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partnerflow.domain.moves.consequence import Duties, FunderNotice, PresentStay, RunningProject
from partnerflow.domain.moves.open_work import OpenWork
from partnerflow.domain.moves.status import OpenReturn
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.moving.telling.reader import Part, Reader, Said


def stay_of(reader: Reader, stay: PresentStay, word: str) -> Said:
    """A sentence about the stay that lasts now."""
    text = reader(word, stay=reader.stay(stay), day=reader.words.day(stay.entered))
    return Said(text=text, links=reader.fact(reader.state.course.stays[-1].fact))


def notices_of(reader: Reader, notices: Sequence[FunderNotice]) -> Iterator[Part]:
    """The funders that must be told, each within its days where a rule of its grant says so."""
    found = [
        Said(
            text=reader(
                "notice.within" if item.days is not None else "notice.plain",
                funder=reader.names.of(item.funder),
                grant=item.grant,
                days=reader.words.count("days", item.days or 0),
            )
        )
        for item in notices
    ]
    if found:
        yield reader.part("notices", found)


def duties_of(reader: Reader, duties: Duties) -> Iterator[Part]:
    """The promises and the means that partners owe each other whatever becomes of the course."""
    promised = reader.state.contributions
    found = [
        Said(
            text=reader("duty.commitment", organisation=reader.names.of(item.organisation)),
            links=reader.fact(item.fact, ref),
        )
        for ref in duties.commitments
        for item in (promised.commitments[ref],)
    ]
    found += [
        Said(
            text=reader(
                "duty.contribution",
                organisation=reader.names.of(item.organisation),
                kind=reader.words.value("contributionKind", item.kind) or item.kind,
            ),
            links=reader.fact(item.fact, ref),
        )
        for ref in duties.contributions
        for item in (promised.by_ref[ref],)
    ]
    if found:
        yield reader.part("duties", found)


def open_work_of(reader: Reader, work: OpenWork) -> Iterator[Part]:
    """What is open when the move is made: no move closes it, and somebody has to see to it."""
    decisions, projects = reader.state.decisions, reader.state.projects
    found = [
        Said(
            text=reader(
                "open.proposal_silent" if item.silent else "open.proposal",
                day=reader.words.day(item.deadline),
                silent=reader.all(item.silent),
            ),
            links=reader.fact(decisions.proposals[item.proposal].fact, item.proposal),
        )
        for item in work.proposals
    ]
    found += [
        Said(
            text=reader(
                "open.objection_paramount" if item.paramount else "open.objection",
                organisation=reader.names.of(item.organisation),
                proposal=item.proposal,
            ),
            links=reader.fact(decisions.objections[item.objection].fact, item.objection),
        )
        for item in work.objections
    ]
    found += [
        Said(
            text=reader(
                "open.action_due" if item.due_on else "open.action",
                organisation=reader.names.of(item.organisation),
                project=item.project,
                day=reader.words.day(item.due_on) if item.due_on else "",
            ),
            links=reader.fact(projects.actions[item.action].fact, item.action),
        )
        for item in work.actions
    ]
    if found:
        yield reader.part("open", found)


def projects_of(reader: Reader, projects: Sequence[RunningProject]) -> Iterator[Part]:
    """The projects that have not ended."""
    found = [
        Said(text=reader(f"project.{item.status}", project=item.project), links=_project(reader, item.project))
        for item in projects
    ]
    if found:
        yield reader.part("projects", found)


def versions(reader: Reader, refs: Sequence[DeliverableRef]) -> list[Said]:
    """Versions of deliverables, one sentence each."""
    return [Said(text=reader.particular.deliverable(ref)) for ref in refs]


def open_return(reader: Reader, item: OpenReturn) -> Said:
    """The return that is open, and the day by which its repair was meant to be done."""
    text = reader(
        "open_return",
        phase=reader.particular.phase(item.target),
        day=reader.words.day(item.target_on),
        **{"return": item.return_},
    )
    return Said(text=text, links=reader.fact(reader.state.course.returns[item.return_].fact, item.return_))


def _project(reader: Reader, ref: str) -> tuple[Link, ...]:
    return reader.fact(reader.state.projects.by_ref[ref].fact, ref)
