"""What falls short: mandates for what comes next, promises and contributions, projects and actions that nobody leads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from partnerflow_api.pages.work.todo.things import Desk, Doer, Thing

_PROMISED = {"asked": "CommitmentDeclared", "declared": "CommitmentRecognised", "due": "CommitmentEnded"}
_BROUGHT = {"offered": "ContributionFixed", "short": "ContributionDelivered"}


def mandates(desk: Desk) -> Iterator[Thing]:
    """The mandates that the next steps need and nobody gave, one for all parties that lack the same."""
    rows = sorted(desk.ask("mandate_gaps"), key=_gap)
    for (scope, reason, mandate), same in groupby(rows, key=_gap):
        said = desk.words.value("scope", scope) or scope
        codes = dict.fromkeys(row["organisation"] for row in same)
        doers = (desk.doer(code, *desk.offers.tell(*_mending(code, scope, reason, mandate))) for code in codes)
        yield Thing(title=desk.words(f"work.todo.gap_{reason}", scope=said, mandate=mandate), doers=tuple(doers))


def _gap(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["scope"], row["reason"], row["mandate"] or ""


def _mending(code: str, scope: str, reason: str, mandate: str) -> tuple[str, dict[str, Any]]:
    if reason == "limit_too_low":
        return "MandateAmended", {"mandate": mandate}
    return "MandateGranted", {"organisation": code, "scope": [scope]}


def promises(desk: Desk) -> Iterator[Thing]:
    """What was asked or promised and is not done, what stands alike together."""
    rows = desk.ask("open_promises")
    counting = desk.state.parties.counting()
    for status, fact in _PROMISED.items():
        found = [(row["organisation"], item) for row in rows for item in row["commitments"] if item["status"] == status]
        if found:
            # Each is recognised by all the others: of several promises, by everybody.
            promised = {code for code, _ in found}
            others = counting if len(promised) > 1 else tuple(code for code in counting if code not in promised)
            doers = (_promise(desk, code, fact, "commitment", item, item["text"]) for code, item in found)
            waits = others if status == "declared" else ()
            past = len(found) if status == "due" else 0
            yield Thing(title=desk.words(f"work.todo.commitment_{status}"), doers=tuple(doers), waits=waits, past=past)
    for status, fact in _BROUGHT.items():
        found = [
            (row["organisation"], item) for row in rows for item in row["contributions"] if item["status"] == status
        ]
        if found:
            doers = (_promise(desk, code, fact, "contribution", item, item["description"]) for code, item in found)
            yield Thing(title=desk.words(f"work.todo.contribution_{status}"), doers=tuple(doers))


def _promise(desk: Desk, code: str, fact: str, name: str, item: dict[str, Any], text: str | None) -> Doer:
    return desk.doer(
        code, *desk.offers.tell(fact, {name: item[name]}), text=f"{text} ({item[name]})" if text else item[name]
    )


def projects(desk: Desk) -> Iterator[Thing]:
    """Projects without lead, and actions whose owner does not act."""
    for row in desk.ask("late_actions"):
        if row["withoutLead"]:
            yield Thing(
                title=desk.words("work.todo.project_lead", what=f"{row['project']} {row['title']}"),
                buttons=desk.offers.tell("RoleAssigned", {"role": "project_lead", "project": row["project"]}),
            )
        for item in row["actions"]:
            if item["withoutOwner"]:
                yield Thing(
                    title=desk.words("work.todo.action_owner", what=f"{item['action']} {item['title']}"),
                    buttons=desk.offers.tell("ActionDropped", {"action": item["action"]}),
                )
