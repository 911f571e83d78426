"""Of what the state is made: versions, signatures, reviews, sections.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from partnerflow.domain.folding import Record
from partnerflow.domain.vocabulary.objects import DeliverableRef, Signatory

Settlement = Literal["superseded", "reaffirmed", "withdrawn"]


class Signature(Record):
    """One organisation's signature under one version."""

    organisation: str
    on: str
    mandate: str | None
    signatories: tuple[Signatory, ...]
    fact: str


class Review(Record):
    """A version put under review: by a return, or apart from one."""

    on: str
    fate: str
    fact: str
    by_return: str | None
    settled_on: str | None = None
    how: Settlement | None = None


class Sections(Record):
    """What stays known of the sections when their texts are gone: which are filled, and which rows carry a day."""

    filled: frozenset[str]
    dated: frozenset[str]


class DeliverableVersion(Record):
    """One version of one deliverable."""

    ref: DeliverableRef
    drafted_on: str | None = None
    submitted_on: str | None = None
    submission: str | None = None
    text_hash: str | None = None
    sections: Sections | None = None
    executing_partners: tuple[str, ...] = ()
    lead: str | None = None
    data_relevant: bool = False
    adopted_on: str | None = None
    adoption: str | None = None
    decision: str | None = None
    signatures: dict[str, Signature] = {}
    in_force_on: str | None = None
    in_force_fact: str | None = None
    valid_through: str | None = None
    until: str | None = None
    superseded_by: str | None = None
    withdrawn_on: str | None = None
    amends: str | None = None
    objection_through: str | None = None
    taken_over: bool = False
    reviews: tuple[Review, ...] = ()

    @property
    def review(self) -> Review | None:
        """The review that is open, if any."""
        return self.reviews[-1] if self.reviews and self.reviews[-1].settled_on is None else None

    @property
    def left_open(self) -> bool:
        """Whether a return left it open, and it was not reaffirmed, replaced or withdrawn since."""
        return any(review.by_return is not None and review.settled_on is None for review in self.reviews)

    @property
    def frozen(self) -> bool:
        """Whether its content is fixed: submitted, or taken over as it stood."""
        return self.submitted_on is not None or self.taken_over

    @property
    def is_adopted(self) -> bool:
        """Whether the partners adopted it here, or brought it along as adopted."""
        return self.adopted_on is not None or self.taken_over

    @property
    def amended(self) -> DeliverableRef | None:
        """The version that it changes a little, if it does."""
        return None if self.amends is None else replace(self.ref, version=self.amends)

    @property
    def replaced_by(self) -> DeliverableRef | None:
        """The version that took its place, if one did."""
        return None if self.superseded_by is None else replace(self.ref, version=self.superseded_by)

    @property
    def on_its_way(self) -> bool:
        """Whether it may still come in force: it never was, and was not withdrawn."""
        return self.in_force_on is None and self.withdrawn_on is None

    def in_force(self, day: str) -> bool:
        """Whether it applies on this day; a version under review may apply still."""
        if self.in_force_on is None or self.until is not None:
            return False
        return self.valid_through is None or day <= self.valid_through

    @property
    def number(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.ref.version.split("."))
