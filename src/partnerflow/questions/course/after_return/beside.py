"""What happened beside a return: who came and went, which words were agreed, what was learned, which funder was told."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.ambition.facts import SharedTermAgreed
from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.course.facts import PhaseReturned
from partnerflow.domain.days import after
from partnerflow.domain.fact import Fact
from partnerflow.domain.grants.records import CHANGE_NOTICE_DAYS, Change
from partnerflow.domain.interaction.facts import LearningMomentHeld
from partnerflow.questions.course.after_return.span import Part, Span
from partnerflow.questions.parties.changes import membership_changes_of
from partnerflow.questions.view import View

NOTICE = "phase_return"


def parties(view: View[Any], span: Span) -> Part:
    """The partners that came and went until the return closed."""
    during = {fact.id for fact in span.during}
    came, gone, behind = [], [], []
    for change in membership_changes_of(view):
        if change.fact not in during:
            continue
        behind.append(change.fact)
        row = {"on": change.on, "how": change.type}
        if change.type == "accession":
            came.append({"organisation": change.organisation, **row})
            continue
        gone.append({"organisation": change.organisation, **row})
        if change.successor is not None:
            came.append({"organisation": change.successor, **row})
    return Part(value={"came": came, "gone": gone}, facts=tuple(behind))


def terms(view: View[Any], span: Span) -> Part:
    """The words of which the meaning was agreed until the return closed."""
    agreed = [(fact, fact.data) for fact in span.during if isinstance(fact.data, SharedTermAgreed)]
    rows = [{"term": data.term, "word": data.word, "on": fact.occurred_on} for fact, data in agreed]
    return Part(value=rows, facts=tuple(fact.id for fact, _ in agreed))


def learned(view: View[Any], span: Span) -> Part:
    """The learning moments that were held, up to and on the day it closed: the advance that closes asks for one."""
    held = [
        fact.id for fact in span.after if isinstance(fact.data, LearningMomentHeld) and fact.occurred_on <= span.last
    ]
    return Part(value=held, facts=tuple(held))


def notices(view: View[Any], span: Span, fact: Fact[PhaseReturned]) -> Part:
    """For each grant that ran on the day of the return: when its funder was told, and whether that was in time."""
    now = {item.key: item for item in view.grants(view.day)}
    following = next((item.occurred_on for item in span.after if isinstance(item.data, PhaseReturned)), None)
    rows, behind = [], []
    for then in view.grants(fact.occurred_on):
        if not then.grant.running or then.key not in now:
            continue
        told = _told(view, now[then.key], fact, following)
        allowed = then.grant.rules.get(CHANGE_NOTICE_DAYS)
        due_on = after(fact.occurred_on, allowed) if allowed is not None else None
        rows.append(
            {
                "grant": then.key,
                "needed": fact.data.funder_notice_needed,
                "change": told.ref if told is not None else None,
                "on": told.on if told is not None else None,
                "dueOn": due_on,
                "inTime": _in_time(told, due_on, view.day)
                if told is not None or fact.data.funder_notice_needed
                else None,
            }
        )
        behind += [then.grant.awarded_fact or then.grant.founding_fact, *([told.fact] if told is not None else [])]
    return Part(value=rows, facts=tuple(behind))


def _told(view: View[Any], grant: GrantOnDay, fact: Fact[PhaseReturned], following: str | None) -> Change | None:
    """The notice that names the return; else the first of its kind, from its day until the next return."""
    changes = grant.grant.changes.values()
    named = (item for item in changes if any(_is(view, address, fact) for address in item.about))
    kindred = (
        item
        for item in changes
        if item.kind == NOTICE
        and not item.about
        and fact.occurred_on <= item.on
        and (following is None or item.on < following)
    )
    return next(named, None) or next(kindred, None)


def _is(view: View[Any], address: Any, fact: Fact[PhaseReturned]) -> bool:
    return bool((address.stream, address.key, address.fact) == ("partnership", view.key, fact.id))


def _in_time(told: Change | None, due_on: str | None, day: str) -> bool | None:
    if due_on is None or (told is None and day <= due_on):
        return None
    return told is not None and told.on <= due_on
