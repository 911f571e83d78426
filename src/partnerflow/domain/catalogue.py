"""The catalogue: every fact type there is, by its wire name."""

from __future__ import annotations

import importlib
from types import MappingProxyType

from partnerflow.domain.vocabulary.payload import FactType, Payload, declared

SUBJECTS = (
    "organisations",
    "course",
    "parties",
    "people",
    "mandates",
    "ambition",
    "contributions",
    "deliverables",
    "decisions",
    "projects",
    "interaction",
    "evaluations",
    "grants",
    "access",
    "record",
)

for _subject in SUBJECTS:
    importlib.import_module(f"partnerflow.domain.{_subject}.facts")

# In order of subject and declaration, whichever module was imported first.
_ORDERED = sorted(declared().values(), key=lambda fact_type: SUBJECTS.index(fact_type.subject))
FACT_TYPES = MappingProxyType({fact_type.name: fact_type for fact_type in _ORDERED})
TOPICS = MappingProxyType({fact_type.topic: fact_type for fact_type in FACT_TYPES.values()})


def type_of(payload: Payload) -> FactType:
    """The fact type of a payload."""
    return FACT_TYPES[type(payload).__name__]
