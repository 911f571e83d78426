"""What a partnership would lose under another definition: words its facts hold, texts in force, moves it still needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from partnerflow.domain.course.facts import ProcessMigrated
from partnerflow.domain.deliverables.known import named
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.eras import words_of
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.rules import Case, refuse
from partnerflow.domain.translation import translated, words_used
from partnerflow.domain.vocabulary.structs import kind_of
from partnerflow.errors import Fault
from partnerflow.process.definition import Deliverable, ProcessDefinition
from partnerflow.process.renaming import PARTS, Part, Words, called, names

WIRE: Mapping[str, str] = {member.attribute: member.wire for member in kind_of(ProcessMigrated).members}
"""A part of a definition as a migration names it."""
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A migration in the making: from where to where, in which words, and which words are in use in which facts."""

    source: ProcessDefinition
    target: ProcessDefinition
    words: Words
    used: Mapping[Part, Mapping[str, list[str]]]


def carried(case: Case[ProcessMigrated], target: ProcessDefinition) -> Carried:
    """What a migration takes along: every word in the facts of the partnership and of its grants."""
    course = case.history.course()
    for grant in case.around.grant_histories(case.fact.key):
        course += translated(grant.course(), case.history.words_since(grant.process))
    used = words_used(course)
    for stay in case.partnership.course.stays:
        # The first phase is entered without being named.
        used["phases"][stay.phase].append(stay.fact)
    return Carried(source=case.process, target=target, words=words_of(case.data), used=used)


def losses(case: Case[ProcessMigrated], carry: Carried) -> Iterator[Fault]:
    """A refusal for everything in use that the other definition has no place for."""
    for part in PARTS:
        yield from _words(carry, part)
    yield from _guards(carry)
    yield from _profiles(carry)
    yield from _deliverables(case.partnership, case.day, carry)
    yield from _moves(case.partnership, carry)


def _words(carry: Carried, part: Part) -> Iterator[Fault]:
    renamed, known = carry.words[part], names(carry.target, part)
    for word, facts in carry.used[part].items():
        # One that is renamed to a word that is not there is refused at that word.
        if word not in renamed and word not in known:
            yield refuse(
                "process",
                "word_lost",
                f"/data/{WIRE[part]}",
                kind=part,
                value=word,
                process=carry.target.full_name,
                facts=list(dict.fromkeys(facts))[:_SHOWN],
            )


def _guards(carry: Carried) -> Iterator[Fault]:
    """A guard goes on as a guard of the same phase: an id may be given again to another guard."""
    known = names(carry.target, "phases")
    for word in dict.fromkeys([*carry.used["guards"], *carry.words["guards"]]):
        before, after = carry.source.guards.get(word), carry.target.guards.get(called(carry.words, "guards", word))
        if before is None or after is None:
            continue
        phase = called(carry.words, "phases", before.phase)
        # A phase that is renamed to one that is not there is refused for that.
        if phase != after.phase and (phase in known or phase == before.phase):
            yield refuse(
                "process", "guard_of_another_phase", "/data/guards", guard=word, to=after.id, phase=after.phase
            )


def _profiles(carry: Carried) -> Iterator[Fault]:
    for word in carry.used["profiles"]:
        before = carry.source.profiles[word]
        after = carry.target.profiles.get(called(carry.words, "profiles", word))
        if after is not None and after.takes_over != before.takes_over:
            yield refuse("process", "profile_of_another_kind", "/data/profiles", profile=word, to=after.key)


def _deliverables(state: PartnershipState, day: str, carry: Carried) -> Iterator[Fault]:
    for word in carry.used["deliverables"]:
        after = carry.target.deliverables.get(called(carry.words, "deliverables", word))
        if after is None:
            continue
        if after.per_project != carry.source.deliverables[word].per_project:
            yield refuse("process", "kind_per_project", "/data/deliverables", kind_of=word, to=after.kind)
        for version in state.deliverables.versions.values():
            if version.ref.kind == word and _counts(state, version, day):
                yield from _version(version, after, day)


def _counts(state: PartnershipState, version: DeliverableVersion, day: str) -> bool:
    """Whether a version applies, was adopted last, or is still to be decided on."""
    latest = state.deliverables.latest_adopted(version.ref.kind, version.ref.project)
    pending = version.submitted_on is not None and version.adopted_on is None and version.withdrawn_on is None
    return (
        version.in_force(day) or version is latest or (pending and (latest is None or version.number > latest.number))
    )


def _version(version: DeliverableVersion, after: Deliverable, day: str) -> Iterator[Fault]:
    about = {"deliverable": named(version.ref), "to": after.kind}
    known = {section.name for section in after.sections}
    for section in sorted(version.sections.filled - known) if version.sections is not None else ():
        yield refuse("process", "section_lost", "/data/to", section=section, **about)
    if version.in_force(day) and not after.in_force:
        yield refuse("process", "force_lost", "/data/to", **about)
    if version.signatures and not after.signed:
        yield refuse("process", "signatures_lost", "/data/to", organisations=sorted(version.signatures), **about)


def _moves(state: PartnershipState, carry: Carried) -> Iterator[Fault]:
    course = state.course
    needed = ["resume"] if course.paused else []
    needed += ["renew"] if any(renewal.renewed_on is None for renewal in course.renewals.values()) else []
    for move in needed:
        if move not in carry.target.moves:
            yield refuse("process", "move_lost", "/data/to", move=move, process=carry.target.full_name)
