"""The page of one organisation: what was told of it, and the forms that rename it or put a fact right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partnerflow.application.access.acting import Acting
from partnerflow.application.telling import FactFilter
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.errors import NotFoundError
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.beginning.register import fitting
from partnerflow_api.pages.forms.addresses import address_of
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.words import Words

_MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fact of an organisation: its title, its day, and where it is corrected; None for who records nothing here."""

    id: str
    title: str
    on: str
    correct: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPage:
    """One organisation by its code, as it is called now; `ways` are the forms of what may happen to it."""

    key: str
    name: str
    told: tuple[Told, ...]
    ways: tuple[Link, ...]


def organisation_page(partnerflow: Acting, key: str, words: Words) -> OrganisationPage:
    """An organisation on the register.

    Raises:
        NotFoundError: there is none of this code that is seen.
    """
    known = next((each for each in fitting(partnerflow, key) if each.key == key), None)
    if known is None:
        raise NotFoundError(f"there is no organisation {key}", kind="organisation", key=key)
    facts = partnerflow.history("organisation", key, FactFilter(limit=_MOST)).items
    may = partnerflow.may("organisation.record")
    back = address("organisation", key=key)
    told = tuple(
        Told(
            id=each.fact.id,
            title=FACT_TYPES[each.fact.type].titles[words.language],
            on=each.fact.occurred_on,
            correct=(
                address_of("organisation", key, "RecordCorrected", {"corrects": each.fact.id}, next=back)
                if may and each.retracted_by is None and FACT_TYPES[each.fact.type].stream != "any"
                else None
            ),
        )
        for each in facts
    )
    return OrganisationPage(key=key, name=known.name, told=told, ways=tuple(_ways(key, words, back)) if may else ())


def _ways(key: str, words: Words, back: str) -> Iterator[Link]:
    for fact in FACT_TYPES.values():
        if fact.stream == "organisation" and not fact.founding:
            yield Link(
                name=words(f"work.act.{fact.name}"), address=address_of("organisation", key, fact.name, next=back)
            )
