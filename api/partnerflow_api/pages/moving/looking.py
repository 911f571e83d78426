"""Looking at a move: what it would do, what is in its way, and the token that stands for what was shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.domain.moves import MoveOption
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow.errors import Fault, FaultyError, ForbiddenError, NotFoundError
from partnerflow_api.pages.forms.envelope import speakers_of, usual_speaker
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.forms.submitted import ENVELOPE
from partnerflow_api.pages.moving.asking import Asked
from partnerflow_api.pages.moving.assuming import assumed, known
from partnerflow_api.pages.moving.telling import consequences_of
from partnerflow_api.pages.voices import Voice, voices

# An acknowledgement makes no other preview than the signal it names: its reason is a text.
_HARMLESS = frozenset({"acknowledged"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Where a partnership is on the day of a move: its state, the moves that exist from there, and who may tell this one.

    On a day on which there was none yet, or that is no day, it is where the partnership is now: then `day` is not the day asked.
    """

    state: PartnershipState
    day: str
    options: tuple[MoveOption, ...]
    voice: Voice

    def option(self, move: str, target: str | None) -> MoveOption | None:
        """The move by its word, and where there are several by where it leads; None when there is none from here."""
        found = [item for item in self.options if item.move == move]
        fitting = [item for item in found if target in (None, item.target)]
        return fitting[0] if len(fitting) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was seen: the move as it was asked, what it would do (None: it cannot be told yet), and what refuses it.

    `assumed` names what was taken for granted; where that matters, or a field has to be mended first, there is no `token`.
    """

    asked: Asked
    preview: Declared | None = None
    refusals: tuple[Fault, ...] = ()
    token: str | None = None
    assumed: frozenset[str] = frozenset()


def situation(partnerflow: Acting, asked: Asked) -> Situation:
    """The situation on the day of the move; the present one where there is none on that day, so that the day can be mended.

    Raises:
        NotFoundError: there is no such partnership.
    """
    day = asked.day
    try:
        moves = partnerflow.next_moves(asked.key, as_of=day)
    except NotFoundError as error:
        if error.reason != "had_not_begun" or day is None:
            raise
        day, moves = None, partnerflow.next_moves(asked.key)
    state = partnerflow.state("partnership", asked.key, as_of=day).state
    assert isinstance(state, PartnershipState)
    voice = voices(partnerflow, asked.key).of(asked.fact_type.name)
    return Situation(state=state, day=moves.day, options=moves.options, voice=voice)


def look(setting: Setting, asked: Asked, here: Situation, option: MoveOption) -> Look:
    """Look at a move: with what the situation says of it, and with stand-ins for what the reader has not decided yet."""
    partnerflow = setting.acting
    asked = asked.knowing(**_teller(setting, asked), data=known(option, here.state))
    standing_in = assumed(option, asked.data, here.state, here.day)
    try:
        seen = partnerflow.preview(asked.instead(standing_in).request())
    except FaultyError as error:
        return Look(asked=asked, refusals=error.faults, assumed=frozenset(standing_in))
    except ForbiddenError:
        return _from_afar(partnerflow, asked, option)
    refusals = tuple(fault for fault in seen.refusals if not _about(fault, standing_in))
    sound = _HARMLESS.issuperset(standing_in) and not any(map(at_field, refusals))
    return Look(
        asked=asked,
        preview=consequences_of(asked.move, seen.consequences) if asked.day in (None, here.day) else None,
        refusals=refusals,
        token=seen.token if sound else None,
        assumed=frozenset(standing_in),
    )


def at_field(fault: Fault) -> bool:
    """Whether a refusal is about something that stands in a field of the form."""
    return fault.pointer.startswith("/data/") or fault.pointer.removeprefix("/") in ENVELOPE


def lacking(partnerflow: Acting, asked: Asked) -> tuple[Fault, ...]:
    """What a move still lacks or is refused for, with nothing taken for granted."""
    try:
        return partnerflow.preview(asked.request()).refusals
    except FaultyError as error:
        return error.faults


def _from_afar(partnerflow: Acting, asked: Asked, option: MoveOption) -> Look:
    """What whoever may not make a move may see of it: of a return, what it would do if nothing else were decided."""
    if option.move != "return":
        return Look(asked=asked)
    answered = partnerflow.ask(asked.key, "return_preview", {"to": str(option.target)}, as_of=None, as_known_at=None)
    found: Mapping[str, Any] = answered.answer or {}
    return Look(asked=asked, preview=consequences_of("return", found))


def _teller(setting: Setting, asked: Asked) -> dict[str, Any]:
    """In whose name a move is told unless the reader says otherwise: as every form has it."""
    teller = usual_speaker(setting, speakers_of(asked.fact_type, setting))
    return {"by": teller} if teller else {}


def _about(fault: Fault, standing_in: Mapping[str, Any]) -> bool:
    """Whether a refusal is about something that was only taken for granted."""
    return any(fault.pointer.startswith(f"/data/{name}") for name in standing_in)
