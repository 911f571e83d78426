"""Versions of deliverables that facts point to must be there, on the day of the fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.rules import Case, refuse
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.errors import Fault


def known_version(case: Case[Any], ref: DeliverableRef, pointer: str) -> Iterator[Fault]:
    """A refusal of class `unknown_reference` when nothing is known of this version on the day of the fact."""
    if ref not in case.partnership.deliverables.versions:
        yield refuse("unknown_reference", "deliverable", pointer, value=named(ref))


def named(ref: DeliverableRef) -> str:
    """A version as people name it: ``projectfiche PF1 1.0``."""
    return " ".join(part for part in (ref.kind, ref.project, ref.version) if part is not None)
