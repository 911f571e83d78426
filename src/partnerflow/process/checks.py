"""Whether a definition makes sense: what it names exists, what it asks can be met, and nothing is left open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from partnerflow.process.check_parameters import check_parameters
from partnerflow.process.conditions import placed_checks
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.faults import Faults
from partnerflow.process.vocabulary import CheckSignature


def check(definition: ProcessDefinition, signatures: Mapping[str, CheckSignature], faults: Faults) -> None:
    """Note every fault in the meaning of a definition.

    An empty name is a place whose fault has been noted already. That each phase can be reached follows from the
    shape: the course is a list, and an advance leads from each phase to the next.
    """
    _check_moves(definition, faults)
    _check_deliverables(definition, faults)
    _check_guards(definition, signatures, faults)
    _check_return_reasons(definition, faults)
    _check_fates(definition, faults)


def _check_moves(definition: ProcessDefinition, faults: Faults) -> None:
    course = _course(definition)
    for one, other in (("pause", "resume"), ("resume", "pause")):
        if one in definition.moves and other not in definition.moves:
            faults.add("pause_without_resume", f"moves.{one}", word=other)
    for kind, rule in definition.moves.items():
        if not rule.targets:
            _check_phases(rule.phases, course, f"moves.{kind}.phases", faults)
    returns = definition.moves.get("return")
    for source, targets in returns.targets.items() if returns else ():
        path = f"moves.return.targets.{source}"
        if source not in course:
            _check_phases([source], course, path, faults)
            continue
        for target in targets:
            if target and target not in definition.earlier_phases(source):
                faults.add("not_earlier", path, word=target, phase=source)


def _check_deliverables(definition: ProcessDefinition, faults: Faults) -> None:
    for kind, deliverable in definition.deliverables.items():
        path = f"deliverables.{kind}"
        _check_phases([deliverable.phase], _course(definition), f"{path}.phase", faults)
        if not deliverable.required:
            faults.add("nothing_required", f"{path}.sections")
    admission = definition.admission_after
    if admission and admission not in definition.deliverables:
        faults.add_unknown("unknown_deliverable", "admission_after", admission, definition.deliverables)
    elif admission and not definition.deliverables[admission].in_force:
        faults.add("cannot_be_met", "admission_after", deliverable=admission, needs="in_force")


def _check_guards(definition: ProcessDefinition, signatures: Mapping[str, CheckSignature], faults: Faults) -> None:
    course = _course(definition)
    for guard_id, guard in definition.guards.items():
        path = f"guards.{guard_id}"
        _check_phases([guard.phase], course, f"{path}.leaving", faults)
        if guard.phase in course:
            prefix = f"G{course.index(guard.phase)}."
            if guard.phase == course[-1]:
                faults.add("last_phase", f"{path}.leaving", word=guard.phase)
            elif not guard_id.startswith(prefix):
                faults.add("guard_number", path, phase=guard.phase, prefix=prefix)
        for profile in guard.by_profile:
            if profile not in definition.profiles:
                faults.add_unknown("unknown_profile", f"{path}.by_profile.{profile}", profile, definition.profiles)
        for place, named in placed_checks(guard.condition, f"{path}.check"):
            check_parameters(named, place, definition, signatures, faults)


def _check_return_reasons(definition: ProcessDefinition, faults: Faults) -> None:
    reachable = _return_goals(definition)
    for code, reason in definition.return_reasons.items():
        path = f"return_reasons.{code}.usual_targets"
        _check_phases(reason.usual_targets, _course(definition), path, faults)
        for target in reason.usual_targets:
            if target in _course(definition) and target not in reachable:
                faults.add("no_return_there", path, word=target)


def _check_fates(definition: ProcessDefinition, faults: Faults) -> None:
    reachable = _return_goals(definition)
    for target, fates in definition.fates.items():
        path = f"fates.{target}"
        _check_phases([target], _course(definition), path, faults)
        if target in _course(definition) and target not in reachable:
            faults.add("no_return_there", path, word=target)
        for kind in fates.deliverables:
            if kind not in definition.deliverables:
                faults.add_unknown("unknown_deliverable", f"{path}.deliverables.{kind}", kind, definition.deliverables)
    for target in reachable:
        if target not in definition.fates:
            faults.add("missing_fates", "fates", word=target)


def _check_phases(named: Iterable[str], course: tuple[str, ...], path: str, faults: Faults) -> None:
    for key in named:
        if key and course and key not in course:
            faults.add_unknown("unknown_phase", path, key, course)


def _course(definition: ProcessDefinition) -> tuple[str, ...]:
    return tuple(phase.key for phase in definition.phases)


def _return_goals(definition: ProcessDefinition) -> tuple[str, ...]:
    """The phases that some return leads to, in the order of the course."""
    rule = definition.moves.get("return")
    goals = {target for targets in rule.targets.values() for target in targets} if rule else set()
    return tuple(key for key in _course(definition) if key in goals)
