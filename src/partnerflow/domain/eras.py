"""The eras of a stream: a migration ends one and begins the next, and the whole course reads in the words of the last.

A fact is told in the words of the definition that governs on its day (docs/spec/facts.md §6). To be folded to one state the
facts of earlier eras are translated, and so are the definitions they were told under: what the fold asks of a definition
(the first phase, the fates of a return, who is admitted how) is asked of the one that held then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from partnerflow.domain.course.facts import ProcessMigrated
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.translation import translated
from partnerflow.domain.vocabulary.objects import Renaming
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.renaming import Words, renamed, together

Definitions = Mapping[str, ProcessDefinition]
"""Definitions by fingerprint."""
NO_DEFINITIONS: Definitions = {}
NO_WORDS: Words = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseReading:
    """A course in the words of the definition that governs at its end.

    `process` is the definition under which the first fact was told, in these words; `following` has those that took its
    place, by the id of the migration.
    """

    facts: list[AnyFact]
    process: ProcessDefinition
    following: Mapping[str, ProcessDefinition] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
    """The time under one definition: from which place in the course, and the words that changed since."""

    process: ProcessDefinition
    start: int
    words: Words
    migration: str | None = None


def words_of(data: ProcessMigrated) -> Words:
    """The words that a migration changes."""
    return {
        "phases": _pairs(data.phases),
        "deliverables": _pairs(data.deliverables),
        "guards": _pairs(data.guards),
        "profiles": _pairs(data.profiles),
        "return_reasons": _pairs(data.return_reasons),
    }


def eras(course: Sequence[AnyFact], founded: ProcessDefinition, known: Definitions) -> list[Era]:
    """The eras of a course, the first one first; the words of the last changed no more."""
    found: list[Era] = []
    words = NO_WORDS
    for place in range(len(course) - 1, -1, -1):
        fact = course[place]
        if isinstance(fact.data, ProcessMigrated):
            found.append(Era(process=known[_fingerprint(fact)], start=place, words=words, migration=fact.id))
            words = together(words_of(fact.data), words)
    found.append(Era(process=founded, start=0, words=words))
    return found[::-1]


def in_last_words(course: Sequence[AnyFact], founded: ProcessDefinition, known: Definitions) -> CourseReading:
    """The course as it reads under the definition that governs at its end."""
    passed = eras(course, founded, known)
    facts: list[AnyFact] = []
    for era, following in zip(passed, [*passed[1:], None], strict=True):
        facts += translated(course[era.start : following.start if following else None], era.words)
    return CourseReading(
        facts=facts,
        process=renamed(founded, passed[0].words),
        following={era.migration: renamed(era.process, era.words) for era in passed if era.migration is not None},
    )


def _fingerprint(fact: AnyFact) -> str:
    assert fact.process is not None, "a migration is stored with what it leads to"
    return fact.process.fingerprint


def _pairs(renamings: Sequence[Renaming] | None) -> dict[str, str]:
    return {item.from_: item.to for item in renamings or ()}
