"""Every member of every fact has a name and a hint in both languages, and every fault of form has words for people."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files

import pytest

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.lines import ENVELOPE
from partnerflow.domain.vocabulary.kinds import Kind, ListOf
from partnerflow.domain.vocabulary.structs import Declared, ObjectOf, OneOf, SectionsOf, kind_of
from partnerflow_api.pages.forms.labels import label_of
from partnerflow_api.pages.words import LANGUAGES, words_in

OF_PROGRAMS = frozenset(
    {"unknown_member", "unknown_fact", "wrong_stream", "not_of_this_stream", "too_many_members", "from_after_to"}
)
"""Faults that no form can bring about."""


def inner(kind: Kind) -> Iterator[type[Declared]]:
    if isinstance(kind, ListOf | SectionsOf):
        yield from inner(kind.of)
    elif isinstance(kind, OneOf):
        yield from kind.structs
    elif isinstance(kind, ObjectOf):
        yield kind.struct
        for member in kind.members:
            yield from inner(member.kind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_has_a_label_and_a_hint(language: str) -> None:
    words = words_in("nl" if language == "nl" else "en")
    asked = [(member.wire, fact.name) for fact in FACT_TYPES.values() for member in fact.kind.members]
    asked += [(name, "") for name in ("by", "onBehalfOf", "occurredAt", "note") if name in ENVELOPE]

    labels = [(fact, member, label_of(words, member, fact)) for member, fact in asked]

    assert [(fact, member) for fact, member, said in labels if not said.label or not said.hint] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_of_an_object_has_a_label_and_a_hint(language: str) -> None:
    words = words_in("nl" if language == "nl" else "en")
    structs = {struct for fact in FACT_TYPES.values() for member in fact.kind.members for struct in inner(member.kind)}

    labels = [label_of(words, each.wire, within=struct) for struct in structs for each in kind_of(struct).members]

    assert [label for label in labels if not label.label or not label.hint] == []


def test_no_words_are_kept_for_members_that_there_are_not() -> None:
    tables = words_in("nl").entries["members"]
    members = {fact.name: {member.wire for member in fact.kind.members} for fact in FACT_TYPES.values()}
    known = {wire for wires in members.values() for wire in wires} | set(ENVELOPE)

    assert set(tables["member"]) <= known
    assert [fact for fact, named in tables["fact"].items() if not set(named) <= members[fact]] == []


def test_every_fault_of_form_that_people_can_make_has_words_of_its_own() -> None:
    catalogue = files("partnerflow.messages").joinpath("nl/schema.toml").read_text("utf-8")
    constraints = {key.split(".")[1] for key in tomllib.loads(catalogue) if key.startswith("schema.")} - {"*"}

    assert constraints - OF_PROGRAMS <= set(words_in("nl").entries["forms"]["schema"])
