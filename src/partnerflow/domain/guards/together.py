"""What the partners can settle in one proposal: everything that a gate asks them to let stand, put forward at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from partnerflow.domain.decisions.facts import ProposalTabled
from partnerflow.domain.guards.outcome import Missing
from partnerflow.domain.vocabulary.structs import tag_of
from partnerflow.domain.vocabulary.subjects import ReaffirmAmbition, ReaffirmDeliverable

_LETTING_STAND = frozenset((tag_of(ReaffirmAmbition), tag_of(ReaffirmDeliverable)))
Subjects = Sequence[Mapping[str, Any]]


def let_stand(missing: Iterable[Missing]) -> list[Mapping[str, Any]]:
    """The subjects of the proposals to reaffirm something that these lack, each once."""
    subjects: list[Mapping[str, Any]] = []
    for item in missing:
        subjects += [each for each in _to_reaffirm(item) if each not in subjects]
    return subjects


def proposed_together(item: Missing, subjects: Subjects) -> Missing:
    """Something that is missing; where its next step is a proposal to reaffirm it, that proposal has all these subjects."""
    if item.next is None or not _to_reaffirm(item):
        return item
    return replace(item, next=replace(item.next, data={**item.next.data, "subjects": list(subjects)}))


def _to_reaffirm(item: Missing) -> Subjects:
    """What its next step proposes to let stand; nothing where that step is another."""
    if item.next is None or item.next.fact != ProposalTabled.__name__:
        return ()
    proposed: Subjects = item.next.data.get("subjects", ())
    return proposed if all(each.get("type") in _LETTING_STAND for each in proposed) else ()
