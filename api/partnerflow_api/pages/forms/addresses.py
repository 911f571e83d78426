"""The addresses of forms: of a fact type in a stream, with what is known of it already filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import g

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.forms.amounts import PLAIN
from partnerflow_api.pages.forms.flattening import flat_data

NEW = "new"
"""In place of a key: the stream is founded by the form."""
ENDPOINTS = {"partnership": "tell_partnership", "grant": "tell_grant", "organisation": "tell_organisation"}
_ENVELOPE = ("by", "onBehalfOf", "occurredAt", "note", "next")


def address_of(
    stream_kind: str, key: str, fact_type: str, preset: Mapping[str, Any] | None = None, **envelope: str | None
) -> str:
    """The address of the form of a fact of this type, with what is preset filled in.

    Args:
        stream_kind, key: the stream it is told in; ``new`` as key founds one.
        fact_type: its name; of a move, the address of the move.
        preset: data as facts hold it (``{"deliverable": {"kind": "startnota"}}``), or dotted names (``deliverable.kind``).
        envelope: ``by``, ``onBehalfOf``, ``occurredAt``, ``note``, and ``next``: where to go once it is recorded.
    """
    declared = FACT_TYPES[fact_type]
    if not preset and not envelope:
        before, after = _around(stream_kind, key)
        return f"{before}{fact_type}{after}"
    query = _preset(declared, preset) if preset else {}
    query |= {name: value for name, value in envelope.items() if name in _ENVELOPE and value is not None}
    query = {name: value for name, value in query.items() if value}
    return address(ENDPOINTS[stream_kind], key=key, fact_type=fact_type, asOf=None, asKnownAt=None, **query)


def _around(stream_kind: str, key: str) -> tuple[str, str]:
    """What stands before and behind the name of a fact in the address of its form: a page may offer all of them."""
    known: dict[tuple[str, str], tuple[str, str]] = g.setdefault("around_forms", {})
    if (stream_kind, key) not in known:
        whole = address(ENDPOINTS[stream_kind], key=key, fact_type="-", asOf=None, asKnownAt=None)
        before, place, after = whole.partition("/tell/-")
        known[stream_kind, key] = (before + place[:-1], after)
    return known[stream_kind, key]


def _preset(declared: FactType, given: Mapping[str, Any]) -> dict[str, str]:
    dotted = {name: str(value) for name, value in given.items() if "." in name}
    return {**dict(flat_data(declared, given, PLAIN, ())), **dotted}
