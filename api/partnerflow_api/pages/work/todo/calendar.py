"""What runs out or is due, and the fact that answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from partnerflow.questions.together.due.kinds import KINDS
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.lateness import WITH_FUNDER
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.work.todo.things import Desk, Thing

WITHIN = 60
ELSEWHERE = WITH_FUNDER | {"proposal_deadline"}
"""Deadlines that stand in another group."""

PROMISED = frozenset({"commitment_ends"})
"""Once past, it stands with the promises."""
Data = dict[str, Any]
Row = Mapping[str, Any]


def _subject(member: str) -> Callable[[Row], Data]:
    return lambda row: {member: row["subject"]}


def _party(row: Row) -> Data:
    return {"organisation": row["organisation"]}


def _document(row: Row) -> Data:
    kind = row["subject"].split(" ")[0]
    return {"deliverable": {"kind": kind} | ({"project": row["project"]} if row["project"] else {})}


def _version(row: Row) -> Data:
    found = _document(row)
    found["deliverable"]["version"] = row["subject"].rpartition(" ")[2]
    return found


def _nothing(row: Row) -> Data:
    return {}


_FACTS: dict[str, tuple[str, Callable[[Row], Data]]] = {
    "waiver_ends": ("WaiverResolved", _subject("waiver")),
    "renewal_due": ("RenewalOpened", _nothing),
    "term_ends": ("RenewalOpened", _nothing),
    "withdrawal_effective": ("PartnerWithdrew", _party),
    "join_by": ("LateJoinFulfilled", _party),
    "suspension_ends": ("PartyReinstated", _party),
    "mandate_ends": ("MandateAmended", _subject("mandate")),
    "objection_window": ("DeliverableInForce", _version),
    "deliverable_due": ("DeliverableSubmitted", _document),
    "in_force_ends": ("DeliverableSubmitted", _document),
    "commitment_ends": ("CommitmentEnded", _subject("commitment")),
    "contribution_ends": ("ContributionDelivered", _subject("contribution")),
    "evaluation_planned": ("EvaluationConcluded", _subject("evaluation")),
    "action_due": ("ActionCompleted", _subject("action")),
}


def calendar(desk: Desk) -> Iterator[Thing]:
    """The deadlines of the next weeks and those that have passed, the first day first."""
    for row in desk.ask("deadlines", within=str(WITHIN)):
        if row["kind"] not in ELSEWHERE and not (row["overdue"] and row["kind"] in PROMISED):
            yield _thing(desk, row)


def _thing(desk: Desk, row: Row) -> Thing:
    kind = KINDS[row["kind"]]
    title = kind.nl if desk.words.language == "nl" else kind.en
    subject = _said(desk, row)
    fact, data = _FACTS.get(row["kind"], (None, _nothing))
    links = [desk.fact(row["fact"], row["grant"])]
    if row["grant"]:
        links.insert(0, Link(name=desk.words("work.see_grant"), address=address("grant", key=row["grant"])))
    return Thing(
        title=f"{title}: {subject}" if subject else title,
        doers=desk.doers([row["organisation"]]) if row["organisation"] else (),
        on=row["on"],
        days_left=row["daysLeft"],
        buttons=desk.offers.tell(fact, data(row)) if fact is not None else (),
        links=tuple(links),
    )


def _said(desk: Desk, row: Row) -> str:
    """What it is about, in words where there are words for it."""
    subject, words, state = row["subject"], desk.words, desk.state
    if subject == row["organisation"]:
        return ""
    document, _, rest = subject.partition(" ")
    if document in state.process.deliverables:
        return " ".join(filter(None, (words.text(state.process.deliverables[document].title), rest)))
    if subject in state.projects.actions:
        return f"{state.projects.actions[subject].title} ({subject})"
    return words.value("pauseReason", subject) or str(subject)
