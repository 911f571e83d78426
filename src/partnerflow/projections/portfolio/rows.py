"""The rows of one partnership in the portfolio: pure functions of its facts and those of its grants."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from partnerflow.domain.course.state import Course
from partnerflow.domain.days import between
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.grants.records import Condition
from partnerflow.domain.interaction.facts import SuccessRecorded
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.questions.ambition.versions import missing_of, standing_version
from partnerflow.questions.course.phase_durations import phase_durations
from partnerflow.questions.grants.held_up import tranches_at_risk, waiting_conditions
from partnerflow.questions.mandates.signing import signing_rule, standings
from partnerflow.questions.together.deadlines import deadlines_of
from partnerflow.questions.together.due.kinds import Due
from partnerflow.questions.view import Asked, View

ALWAYS = "9999-12-31"
Row = dict[str, Any]
_OF_STAY = ("running", "gross", "net", "entered", "fact")


def partnership_row(view: View[Asked]) -> Row:
    """Where it stands, when it was last heard of, and how it ended."""
    course, last = view.state.course, view.history.facts[-1]
    stay = course.stays[-1]
    rested = [pause for pause in course.pauses if pause.since >= stay.entered]
    return {
        "name": course.name,
        "region": course.region,
        "profile": course.profile,
        "process": view.state.process.name,
        "phase": course.phase,
        "entered": stay.entered,
        "entered_fact": stay.fact,
        "paused_days": sum(between(pause.since, pause.until) for pause in rested if pause.until is not None),
        "paused_since": course.pauses[-1].since if course.paused else None,
        "status": course.status,
        "last_on": last.known_on,
        "last_fact": last.id,
        "returns": len(course.returns),
        "ending_kind": course.ended.kind if course.ended else None,
        "ending_reasons": json.dumps(course.ended.reasons) if course.ended else None,
    }


def stay_rows(view: View[Asked]) -> list[Row]:
    """The days of each stay in a phase, numbered from 1, and as number 0 those of all stays in it together."""
    rows = []
    for phase in phase_durations(view).value["phases"]:
        facts = [stay.fact for stay in view.state.course.stays if stay.phase == phase["phase"]]
        stays = [
            {**stay, "running": int(stay["left"] is None), "fact": fact}
            for stay, fact in zip(phase["stays"], facts, strict=True)
        ]
        together = {
            **stays[0],
            "running": max(stay["running"] for stay in stays),
            "gross": phase["gross"],
            "net": phase["net"],
        }
        rows += [
            {"phase": phase["phase"], "number": number, **{name: stay[name] for name in _OF_STAY}}
            for number, stay in enumerate([together, *stays])
        ]
    return rows


def return_rows(course: Course) -> list[Row]:
    """From where to where it returned, and why."""
    return [
        {
            "source": item.source,
            "target": item.target,
            "reasons": json.dumps(sorted(item.reasons)),
            "day": item.on,
            "fact": item.fact,
        }
        for item in course.returns.values()
    ]


def funder_rows(view: View[Asked]) -> list[Row]:
    """Who awards a grant for it, or was asked for one."""
    return [{"funder": funder} for funder in sorted({one.grant.funder for one in view.grants(view.day)})]


def item_rows(view: View[Asked], known: dict[str, str]) -> list[Row]:
    """Everything that is listed by day; `known` is when each fact was known as it reads now (`questions.together.known`)."""
    grants = view.grants(view.day)
    return [
        *(_deadline(item, known) for item in deadlines_of(view.state, grants)),
        *_signatures(view),
        *(
            _listed(
                "tranche", item["dueOn"] or item["withheldOn"], "withheld" if item["withheldOn"] else "planned", item
            )
            for one in grants
            for item in tranches_at_risk(one.key, one.grant)
        ),
        *(_condition(one.key, condition) for one in grants for condition in waiting_conditions(one.grant)),
        *_successes(view.course),
        *_waivers(view.state.course),
        *_not_shared(view.state),
    ]


def _listed(list_: str, day: str, kind: str, item: Row, through: str = ALWAYS) -> Row:
    told = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
    return {"list": list_, "day": day, "kind": kind, "through": through, "item": told}


def _deadline(item: Due, known: dict[str, str]) -> Row:
    told = {
        "subject": item.subject,
        "organisation": item.organisation,
        "project": item.project,
        "grant": item.grant,
        "fact": item.fact,
        "knownOn": known[item.fact],
    }
    return _listed("deadline", item.on, item.kind, told, item.on if item.lapses else ALWAYS)


def _condition(grant: str, condition: Condition) -> Row:
    told = {"grant": grant, "condition": condition.ref, "imposedOn": condition.imposed_on, "fact": condition.fact}
    return _listed("condition", condition.due_on or ALWAYS, "", told)


def _signatures(view: View[Asked]) -> Iterator[Row]:
    """The signatures that rested on no valid mandate on their day."""
    for version in view.state.deliverables.versions.values():
        if not version.signatures:
            continue
        for found in standings(view, version, signing_rule(view.state.process, version.ref.kind)):
            if found.flaws:
                item = {
                    "deliverable": _named(version.ref),
                    "organisation": found.signature.organisation,
                    "mandate": found.signature.mandate,
                    "reasons": list(found.flaws),
                    "ratifiedOn": found.cure.on if found.cure else None,
                    "ratifiedUnder": found.cure.mandate if found.cure else None,
                    "fact": found.signature.fact,
                }
                yield _listed("signature", found.signature.on, "cured" if found.cure else "open", item)


def _named(ref: DeliverableRef) -> Row:
    return {"kind": ref.kind, "project": ref.project, "version": ref.version}


def _successes(course: Iterable[AnyFact]) -> Iterator[Row]:
    for fact in course:
        if isinstance(fact.data, SuccessRecorded) and not fact.data.shared_with:
            yield _listed("success", fact.occurred_on, "", {"by": fact.by, "fact": fact.id})


def _waivers(course: Course) -> Iterator[Row]:
    for waiver in course.waivers.values():
        if waiver.resolved_on is None and course.ended is None:
            item = {
                "waiver": waiver.ref,
                "organisation": waiver.organisation,
                "validThrough": waiver.valid_through,
                "fact": waiver.fact,
            }
            yield _listed("waiver", waiver.on, waiver.guard, item)


def _not_shared(state: PartnershipState) -> Iterator[Row]:
    """The version of the ambition that is not everybody's."""
    version, counting = standing_version(state), state.parties.counting()
    if version is None or state.course.ended is not None or state.ambition.is_endorsed_by(version, counting):
        return
    draft = state.ambition.drafts[version]
    item = {"version": version, "missing": missing_of(state, version), "fact": draft.fact}
    yield _listed("unshared", draft.on, "", item)
