"""The phase machine: which moves a process has. Whether one may be made is for the guards to say.

The only door for `transitions`: one machine per definition, shared by all partnerships on it, without models.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Literal

from transitions import Machine

from partnerflow.process.definition import Move, ProcessDefinition

# The library logs every machine and trigger at INFO.
logging.getLogger("transitions").setLevel(logging.WARNING)

ADVANCE = "advance"


def return_trigger(target: str) -> str:
    """The name of the trigger that returns to this phase."""
    return f"return_to_{target}"


@lru_cache(maxsize=64)
def machine(definition: ProcessDefinition) -> Machine:
    """The machine of a definition; the same one for the same definition."""
    shared = Machine(
        model=None,
        states=[phase.key for phase in definition.phases],
        initial=definition.phases[0].key,
        auto_transitions=False,
    )
    for rule in (definition.moves.get("advance"), definition.moves.get("return")):
        for source, targets in rule.targets.items() if rule else ():
            for target in targets:
                trigger = ADVANCE if rule and rule.kind == "advance" else return_trigger(target)
                shared.add_transition(trigger, source, target)
    return shared


@lru_cache(maxsize=512)
def moves_from(definition: ProcessDefinition, phase: str) -> tuple[Move, ...]:
    """Every move from this phase: the advance first, then the returns in the order of the course."""
    moves = [move for trigger in machine(definition).events if (move := may(definition, trigger, phase))]
    return tuple(sorted(moves, key=lambda move: (move.kind != "advance", definition.phase_index(move.target))))


def may(definition: ProcessDefinition, trigger: str, source: str) -> Move | None:
    """The move this trigger makes from this phase, or None when the process has no such move."""
    graph = machine(definition)
    # The library reads an empty trigger and the source "*" as "any".
    if trigger not in graph.events or source not in graph.states:
        return None
    for transition in graph.get_transitions(trigger, source):
        kind: Literal["advance", "return"] = "advance" if trigger == ADVANCE else "return"
        return Move(trigger=trigger, source=source, target=str(transition.dest), kind=kind)
    return None


def all_moves(definition: ProcessDefinition) -> tuple[Move, ...]:
    """Every move of the process, by phase of departure: what a diagram draws."""
    return tuple(move for phase in definition.phases for move in moves_from(definition, phase.key))
