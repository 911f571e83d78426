"""Documents, projects, actions, evaluations, and the turns of the course: what work is about."""

from __future__ import annotations

from partnerflow_api.pages.forms.fields import Choice
from partnerflow_api.pages.forms.setting import Setting


def versions(setting: Setting) -> list[Choice]:
    """The versions of documents by title, the newest of each first; what was replaced or withdrawn behind them."""
    state, particular = setting.partnership, setting.particular
    known = state.deliverables.versions.values() if state is not None else ()
    found = sorted(
        known, key=lambda each: (particular.deliverable(each.ref).rpartition(" ")[0].casefold(), *_back(each.number))
    )
    return [
        Choice(
            value=" ".join(part for part in (each.ref.kind, each.ref.project, each.ref.version) if part),
            label=particular.deliverable(each.ref),
            aside=each.superseded_by is not None or each.withdrawn_on is not None,
        )
        for each in found
    ]


def _back(number: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(-part for part in number)


def projects(setting: Setting) -> list[Choice]:
    """The projects; those that are over behind them."""
    state = setting.partnership
    known = state.projects.by_ref.values() if state is not None else ()
    return [Choice(value=each.ref, label=f"{each.title} ({each.ref})", aside=not each.goes_on) for each in known]


def actions(setting: Setting) -> list[Choice]:
    """The actions; those that are done or dropped behind them."""
    state = setting.partnership
    known = state.projects.actions.values() if state is not None else ()
    return [
        Choice(value=each.ref, label=f"{each.title} ({each.ref})", aside=each.status != "running") for each in known
    ]


def evaluations(setting: Setting) -> list[Choice]:
    """The evaluations; those that were concluded behind them."""
    state, words = setting.partnership, setting.words
    known = state.evaluations.by_ref.values() if state is not None else ()
    found = []
    for each in known:
        day = each.planned_on or each.concluded_on
        told = (each.ref, words.value("evaluationKind", each.kind), words.short_day(day) if day else None)
        label = " · ".join(part for part in told if part)
        found.append(Choice(value=each.ref, label=label, aside=each.concluded_on is not None))
    return found


def waivers(setting: Setting) -> list[Choice]:
    """The waivers; those that were resolved behind them."""
    state, words = setting.partnership, setting.words
    known = state.course.waivers.values() if state is not None else ()
    guards = setting.process.guards
    return [
        Choice(
            value=each.ref,
            label=f"{each.ref} · {words.text(guards[each.guard].title) if each.guard in guards else each.guard}",
            aside=each.resolved_on is not None,
        )
        for each in known
    ]


def returns(setting: Setting) -> list[Choice]:
    """The returns; those that are closed behind them."""
    state, particular = setting.partnership, setting.particular
    known = state.course.returns.values() if state is not None else ()
    return [
        Choice(
            value=each.ref,
            label=f"{each.ref} · {particular.phase(each.source)} → {particular.phase(each.target)}",
            aside=each.closed_on is not None,
        )
        for each in known
    ]


def renewals(setting: Setting) -> list[Choice]:
    """The renewals that were opened; those that were decided behind them."""
    state, words = setting.partnership, setting.words
    known = state.course.renewals.values() if state is not None else ()
    return [
        Choice(
            value=each.ref,
            label=f"{each.ref} · {words.short_day(each.opened_on)}",
            aside=each.renewed_on is not None,
        )
        for each in known
    ]
