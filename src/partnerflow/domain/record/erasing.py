"""Erasure of texts: which of a stream's texts are gone, which an erasing fact takes, and when it may (docs/spec/erasure.md)."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.people.facts import PersonErased, PersonRegistered
from partnerflow.domain.record.facts import DisclosureErased
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.sealing import texts_of
from partnerflow.errors import Fault

PERSONAL = ("/data/name", "/data/email")


def forgotten(history: History, fact: AnyFact) -> tuple[str, ...]:
    """The commitments whose texts go with an erasing fact; its stream holds what came before it, and perhaps more."""
    data = fact.data
    if isinstance(data, DisclosureErased):
        places = texts_of(history.fact(data.fact))
        return tuple(places[pointer] for pointer in data.pointers)
    if isinstance(data, PersonErased):
        return tuple(sealed for earlier in registrations(history, data.person) for sealed in texts_of(earlier).values())
    return ()


def erased_places(history: History, fact: AnyFact) -> dict[str, AnyFact]:
    """Where texts of a fact were erased: by pointer, the fact that did it first."""
    gone: dict[str, AnyFact] = {}
    for later in history.facts[history.index.ids[fact.id] :]:
        if isinstance(later.data, DisclosureErased) and later.data.fact == fact.id:
            gone = dict.fromkeys(later.data.pointers, later) | gone
        elif isinstance(later.data, PersonErased) and fact in registrations(history, later.data.person):
            gone = dict.fromkeys(texts_of(fact), later) | gone
    return gone


def registrations(history: History, person: str) -> list[AnyFact]:
    """The facts that registered a person: more than one where the first was retracted, which gave the key free."""
    return [fact for fact in history.facts if isinstance(fact.data, PersonRegistered) and fact.data.person == person]


@rule(DisclosureErased)
def texts_are_there(case: Case[DisclosureErased]) -> Iterator[Fault]:
    """Each pointer leads to a text that is still there, and not to one that goes with its person."""
    data, history = case.data, case.history
    target = history.fact(data.fact)
    places, gone = texts_of(target), erased_places(history, target)
    for number, pointer in enumerate(data.pointers):
        at = f"/data/pointers/{number}"
        if pointer not in places:
            yield refuse("correction", "no_text_there", at, fact=target.id, pointer_to=pointer)
        elif pointer in gone:
            erasure = gone[pointer]
            yield refuse(
                "sequence", "text_already_erased", at, fact=target.id, pointer_to=pointer, on=erasure.occurred_on
            )
        elif isinstance(target.data, PersonRegistered) and pointer in PERSONAL and _stands(case, target.data.person):
            yield refuse("personal_data", "goes_with_the_person", at, person=target.data.person, pointer_to=pointer)


def _stands(case: Case[DisclosureErased], person: str) -> bool:
    return person in case.partnership.people.persons
