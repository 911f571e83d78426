"""Confinement: which texts of a partnership not every role may see, and whose they are (docs/spec/access.md).

A fact type declares what its texts are (`confined=`). All texts of such a fact are confined, its note too; and so are those
of a fact about it: a correction, a retraction, an erasure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from partnerflow.domain.ambition.facts import InterestShared, OwnAmbitionShared
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.decisions.facts import ObjectionWithdrawn
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.record.effective import as_they_read, changes_the_past
from partnerflow.domain.record.facts import DisclosureErased, RecordCorrected, RecordRetracted
from partnerflow.domain.sealing import commitments
from partnerflow.domain.vocabulary.enumerations import Confined as Confined
from partnerflow.domain.vocabulary.payload import ConfinedAs


@dataclass(frozen=True, slots=True, kw_only=True)
class Confinement:
    """What a text is, and the organisation whose it is: None when it is nobody's alone."""

    kind: Confined
    organisation: str | None


def confinement(fact: AnyFact, of: Callable[[str], AnyFact | None]) -> Confinement | None:
    """How the texts of a fact are confined, or None when every role sees them.

    Args:
        fact: a fact of a partnership.
        of: the fact of an id of its stream as it reads, or None; it decides, for the fact itself and for a fact about it.
    """
    about = _about(fact)
    read = of(fact.id) or fact if about is None else of(about)
    declared = None if read is None else FACT_TYPES[read.type].confined
    if read is None or declared is None:
        return None
    return Confinement(kind=_in_confidence(read, declared), organisation=_whose(read))


def confined_texts(
    history: History, version: int = 0, known: Mapping[str, Confinement] = MappingProxyType({})
) -> Mapping[str, Confinement]:
    """The confined texts of a whole history by their commitments; a caller keeps the answer for as long as the history.

    A correction decides for every day, as it does elsewhere. What was retracted stays confined.

    Args:
        history: the history.
        version: how many of its facts were looked through before.
        known: the confined texts of these.
    """
    following = history.facts[version:]
    if any(changes_the_past(fact) or isinstance(fact.data, _ABOUT_OTHERS) for fact in following):
        following, known = history.facts, {}
    told = [fact for fact in following if not isinstance(fact.data, RecordRetracted)]
    reading = {fact.id: fact for fact in as_they_read(told)}
    confined = dict(known)
    for fact in following:
        found = confinement(fact, reading.get) if fact.type in _CONFINABLE else None
        if found is not None:
            confined.update(dict.fromkeys(commitments(fact), found))
    return confined


_ABOUT_OTHERS = (RecordCorrected, RecordRetracted, DisclosureErased)
_CONFINABLE = frozenset(
    name for name, declared in FACT_TYPES.items() if declared.confined is not None or declared.payload in _ABOUT_OTHERS
)


def _about(fact: AnyFact) -> str | None:
    match fact.data:
        case RecordCorrected(corrects=about) | RecordRetracted(retracts=about) | DisclosureErased(fact=about):
            return about
    return None


def _in_confidence(fact: AnyFact, declared: ConfinedAs) -> Confined:
    match fact.data:
        case InterestShared(audience="some_parties") | OwnAmbitionShared(audience="some_parties"):
            return "confidential_interests"
    return declared


def _whose(fact: AnyFact) -> str | None:
    if isinstance(fact.data, ObjectionWithdrawn):
        return fact.by
    organisation: str | None = getattr(fact.data, "organisation", None)
    return organisation
