"""The tags of the document: one a subject, in the order in which people read it."""

from __future__ import annotations

from typing import Final

TAGS: Final = {
    "Partnerships": "Begun, found, looked at",
    "Course & moves": "Profile, waivers and renewals; advance, return, pause, resume, renew and end",
    "Parties": "Who sits at the table, who joins and who leaves",
    "People": "Persons, their roles, and the bodies they sit in",
    "Access": "Who may look and speak, share links, and who looked",
    "Principals": "Who is known here: keys, accounts, the roles they were given, sessions",
    "Mandates": "For what, and how far, somebody may sign",
    "Ambition": "The shared ambition: its versions, who endorses them, and what its words mean",
    "Contributions": "What each party commits itself to, brings and gains",
    "Deliverables": "Texts: submitted, adopted, signed, in force",
    "Decisions": "Proposals, positions, objections and decisions",
    "Projects": "Projects, their actions, and their handover",
    "Interaction": "How the parties work together",
    "Evaluations": "Indicators, evaluations, and what came of them",
    "Record": "What happened, fact by fact; corrections, retractions and erasure",
    "Questions": "Answered from the facts, with the facts behind the answer",
    "Portfolio": "Figures and lists over all partnerships",
    "Grants": "The side of the funder",
    "Organisations": "The register of organisations",
    "Import": "Histories that began elsewhere, and the schema of their lines",
    "Events": "Every fact of the workspace, in one order",
    "Ledger": "What proves that nothing was changed: checkpoints, tiles, bundles",
    "Processes": "What a process is: phases, moves, guards, deliverables",
}
OF_SUBJECT: Final = {"course": "Course & moves"}


def of_subject(subject: str) -> str:
    """The tag of the facts of a subject."""
    return OF_SUBJECT.get(subject, subject.capitalize())
