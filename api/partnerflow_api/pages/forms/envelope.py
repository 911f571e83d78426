"""What every fact is told with: when it was true, who tells it, for whom, and a note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.grants.authority import teller
from partnerflow.domain.lines import ENVELOPE
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow.domain.vocabulary.structs import kind_from
from partnerflow_api.pages.forms.building import Builder
from partnerflow_api.pages.forms.choices.organisations import externals, organisations
from partnerflow_api.pages.forms.fields import Choice, Field
from partnerflow_api.pages.forms.labels import label_of
from partnerflow_api.pages.forms.setting import Setting


def envelope(
    fact_type: FactType, setting: Setting, line: Mapping[str, Any], builder: Builder
) -> tuple[list[Field], list[Field]]:
    """The fields of when and who, and those that are seldom needed."""
    on = _field("occurredAt", setting, {"occurredAt": setting.today, **line}, builder, required=True)
    by = _by(fact_type, setting, line)
    behalf = _field("onBehalfOf", setting, line, builder)
    note = _field("note", setting, line, builder)
    return [on, by], [behalf, note]


def _field(name: str, setting: Setting, line: Mapping[str, Any], builder: Builder, *, required: bool = False) -> Field:
    _, hint, _ = ENVELOPE[name]
    label = label_of(setting.words, name)
    return builder.field(kind_from(hint), (name,), line.get(name), label, required=required)


def _by(fact_type: FactType, setting: Setting, line: Mapping[str, Any]) -> Field:
    """Who tells it: one of those for whom the reader speaks. A party's own statement is told by that party when nobody is named."""
    words, label = setting.words, label_of(setting.words, "by", fact_type.name)
    speakers, told = speakers_of(fact_type, setting), str(line.get("by") or "")
    own = Choice(value="", label=words("forms.itself"))
    blank = (own,) if fact_type.personal and len(speakers) > 1 else ()
    known = {choice.value for choice in speakers}
    extra = (Choice(value=told, label=setting.names.of(told)),) if told and told not in known else ()
    value = told or ("" if blank else usual_speaker(setting, speakers, _party(fact_type, setting, line)))
    return Field(
        path=("by",),
        widget="select",
        label=label.label,
        hint=label.hint,
        required=not blank,
        value=value,
        choices=(*blank, *speakers, *extra),
    )


def speakers_of(fact_type: FactType, setting: Setting) -> tuple[Choice, ...]:
    """In whose name the reader may tell a fact of this type."""
    voice = setting.voices.of(fact_type.name)
    if voice.anybody or not voice.actors:
        return (*organisations(setting, beyond=setting.partnership is None), *externals(setting))
    return tuple(Choice(value=actor, label=setting.names.of(actor)) for actor in voice.actors)


def usual_speaker(setting: Setting, speakers: tuple[Choice, ...], party: str | None = None) -> str:
    """Whose word it is, else who the reader speaks for; else who told the last fact with which this reader kept the record,
    else who began the stream."""
    known = {choice.value for choice in speakers}
    facts = setting.stream.history.facts if setting.stream is not None else ()
    kept = (
        fact.by
        for place, fact in reversed(list(enumerate(facts)))
        if fact.principal == setting.acting.principal.id
        and _keeps(fact, setting)
        and not (place and _follows(fact, facts[place - 1]))
    )
    begun = facts[0].by if facts else None
    likely = (party, setting.voices.actor, next((by for by in kept if by in known), None), setting.key, begun)
    first = next((choice.value for choice in speakers if not choice.aside), "")
    return next((each for each in likely if each in known), first)


def _party(fact_type: FactType, setting: Setting, line: Mapping[str, Any]) -> str | None:
    """The party whose word it is, where the fact is a word of that party and the form names it already, or the side of a grant."""
    if setting.grant is not None:
        return teller(fact_type.name, setting.grant.grant)
    named = (line.get("data") or {}).get("organisation")
    return named if isinstance(named, str) and _own_word(fact_type, setting) else None


def _own_word(fact_type: FactType, setting: Setting) -> bool:
    return fact_type.personal or fact_type.name in setting.acting.policy.own_voice


def _keeps(fact: AnyFact, setting: Setting) -> bool:
    """Whether it keeps the record: a party that speaks of itself says nothing about who does that."""
    return not _own_word(FACT_TYPES[fact.type], setting) and getattr(fact.data, "organisation", None) != fact.by


def _follows(fact: AnyFact, before: AnyFact) -> bool:
    """Whether a fact was recorded along with the one before it: then nobody chose in whose name."""
    return (fact.recorded_at, fact.request) == (before.recorded_at, before.request)
