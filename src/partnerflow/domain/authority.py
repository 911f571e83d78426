"""Who may say what: statements only a party itself can make, and the proof that lets another bring them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.rules import Case, refuse
from partnerflow.errors import Fault


def speaks(case: Case[Any]) -> Iterator[Fault]:
    """A personal fact comes from its own party, or from another on its behalf; who speaks for another brings proof.

    Source: docs/spec/facts.md.
    """
    fact = case.fact
    for_another = fact.on_behalf_of is not None and fact.on_behalf_of != fact.by
    if FACT_TYPES[fact.type].personal and fact.data.organisation not in (fact.by, fact.on_behalf_of):
        party = fact.data.organisation
        yield refuse("authority", "speaks_for_another_party", "/by", by=fact.by, organisation=party, who=[party])
    elif for_another and not getattr(fact.data, "evidence", None):
        yield refuse(
            "authority", "no_evidence", "/data/evidence", by=fact.by, organisation=fact.on_behalf_of, who=[fact.by]
        )
