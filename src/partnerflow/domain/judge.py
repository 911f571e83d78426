"""Judging one fact: the stages in their order; the first stage that refuses names the class, with everything it found.

Order (docs/spec/facts.md): schema by the pinned process, stream and id, time, references, end and pause, authority and
membership, then the rules of the fact's own subject.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from typing import Any

from partnerflow.domain.authority import speaks
from partnerflow.domain.bringing import may_bring
from partnerflow.domain.catalogue import FACT_TYPES, SUBJECTS
from partnerflow.domain.definition_check import fits_definition
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.membership import belongs
from partnerflow.domain.references import mentions
from partnerflow.domain.rules import RULES, Case, refuse
from partnerflow.domain.standing import not_ended, not_paused
from partnerflow.errors import Fault

for _subject in SUBJECTS:
    importlib.import_module(f"partnerflow.domain.{_subject}.rules")

Stage = Callable[[Case[Any]], Iterator[Fault]]


def refusals(case: Case[Any]) -> list[Fault]:
    """Every reason of the first stage that refuses this fact; empty when it may be recorded."""
    for stage in _STAGES:
        faults = list(stage(case))
        if faults:
            return faults
    return []


def _schema(case: Case[Any]) -> Iterator[Fault]:
    return fits_definition(case.fact, case.process)


def _stream(case: Case[Any]) -> Iterator[Fault]:
    fact, founding = case.fact, FACT_TYPES[case.fact.type].founding
    if fact.id in case.history.index.ids:
        yield refuse("duplicate_id", "duplicate_id", "/id", id=fact.id)
    elif not case.history.facts and not founding:
        yield refuse("unknown_reference", fact.stream, "/key", value=fact.key)
    elif case.history.facts and founding and not _may_follow(case):
        yield refuse("sequence", "founded_twice", "/fact", key=fact.key)


def _may_follow(case: Case[Any]) -> bool:
    # A grant may be founded by its application and then awarded.
    return case.fact.type == "GrantAwarded" and case.grant.grant.awaits_award


def _time(case: Case[Any]) -> Iterator[Fault]:
    fact, facts = case.fact, case.history.facts
    if fact.occurred_on > case.around.today or fact.known_on > case.around.today:
        yield refuse("time", "in_the_future", "/occurredAt", today=case.around.today)
    if fact.known_on < fact.occurred_on:
        yield refuse("time", "known_before_it_happened", "/knownAt", known=fact.known_on, occurred=fact.occurred_on)
    if facts and fact.occurred_on < facts[0].occurred_on:
        yield refuse("time", "before_the_beginning", "/occurredAt", beginning=facts[0].occurred_on)
    elif facts and fact.known_on < facts[-1].known_on:
        yield refuse("time", "known_goes_back", "/knownAt", last=facts[-1].known_on)


def _references(case: Case[Any]) -> Iterator[Fault]:
    # Who brings a fact may be younger than what it tells of.
    for to, value, pointer in _envelope(case.fact):
        if not _exists(case, to, value, case.fact.known_on):
            yield refuse("unknown_reference", to, pointer, value=value)
    for mention in mentions(case.fact):
        if mention.role == "refers" and not _exists(case, mention.to, mention.value, case.day):
            yield refuse(
                "unknown_reference", _kind(mention.to, mention.value), mention.pointer, value=_shown(mention.value)
            )
        elif mention.role == "defines" and (mention.to, mention.value) in case.history.index.named:
            yield refuse("duplicate_reference", mention.to, mention.pointer, value=mention.value)


def _envelope(fact: AnyFact) -> Iterator[tuple[str, Any, str]]:
    yield _actor(fact.by), fact.by, "/by"
    if fact.on_behalf_of is not None:
        yield "organisation", fact.on_behalf_of, "/onBehalfOf"


def _actor(value: str) -> str:
    return "external" if value.startswith("extern-") else "organisation"


def _kind(to: str, value: Any) -> str:
    return _actor(value) if to == "actor" else "fact" if to == "address" else to


def _shown(value: Any) -> Any:
    return value if isinstance(value, str | int) else value.fact


def _exists(case: Case[Any], to: str, value: Any, day: str) -> bool:
    if to == "actor":
        to = _actor(value)
    if to == "organisation":
        # The founding fact of an organisation may name the organisation itself.
        own = case.fact.stream == "organisation" and case.fact.key == value
        return own or case.around.organisation(value, day) is not None
    if to == "partnership":
        return case.around.partnership(value, day) is not None
    if to == "grant":
        return case.around.has_fact("grant", value, "", day)
    if to == "address":
        return _address_exists(case, value)
    if to == "fact":
        return value in case.history.index.ids
    named = case.history.index.named.get((to, value))
    return named is not None and named <= day


def _address_exists(case: Case[Any], address: Any) -> bool:
    if (address.stream, address.key) == (case.fact.stream, case.fact.key):
        position = case.history.index.ids.get(address.fact)
        return position is not None and case.history.facts[position - 1].occurred_on <= case.day
    return case.around.has_fact(address.stream, address.key, address.fact, case.day)


def _standing(case: Case[Any]) -> Iterator[Fault]:
    yield from not_ended(case)
    yield from not_paused(case)


def _authority(case: Case[Any]) -> Iterator[Fault]:
    yield from speaks(case)
    yield from belongs(case)
    yield from may_bring(case)


def _subject_rules(case: Case[Any]) -> Iterator[Fault]:
    for judge in RULES.get(type(case.data), ()):
        yield from judge(case)


_STAGES: tuple[Stage, ...] = (_schema, _stream, _time, _references, _standing, _authority, _subject_rules)
