"""What partners agreed or are to agree: ambitions, terms, mandates, engagements, proposals, objections and decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.domain.vocabulary.structs import Declared, tag_of
from partnerflow_api.pages.forms.fields import Choice
from partnerflow_api.pages.forms.setting import Setting


def ambitions(setting: Setting) -> list[Choice]:
    """The versions of the shared ambition, the newest first."""
    state, words = setting.partnership, setting.words
    drafts = sorted(state.ambition.drafts.values(), key=lambda draft: -draft.version) if state is not None else []
    return [
        Choice(
            value=str(draft.version),
            label=words("forms.ambition", version=draft.version, day=words.short_day(draft.on)),
            aside=draft is not drafts[0],
        )
        for draft in drafts
    ]


def terms(setting: Setting) -> list[Choice]:
    """The words that were disputed or agreed."""
    state = setting.partnership
    known = state.ambition.terms.values() if state is not None else ()
    return [
        Choice(value=each.ref, label=f"{each.word} ({each.ref})", aside=each.agreed_on is not None) for each in known
    ]


def mandates(setting: Setting) -> list[Choice]:
    """The mandates; those that do not hold today behind them."""
    state, names = setting.partnership, setting.names
    known = state.mandates.by_ref.values() if state is not None else ()
    return [
        Choice(
            value=each.ref,
            label=f"{names.of(each.organisation)} · {each.organ} ({each.ref})",
            aside=each.on(setting.today) is None,
        )
        for each in known
    ]


def commitments(setting: Setting) -> list[Choice]:
    """The engagements that were asked for; those that ended behind them."""
    state, names = setting.partnership, setting.names
    known = state.contributions.commitments.values() if state is not None else ()
    return [
        Choice(value=each.ref, label=f"{names.of(each.organisation)} ({each.ref})", aside=each.ended_on is not None)
        for each in known
    ]


def contributions(setting: Setting) -> list[Choice]:
    """The contributions; those that ended or were replaced behind them."""
    state, names, words = setting.partnership, setting.names, setting.words
    known = state.contributions.by_ref.values() if state is not None else ()
    return [
        Choice(
            value=each.ref,
            label=f"{names.of(each.organisation)} · {words.value('contributionKind', each.kind)} ({each.ref})",
            aside=each.ended_on is not None or each.replaced_by is not None,
        )
        for each in known
    ]


def proposals(setting: Setting) -> list[Choice]:
    """The proposals, the newest first; those that are closed behind them."""
    state = setting.partnership
    known = state.decisions.proposals.values() if state is not None else ()
    return [
        Choice(value=each.ref, label=f"{each.ref} · {subjects(each.subjects, setting)}", aside=not each.open)
        for each in _newest(known)
    ]


def objections(setting: Setting) -> list[Choice]:
    """The objections, the newest first; those that are settled behind them."""
    state = setting.partnership
    known = state.decisions.objections.values() if state is not None else ()
    return [
        Choice(
            value=each.ref,
            label=f"{each.ref} · {setting.names.of(each.organisation)} ({each.proposal})",
            aside=each.status != "open",
        )
        for each in _newest(known)
    ]


def decisions(setting: Setting) -> list[Choice]:
    """The decisions, the newest first; those that adopted nothing behind them."""
    state, words = setting.partnership, setting.words
    known = state.decisions.by_ref.values() if state is not None else ()
    return [
        Choice(
            value=each.ref,
            label=f"{each.ref} · {subjects(each.subjects, setting)} · {words.short_day(each.on)}",
            aside=each.outcome != "adopted",
        )
        for each in _newest(known)
    ]


def subjects(told: Sequence[Declared], setting: Setting) -> str:
    """What a proposal or a decision is about, in a few words."""
    return ", ".join(dict.fromkeys(_subject(each, setting) for each in told))


def _subject(subject: Declared, setting: Setting) -> str:
    words, particular = setting.words, setting.particular
    named = words.value("subject", tag_of(type(subject))) or tag_of(type(subject))
    about: list[str] = []
    for attribute in subject.__struct_fields__:
        value = getattr(subject, attribute)
        if isinstance(value, DeliverableRef):
            about.append(particular.deliverable(value))
        elif attribute == "organisation" and value is not None:
            about.append(setting.names.of(value))
        elif attribute == "to":
            about.append(particular.phase(value))
        elif isinstance(value, int):
            about.append(str(value))
    return f"{named}: {', '.join(about)}" if about else named


def _newest(known: Iterable[Any]) -> list[Any]:
    return list(known)[::-1]
