"""What partners announced about their own place, and nobody recorded as done: an announcement changes nothing itself."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.pages.partnership import members
from partnerflow_api.pages.reviews.answers.blocks import Sentence
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry


def announced(ask: Inquiry, state: PartnershipState, day: str) -> Iterator[Sentence]:
    """Each partner that still counts on a day though it announced that it would not, from which day."""
    for each in members.announced(state):
        link = ask.reader.link(each.fact)
        yield Sentence(
            text=each.said(day, ask.words, ask.reader.particular.names),
            tone="attention" if each.since <= day else "plain",
            links=(link,) if link.address is not None else (),
        )
