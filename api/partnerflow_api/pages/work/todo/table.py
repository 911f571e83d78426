"""What is on the table: proposals that are open, and objections and concerns that wait for a conversation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.days import until
from partnerflow.domain.decisions.facts import ProposalAmended, ProposalTabled
from partnerflow.domain.decisions.tally import text_changed
from partnerflow.domain.fact import of_types
from partnerflow_api.pages.partnership.steps import Button
from partnerflow_api.pages.work.deciding import unargued
from partnerflow_api.pages.work.subjects import said
from partnerflow_api.pages.work.todo.things import Desk, Thing
from partnerflow_api.pages.work.todo.waiting import answering


def table(desk: Desk) -> Iterator[Thing]:
    """The open proposals, the first deadline first; then what somebody brought up and nobody spoke of yet."""
    rows = desk.ask("open_proposals")
    tabled, opened = of_types(desk.told.course, ProposalTabled, ProposalAmended), {row["proposal"] for row in rows}
    texts = desk.told.those([fact for fact in tabled if getattr(fact.data, "proposal", None) in opened])
    subjects = {fact.data.proposal: fact.data.subjects for fact in texts}
    for row in rows:
        yield _proposal(desk, row, "; ".join(said(subjects.get(row["proposal"], ()), desk.particular)))
    for row in desk.ask("concerns"):
        if row["kind"] == "objection" or row["spokenOn"] is None:
            yield _concern(desk, row)


def _proposal(desk: Desk, row: dict[str, Any], subject: str) -> Thing:
    ref, answer = row["proposal"], answering(row["method"])
    objecting = unargued(desk.state, ref, row["missing"])

    def asked(code: str) -> tuple[Button, ...]:
        fact = "ObjectionRaised" if code in objecting else answer
        return desk.offers.tell(fact, {"proposal": ref, "organisation": code}) if fact else ()

    reasons = [item["reason"] for item in row["shortfalls"]]
    following, hint = None, None
    if "open_paramount_objection" in reasons:
        hint = desk.words("work.todo.proposal_open_objection")
    elif text_changed(desk.state, desk.state.decisions.proposals[ref]):
        following, hint = "ProposalAmended", desk.words("work.todo.proposal_changed")
    elif not reasons:
        following, hint = "DecisionTaken", desk.words("work.todo.proposal_ready")
    return Thing(
        title=f"{desk.words('work.todo.proposal', what=ref)}: {subject}",
        # Nobody is asked about a text that is no longer the text.
        doers=tuple(desk.doer(code, *asked(code)) for code in row["missing"] if following != "ProposalAmended"),
        on=row["deadline"],
        days_left=until(desk.day, row["deadline"]),
        hint=hint,
        buttons=desk.offers.tell(following, {"proposal": ref}) if following is not None else (),
        links=(desk.proposal(ref),),
    )


def _concern(desk: Desk, row: dict[str, Any]) -> Thing:
    objects = row["kind"] == "objection"
    what = row["objection"] or row["proposal"]
    buttons = desk.offers.tell("ObjectionIntegrated", {"objection": row["objection"]}) if objects else ()
    return Thing(
        title=desk.words(f"work.todo.{row['kind']}", what=what),
        doers=(desk.doer(row["organisation"], days=row["days"]),),
        text=row["text"],
        hint=desk.words("work.todo.spoken", day=desk.words.day(row["spokenOn"])) if row["spokenOn"] else None,
        buttons=(*desk.offers.tell("DialogueHeld", {"present": [row["organisation"]]}), *buttons),
        links=(desk.proposal(row["proposal"]),),
    )
