"""The signatures under a version: who set each, on which mandate it rests, and what was done where it rested on none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from partnerflow.application.access.acting import Acting
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.vocabulary.objects import Signatory
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.persons import Persons
from partnerflow_api.pages.work.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """One signature; `persons` are those who set it, in their capacity.

    `flaws` are what was wrong with the mandate that it names, in words. Where a signature was not valid on its day,
    `standing` says what became of that: it was ratified under `cure`, it is covered by a waiver, or neither.
    """

    name: str
    on: str
    persons: tuple[str, ...]
    mandate: Link | None
    flaws: tuple[str, ...]
    standing: str | None
    cure: Link | None
    fact: Link


def signatures_of(
    partnerflow: Acting, told: Told, key: str, version: DeliverableVersion, particular: Particular, days: Days
) -> Iterator[Signed]:
    """The signatures under a version, the first one first, each as judged on its own day."""
    if not version.signatures:
        return
    asked = {name: value for name, value in msgspec.to_builtins(version.ref).items() if value is not None}
    audit = partnerflow.ask(key, "signatures_audit", asked, as_of=days.as_of, as_known_at=days.as_known_at).answer
    judged = {row["organisation"]: row for row in audit["items"]}
    persons, mandates, words = Persons(partnerflow, key, days), told.state.mandates.by_ref, particular.words

    def under(ref: str | None) -> Link | None:
        mandate = mandates.get(ref or "")
        return to_fact("partnership", key, mandate.fact, mandate.ref) if mandate is not None else None

    for signature in sorted(version.signatures.values(), key=lambda item: (item.on, item.organisation)):
        row = judged.get(signature.organisation, {})
        flaws = [each for each in row.get("reasons", ()) if each != "no_mandate"]
        yield Signed(
            name=particular.names.of(signature.organisation),
            on=signature.on,
            persons=tuple(_signatory(each, particular, persons) for each in signature.signatories),
            mandate=under(signature.mandate),
            flaws=tuple(words(f"reviews.flaw.{each}") for each in flaws),
            standing=_standing(row, particular),
            cure=under(row.get("ratifiedUnder")),
            fact=to_fact("partnership", key, signature.fact),
        )


def _standing(row: Mapping[str, Any], particular: Particular) -> str | None:
    """What became of a signature that did not rest on a valid mandate; None of one that did."""
    words = particular.words
    if row.get("validOnDay", True):
        return None
    if row["ratifiedOn"] is not None:
        return words("work.document.ratified", day=words.day(row["ratifiedOn"]))
    if row["waiver"] is None:
        return words("work.document.not_ratified")
    through = row["waiverThrough"]
    return words("work.document.waived", waiver=row["waiver"], through=words.day(through) if through else "–")


def _signatory(signatory: Signatory, particular: Particular, persons: Persons) -> str:
    """Who signed, by name where the reader may know it, and in which capacity."""
    named = persons.name(signatory.person) or signatory.person
    capacity = particular.words.value("capacity", signatory.capacity)
    return f"{named} ({capacity})" if capacity else named
