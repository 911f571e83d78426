"""Since when a party counts without a break."""

from __future__ import annotations

from itertools import takewhile

from partnerflow.domain.parties.records import Participation, Party


def counting_span(party: Party) -> Participation:
    """The first of the spans in which it counts up to now; of a party that does not count, its present span."""
    spans = list(takewhile(lambda span: span.counts, reversed(party.spans)))
    return spans[-1] if spans else party.spans[-1]
