"""A policy is read strictly: every fault is told at once, with its line and what was probably meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from partnerflow.application.access.policy import read_policy
from partnerflow.domain.ambition.facts import AmbitionEndorsed, InterestShared
from partnerflow.errors import InvalidDefinitionError

SMALL = """format: partnerflow-access/1
own_voice: [AmbitionEndorsed]
roles:
  voice:
    nl: Stem
    en: Voice
    may: [partnership.read, facts.record]
    sees: [interests]
    grants: [voice]
    records:
      subjects: [ambition]
      only: own_statements
      for_others: with_proof
      signs: under_named_mandate
"""


def faults(text: str) -> list[dict[str, Any]]:
    with pytest.raises(InvalidDefinitionError) as told_of:
        read_policy(text.encode())
    found: list[dict[str, Any]] = told_of.value.data["faults"]
    return found


def test_a_role_has_what_the_file_gives_it() -> None:
    voice = read_policy(SMALL.encode()).roles["voice"]

    assert voice.titles.nl == "Stem"
    assert [voice.permissions, voice.sees, voice.grants] == [
        frozenset({"partnership.read", "facts.record"}),
        frozenset({"interests"}),
        frozenset({"voice"}),
    ]
    assert (voice.only, voice.for_others, voice.signs) == ("own_statements", "with_proof", "under_named_mandate")


def test_a_subject_is_all_its_facts_but_those_that_only_a_party_itself_says() -> None:
    by_subject = read_policy(SMALL.encode()).roles["voice"].records
    by_name = (
        read_policy(SMALL.replace("only:", "facts: [AmbitionEndorsed]\n      only:").encode()).roles["voice"].records
    )

    assert InterestShared.__name__ in by_subject
    assert by_name - by_subject == {AmbitionEndorsed.__name__}


def test_what_is_left_out_gives_nothing() -> None:
    head = "format: partnerflow-access/1\nown_voice: [DeliverableSigned]\n"
    text = head + "roles:\n  guest: {nl: Gast, en: Guest, may: [catalogue.read]}\n"

    guest = read_policy(text.encode()).roles["guest"]

    assert (guest.sees, guest.records, guest.grants, guest.only) == (frozenset(), frozenset(), frozenset(), None)
    assert (guest.for_others, guest.signs) == ("never", "freely")


def test_the_file_of_a_policy_is_read_as_its_text(tmp_path: Path) -> None:
    file = tmp_path / "access.yaml"
    file.write_text(SMALL, "utf-8")

    read, as_text = read_policy(file), read_policy(SMALL.encode())

    assert (read.roles, read.own_voice) == (as_text.roles, as_text.own_voice)


@pytest.mark.parametrize(("old", "new", "path", "suggestion"), [
    ("partnership.read", "partnership.raed", "roles.voice.may[0]", "partnership.read"),
    ("[interests]", "[interest]", "roles.voice.sees[0]", "interests"),
    ("[ambition]", "[ambitions]", "roles.voice.records.subjects[0]", "ambition"),
    ("[AmbitionEndorsed]", "[AmbitionEndorse]", "own_voice[0]", "AmbitionEndorsed"),
    ("[voice]", "[voise]", "roles.voice.grants[0]", "voice"),
    ("own_statements", "own_statement", "roles.voice.records.only", "own_statements"),
    ("with_proof", "with_prof", "roles.voice.records.for_others", "with_proof"),
    ("under_named_mandate", "freley", "roles.voice.records.signs", "freely"),
    ("partnerflow-access/1", "partnerflow-access/2", "format", "partnerflow-access/1"),
    ("    sees:", "    seees:", "roles.voice.seees", "sees"),
])  # fmt: skip
def test_an_unknown_word_is_told_with_the_one_that_was_meant(old: str, new: str, path: str, suggestion: str) -> None:
    (fault,) = faults(SMALL.replace(old, new, 1))

    assert (fault["path"], fault["suggestion"]) == (path, suggestion)
    assert fault["line"] is not None


def test_all_faults_are_told_at_once() -> None:
    wrong = SMALL.replace("[interests]", "[]").replace("    en: Voice\n", "").replace("  voice:", "  Voice:")

    assert {fault["path"] for fault in faults(wrong)} == {"roles.Voice", "roles.Voice.sees", "roles.Voice.grants[0]"}


@pytest.mark.parametrize("text", ["", "- a", "a: &x 1\nb: *x", "format: [", "!!python/object:x {}"])
def test_what_is_no_policy_is_refused_whole(text: str) -> None:
    assert faults(text)
