"""The page of a move: what it would do, what is in its way, what the reader decides about it, and how to make it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.domain.moves import MoveOption
from partnerflow.domain.moves.advancing import FastForward
from partnerflow.domain.moves.returning import ReturnPreview
from partnerflow.errors import Fault
from partnerflow_api.pages.asked import Days, address
from partnerflow_api.pages.forms.form import Form
from partnerflow_api.pages.forms.setting import setting_of
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.moving.asking import Asked
from partnerflow_api.pages.moving.deciding import towards_decision
from partnerflow_api.pages.moving.fates import FateRow, fate_rows
from partnerflow_api.pages.moving.gates import Gate, gate_now, gates_of
from partnerflow_api.pages.moving.looking import Look, Situation, at_field, look, situation
from partnerflow_api.pages.moving.sheets import OURS
from partnerflow_api.pages.moving.telling import Part, Reader, parts_of
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.partnership.needed import Need
from partnerflow_api.pages.partnership.needs import Teller
from partnerflow_api.pages.partnership.steps import Button, Steps
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A signal that the move must acknowledge: its title, where its reason is posted, and the reason given so far."""

    guard: str
    title: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePage:
    """A move as a page tells it.

    `option` is None where there is no such move from here, or where it is still to be chosen from `ways`. `hurdles` are the
    refusals that are about no condition and no field, `deciding` the way to the decision that the move rests on. `tellers`
    are the roles that make such a move, by title; `reach` are the other phases that one call could go on to.
    """

    key: str
    name: str
    title: str
    asked: Asked
    here: Situation
    reader: Reader
    option: MoveOption | None = None
    seen: Look | None = None
    ways: tuple[Link, ...] = ()
    parts: tuple[Part, ...] = ()
    gate: Gate | None = None
    further: tuple[Gate, ...] = ()
    fates: tuple[FateRow, ...] = ()
    signals: tuple[Signal, ...] = ()
    hurdles: tuple[Need, ...] = ()
    deciding: tuple[Button, ...] = ()
    tellers: tuple[str, ...] = ()
    reach: tuple[Link, ...] = ()

    @property
    def possible(self) -> bool:
        """Whether it could be made now, as far as the situation goes."""
        return self.option is not None and self.option.open

    @property
    def closes_return(self) -> str | None:
        """The return that the move closes; then it asks for what was learned."""
        return self.option.closes_return if self.option is not None else None

    def unseen(self, form: Form) -> list[tuple[str, str]]:
        """What goes along unseen with the form, but for what this page asks itself."""
        return [(name, value) for name, value in form.hidden if name.split(".")[1] not in OURS]


def move_page(partnerflow: Acting, asked: Asked, words: Words) -> MovePage:
    """The page of a move from where a partnership is.

    Raises:
        NotFoundError: there is no such partnership.
    """
    here = situation(partnerflow, asked)
    names = Names(partnerflow, words, here.state)
    particular = Particular(words=words, process=here.state.process, names=names)
    reader = Reader(key=asked.key, state=here.state, words=words, names=names, particular=particular)
    target = asked.data.get("to") if asked.move == "return" else None
    option = here.option(asked.move, target)
    title = next(words.text(rule.title) for kind, rule in here.state.process.moves.items() if kind == asked.move)
    if option is None:
        return MovePage(
            key=asked.key,
            name=here.state.course.name,
            title=title,
            asked=asked,
            here=here,
            reader=reader,
            ways=tuple(_ways(here, asked, particular)),
        )
    seen = look(setting_of(partnerflow, "partnership", asked.key, words), asked, here, option)
    back = address("move", key=asked.key, move=asked.move, to=target, through=asked.through)
    steps = replace(Steps.of(partnerflow, asked.key, Days(), words), back=back)
    teller = Teller(state=here.state, words=words, names=names, steps=steps)
    made = _filled(reader, here, option, seen, title, teller)
    step = towards_decision(option, here.state, here.day)
    made = replace(made, deciding=steps.towards(step.as_data() if step is not None else None))
    return replace(made, tellers=tuple(words.text(partnerflow.policy.roles[role].titles) for role in here.voice.roles))


def _filled(reader: Reader, here: Situation, option: MoveOption, seen: Look, title: str, teller: Teller) -> MovePage:
    preview = seen.preview
    further: Sequence[Gate] = ()
    if isinstance(preview, ReturnPreview):
        further = tuple(gates_of(preview.guards, reader, teller))
    elif isinstance(preview, FastForward):
        further = tuple(gates_of((item for gate in preview.gates[1:] for item in gate.guards), reader, teller))
    guards = {finding.guard for finding in option.findings}
    refusals = (*option.faults, *seen.refusals)
    return MovePage(
        key=reader.key,
        name=here.state.course.name,
        title=_title(reader, title, option, seen.asked),
        asked=seen.asked,
        here=here,
        reader=reader,
        option=option,
        seen=seen,
        parts=parts_of(replace(reader, assumed=seen.assumed), preview),
        gate=gate_now(option, reader, teller) if option.move == "advance" else None,
        further=tuple(further),
        fates=fate_rows(reader, preview) if isinstance(preview, ReturnPreview) else (),
        signals=tuple(_signals(reader, option, seen)),
        hurdles=tuple(dict.fromkeys(teller.need(fault) for fault in refusals if _is_hurdle(fault, guards))),
        reach=tuple(_reach(reader, option, seen.asked)),
    )


def _title(reader: Reader, title: str, option: MoveOption, asked: Asked) -> str:
    target = asked.through or option.target
    return title if target is None else reader("page.title", move=title, phase=reader.particular.phase(target))


def _ways(here: Situation, asked: Asked, particular: Particular) -> list[Link]:
    """Where the move leads, when it leads to several phases and none was chosen."""
    targets = [item.target for item in here.options if item.move == asked.move and item.target is not None]
    return [
        Link(name=particular.phase(target), address=address("move", key=asked.key, move=asked.move, to=target))
        for target in targets
    ]


def _signals(reader: Reader, option: MoveOption, seen: Look) -> list[Signal]:
    """The signals in the way, those of gates further on where the move goes through these."""
    gates = option.reach if seen.asked.through is not None else ()
    guards = dict.fromkeys((*option.to_acknowledge, *(guard for gate in gates for guard in gate.to_acknowledge)))
    given: Mapping[str, Any] = {
        str(item.get("guard")): item.get("reason", "")
        for item in seen.asked.data.get("acknowledged", ())
        if isinstance(item, Mapping)
    }
    return [
        Signal(
            guard=guard,
            title=reader.words.text(reader.state.process.guards[guard].title),
            name=f"data.acknowledged.{place}",
            reason=given.get(guard, ""),
        )
        for place, guard in enumerate(guards)
    ]


def _reach(reader: Reader, option: MoveOption, asked: Asked) -> list[Link]:
    """The other phases to which one call could go: nothing when it can go no further than the next."""
    if len(option.reach) < 2:
        return []
    phases = [gate.stay.phase for gate in option.reach]
    return [
        Link(
            name=reader("page.one_gate" if place == 0 else "page.through_to", phase=reader.particular.phase(phase)),
            address=address("move", key=asked.key, move=asked.move, through=phase if place else None),
        )
        for place, phase in enumerate(phases)
        if phase != (asked.through or phases[0])
    ]


def _is_hurdle(fault: Fault, guards: set[str]) -> bool:
    """Whether a refusal is told in no other place of the page: at its condition, its field, or as the decision to take."""
    told = fault.data.get("guard") in guards or at_field(fault)
    return not told and fault.reason != "no_decision_for_this"
