"""The words of the pages: both languages say the same things, about days too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES, SUBJECTS
from partnerflow.domain.vocabulary.kinds import Enumeration, Kind, ListOf
from partnerflow.domain.vocabulary.structs import ObjectOf
from partnerflow_api.pages.words import words_in


def entries(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from entries(value, f"{path}{name}.")
        elif isinstance(value, str):
            yield f"{path}{name}", value


def enumerations(kind: Kind) -> Iterator[Enumeration]:
    if isinstance(kind, Enumeration):
        yield kind
    elif isinstance(kind, ListOf):
        yield from enumerations(kind.of)
    elif isinstance(kind, ObjectOf):
        for member in kind.members:
            yield from enumerations(member.kind)


def test_both_catalogues_have_the_same_keys_with_the_same_names_to_fill_in() -> None:
    dutch, english = (dict(entries(words_in(language).entries)) for language in ("nl", "en"))

    assert dutch.keys() == english.keys()
    for key, text in dutch.items():
        names = [{name for _, name, _, _ in Formatter().parse(each) if name} for each in (text, english[key])]
        assert names[0] == names[1], key


def test_every_value_that_a_fact_may_choose_has_a_word() -> None:
    declared = {found.name: set(found.values) for each in FACT_TYPES.values() for found in enumerations(each.kind)}
    tables = words_in("nl").entries["values"]

    assert {name: set(words) for name, words in tables.items() if name != "subject"} == declared


def test_every_subject_of_the_facts_has_a_title() -> None:
    assert set(words_in("en").entries["subjects"]) == set(SUBJECTS)


def test_days_are_written_in_the_language() -> None:
    nl, en = words_in("nl"), words_in("en")

    assert nl.day("2021-09-06") == "6 september 2021"
    assert en.day("2024-02-29T13:05:00+01:00") == "29 February 2024"
    assert nl.short_day("2022-03-24") == "24 mrt. 2022"
    assert all(re.fullmatch(r"1 \S+ 2020", en.day(f"2020-{month:02}-01")) for month in range(1, 13))


def test_things_are_counted_and_listed_as_people_do() -> None:
    nl = words_in("nl")

    assert [nl.count("days", number) for number in (0, 1, 2)] == ["0 dagen", "1 dag", "2 dagen"]
    assert nl.list(["a"]) == "a"
    assert nl.list(["a", "b", "c"]) == "a, b en c"
    assert nl.list([]) == ""
