"""From `access.yaml` to a policy: read strictly, all faults told at once (docs/spec/access.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import get_args

from partnerflow.application.access.permissions import PERMISSIONS
from partnerflow.application.access.roles import ForOthers, Only, Policy, Role, Signs
from partnerflow.domain.catalogue import FACT_TYPES, SUBJECTS
from partnerflow.domain.record.facts import DisclosureErased, RecordCorrected, RecordRetracted
from partnerflow.domain.vocabulary.enumerations import Confined
from partnerflow.process.faults import Faults
from partnerflow.process.places import BROKEN, Place
from partnerflow.process.reader import tree
from partnerflow.process.text import Text

FORMAT = "partnerflow-access/1"
KINDS: tuple[str, ...] = get_args(get_args(Confined)[0])
OWN_CONFIDENCE = "own_confidence"
"""What one's own organisation told in confidence."""
ABOUT_OTHERS = frozenset(kind.__name__ for kind in (RecordCorrected, RecordRetracted, DisclosureErased))
"""Facts about facts: who may tell them follows from what they are about."""
ONLY: tuple[Only, ...] = get_args(Only)
FOR_OTHERS: tuple[ForOthers, ...] = get_args(ForOthers)
SIGNS: tuple[Signs, ...] = get_args(Signs)
_NAME = re.compile(r"[a-z][a-z_]{1,39}")
_NAME_FORM = "a-z and _, at most 40"
_TYPES = tuple(name for name in FACT_TYPES if name not in ABOUT_OTHERS)


def read_policy(source: bytes | Path) -> Policy:
    """Read a policy, or the file of one.

    Raises:
        InvalidDefinitionError: `data["faults"]` lists every fault with path, line, message and suggestion.
    """
    faults = Faults()
    value, lines = tree(source.read_bytes() if isinstance(source, Path) else source, faults)
    if value is BROKEN:
        faults.raise_if_any()
    parts = Place(path="", value=value, faults=faults).members(["format", "own_voice", "roles"])
    parts["format"].one_of([FORMAT])
    own_voice = frozenset(_each(parts["own_voice"], _TYPES))
    places = parts["roles"].at_least(1, "empty").entries(_NAME, _NAME_FORM)
    roles = {name: _role(name, place, own_voice, tuple(places)) for name, place in places.items()}
    faults.raise_if_any(lines)
    return Policy(roles=MappingProxyType(roles), own_voice=own_voice)


def _role(name: str, place: Place, own_voice: frozenset[str], names: Sequence[str]) -> Role:
    parts = place.members(["nl", "en", "may"], ["sees", "records", "grants"])
    records = parts["records"].members([], _RECORDS) if "records" in parts else {}
    sees = frozenset(_each(parts.get("sees"), (*KINDS, OWN_CONFIDENCE)))
    return Role(
        name=name,
        titles=Text(nl=parts["nl"].text(), en=parts["en"].text()),
        permissions=frozenset(_each(parts["may"], sorted(PERMISSIONS))),
        sees=sees - {OWN_CONFIDENCE},
        hears_own=OWN_CONFIDENCE in sees,
        records=frozenset(_recorded(records, own_voice)),
        only=records["only"].one_of(ONLY) if "only" in records else None,
        for_others=records["for_others"].one_of(FOR_OTHERS) if "for_others" in records else "never",
        signs=records["signs"].one_of(SIGNS) if "signs" in records else "freely",
        grants=frozenset(_each(parts.get("grants"), names)),
    )


_RECORDS = ("subjects", "facts", "only", "for_others", "signs")


def _recorded(records: Mapping[str, Place], own_voice: frozenset[str]) -> Iterator[str]:
    """The facts of whole subjects, but for statements in one's own voice; and those that are named one by one."""
    subjects = set(_each(records.get("subjects"), SUBJECTS))
    yield from (name for name in _TYPES if FACT_TYPES[name].subject in subjects and name not in own_voice)
    yield from _each(records.get("facts"), _TYPES)


def _each(place: Place | None, words: Sequence[str]) -> Iterator[str]:
    if place is not None:
        yield from (item.one_of(words) for item in place.items())
