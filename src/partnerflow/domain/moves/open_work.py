"""The work that is open when a move is made: no move closes it, and somebody has to see to it."""

from __future__ import annotations

from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import RepairItem
from partnerflow.domain.vocabulary.structs import Declared


class OpenProposal(Declared):
    """A proposal on the table: until when, and who has not taken a position yet."""

    proposal: str
    deadline: str
    silent: tuple[str, ...]


class OpenObjection(Declared):
    """An objection without an end."""

    objection: str
    proposal: str
    organisation: str
    paramount: bool


class RunningAction(Declared):
    """A joint action that runs: whose it is, and when it is due where that was said."""

    action: str
    project: str
    organisation: str
    due_on: str | None = None


class RepairTask(Declared):
    """One item of a repair agenda, by its place: whose it is and when it is due. Its text stays out of every preview."""

    item: int
    organisation: str | None = None
    due_on: str | None = None


class OpenWork(Declared):
    """What is open: proposals, objections, running actions; and, of a return, the repair agenda it brings."""

    proposals: tuple[OpenProposal, ...]
    objections: tuple[OpenObjection, ...]
    actions: tuple[RunningAction, ...]
    repair_agenda: tuple[RepairTask, ...] = ()


def open_work(state: PartnershipState, repair_agenda: tuple[RepairItem, ...] = ()) -> OpenWork:
    """The open work of a partnership, with what a return would add to it."""
    return OpenWork(
        proposals=tuple(
            OpenProposal(
                proposal=item.ref,
                deadline=item.deadline,
                silent=tuple(code for code in item.entitled if code not in item.positions),
            )
            for item in state.decisions.proposals.values()
            if item.open
        ),
        objections=tuple(
            OpenObjection(
                objection=item.ref, proposal=item.proposal, organisation=item.organisation, paramount=item.paramount
            )
            for item in state.decisions.objections.values()
            if item.status == "open"
        ),
        actions=tuple(
            RunningAction(action=item.ref, project=item.project, organisation=item.organisation, due_on=item.due_on)
            for item in state.projects.running_actions()
        ),
        repair_agenda=tuple(
            RepairTask(item=number, organisation=item.organisation, due_on=item.due_on)
            for number, item in enumerate(repair_agenda, 1)
        ),
    )
