"""The sheet for the next session: what the phase is about, what is open, whom to seat, and what the last session gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from partnerflow.domain.interaction.facts import DialogueHeld
from partnerflow.process.definition import Phase
from partnerflow.process.text import Text
from partnerflow.questions.ambition.diverging import diverging
from partnerflow.questions.course.blocking import BlockingAsked, blocking
from partnerflow.questions.decisions.concerns import concerns
from partnerflow.questions.decisions.open_proposals import open_proposals
from partnerflow.questions.parties.last_contact import last_contact
from partnerflow.questions.projects.late_actions import late_actions
from partnerflow.questions.registry import question
from partnerflow.questions.together.outstanding import outstanding
from partnerflow.questions.told import text, told
from partnerflow.questions.view import Answer, View

# Of the partners that were longest not seen, so many are worth a seat of their own.
LONGEST_UNSEEN = 2


class NextSessionAsked(BlockingAsked):
    """For leaving which phase; without one: the present phase."""


@question(
    "next_session",
    permission="partnership.read",
    parameters=NextSessionAsked,
    nl="Wat staat er op de fiche voor de volgende sessie?",
    en="What stands on the sheet for the next session?",
)
def next_session(view: View[NextSessionAsked]) -> Answer:
    """The goals of the phase on both tracks, the open points, whom to seat and why, and the harvest of the last session.

    Answers `{phase, question, goals, blocking, waiting, proposals, concerns, images, actions, seats, missingVoices,
    last}`. `question` and each goal are `{nl, en}`; `goals` has them under `content` and `interaction`.

    The open points are answers of other questions: `blocking` holds the `unmet` guards and the `signals` of `blocking`,
    `waiting` is `outstanding`, `proposals` is `open-proposals`, and `concerns`, `images` and `actions` are `concerns`,
    `diverging` and `late-actions`.

    A seat is `{organisation, because}`: everybody that one of these points waits for, and the partners that were
    longest not seen, `longest_unseen`. `missingVoices` are those named when the field was mapped. `last` is the last
    conversation, `{on, form, tracks, present, harvest}`, its harvest `null` when there is none or it was erased.
    """
    phase = view.state.process.phase(view.parameters.phase or view.state.course.phase)
    gates, waiting, raised = blocking(view), outstanding(view), concerns(view)
    proposals, images, actions = open_proposals(view), diverging(view), late_actions(view)
    seen = last_contact(view)
    last = next(reversed(told(view, DialogueHeld)), None)
    mapped = view.state.course.stakeholders
    value = {
        "phase": phase.key,
        "question": _said(phase.question),
        "goals": _goals(phase),
        "blocking": {"unmet": gates.value["unmet"], "signals": gates.value["signals"]},
        "waiting": waiting.value,
        "proposals": proposals.value,
        "concerns": raised.value,
        "images": images.value,
        "actions": actions.value,
        "seats": _seats([*_reasons(gates, waiting, raised), *_unseen(seen)]),
        "missingVoices": list(mapped.missing_voices) if mapped is not None else [],
        "last": last
        and {
            "on": last.occurred_on,
            "form": last.data.form,
            "tracks": list(last.data.tracks),
            "present": list(last.data.present),
            "harvest": text(view, last.data.harvest),
        },
    }
    behind = [fact for answer in (gates, waiting, raised, proposals, images, actions, seen) for fact in answer.facts]
    return Answer(value=value, facts=(*behind, *([last.id] if last else []), *([mapped.fact] if mapped else [])))


def _goals(phase: Phase) -> dict[str, list[dict[str, str] | None]]:
    tracks = {"content": phase.content, "interaction": phase.interaction}
    return {track: [_said(goal) for goal in goals] for track, goals in tracks.items()}


def _said(said: Text | None) -> dict[str, str] | None:
    return None if said is None else {"nl": said.nl, "en": said.en}


def _reasons(gates: Answer, waiting: Answer, raised: Answer) -> Iterator[tuple[str, str]]:
    for gate in (*gates.value["unmet"], *gates.value["signals"]):
        yield from ((item["organisation"], gate["guard"]) for item in gate["missing"] if "organisation" in item)
    yield from ((row["organisation"], row["what"]) for row in waiting.value)
    yield from ((row["organisation"], row["kind"]) for row in raised.value)


def _unseen(seen: Answer) -> Iterator[tuple[str, str]]:
    yield from ((row["organisation"], "longest_unseen") for row in seen.value[:LONGEST_UNSEEN])


def _seats(reasons: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    because: dict[str, list[str]] = {}
    for organisation, reason in dict.fromkeys(reasons):
        because.setdefault(organisation, []).append(reason)
    return [{"organisation": code, "because": because[code]} for code in sorted(because)]
