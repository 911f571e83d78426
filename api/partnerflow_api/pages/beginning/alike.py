"""Organisations of the same name: whoever is about to register one sees those that are on the register already."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow.application.access.acting import Acting
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.beginning.choosing import chosen
from partnerflow_api.pages.beginning.register import registered
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """An organisation of the same name: where to read about it, and to choose it instead where one was asked for."""

    there: Link
    choose: Link | None = None


def alike(partnerflow: Acting, name: str, words: Words, asked_by: str | None = None) -> tuple[Alike, ...]:
    """Those whose name differs from this one in nothing but capitals and spaces.

    Args:
        asked_by: the address of the form that an organisation is registered for.
    """
    wanted = _plain(name)
    found = [item for item in registered(partnerflow) if wanted and _plain(item.name) == wanted]
    return tuple(
        Alike(
            there=Link(name=f"{item.name} ({item.key})", address=address("organisation", key=item.key)),
            choose=Link(name=words("beginning.alike.choose"), address=chosen(asked_by, item.key)) if asked_by else None,
        )
        for item in found
    )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
