"""What the first version of a document can begin with: texts that the partners recorded already, for their sections.

They are proposals: they stand in the form, and whoever writes the document changes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from partnerflow.domain.ambition.facts import InterestShared, SharedAmbitionDrafted, SharedTermAgreed
from partnerflow.domain.contributions.facts import (
    AddedValueConfirmed,
    CommitmentDeclared,
    ContributionFixed,
    ContributionOffered,
)
from partnerflow.domain.course.facts import PartnershipImported, PartnershipInitiated, StakeholdersMapped
from partnerflow.domain.decisions.facts import ProcessAgreementsSet
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.work.told import Told, legible

Lines = Iterator[str]
Source = Callable[[Told, Names], Lines]


def proposed(told: Told, names: Names, sections: Iterable[str]) -> dict[str, Any]:
    """The sections of these names for which something was recorded that this reader sees, as a form holds them."""
    found = {}
    for name in sections:
        source = _SOURCES.get(name)
        text = "\n".join(dict.fromkeys(source(told, names))) if source is not None else ""
        if text:
            found[name] = {"text": text}
    return found


def _partners(told: Told, names: Names) -> Lines:
    yield from (names.of(code) for code in told.state.parties.counting())


def _issue(told: Told, names: Names) -> Lines:
    for fact in told.of(PartnershipInitiated, PartnershipImported):
        yield from _shown(fact.data.issue)


def _reason(told: Told, names: Names) -> Lines:
    for fact in told.of(PartnershipInitiated):
        yield from _shown(fact.data.reason)


def _occasion_and_issue(told: Told, names: Names) -> Lines:
    yield from _reason(told, names)
    yield from _issue(told, names)


def _missing_voices(told: Told, names: Names) -> Lines:
    for fact in list(told.of(StakeholdersMapped))[-1:]:
        for voice in fact.data.missing_voices:
            yield from _shown(voice)


def _ambition(told: Told, names: Names) -> Lines:
    standing = told.state.ambition.standing(told.state.parties.counting())
    for fact in told.of(SharedAmbitionDrafted):
        if standing is not None and fact.data.ambition_version == standing.version:
            yield from _shown(fact.data.text)


def _interests(told: Told, names: Names) -> Lines:
    for fact in told.of(InterestShared):
        # What was told to some of the parties is not for a document of all of them.
        if fact.data.audience == "all_parties":
            yield from _said(names, fact.data.organisation, fact.data.interest)


def _terms(told: Told, names: Names) -> Lines:
    meanings = {fact.data.term: fact.data for fact in told.of(SharedTermAgreed)}
    for data in meanings.values():
        if legible(data.word) and legible(data.meaning):
            yield f"{data.word}: {data.meaning}"


def _agreements(told: Told, names: Names) -> Lines:
    for fact in list(told.of(ProcessAgreementsSet))[-1:]:
        for agreement in fact.data.agreements:
            yield from _shown(agreement)


def _of_each(member: str, *payloads: type[Payload]) -> Source:
    """What each party said in facts of these types."""

    def source(told: Told, names: Names) -> Lines:
        for fact in told.of(*payloads):
            yield from _said(names, fact.data.organisation, getattr(fact.data, member))

    return source


def _shown(text: str | None) -> Lines:
    if (told := legible(text)) is not None:
        yield told


def _said(names: Names, organisation: str, text: str) -> Lines:
    yield from (f"{names.of(organisation)}: {told}" for told in _shown(text))


_SOURCES: Mapping[str, Source] = MappingProxyType(
    {
        "occasion": _reason,
        "issue": _issue,
        "occasion_and_issue": _occasion_and_issue,
        "missing_voices": _missing_voices,
        "parties": _partners,
        "parties_and_representatives": _partners,
        "parties_and_mission": _partners,
        "process_agreements": _agreements,
        "shared_ambition": _ambition,
        "shared_ambition_and_goals": _ambition,
        "interests": _interests,
        "shared_language": _terms,
        "added_value": _of_each("added_value", AddedValueConfirmed),
        "first_contributions": _of_each("description", ContributionOffered, ContributionFixed),
        "contributions": _of_each("description", ContributionFixed),
        "commitments": _of_each("text", CommitmentDeclared),
    }
)
"""What is recorded for a section, by its name; a process whose sections have other names begins with empty ones."""
