"""What partners announced about their own place, and nobody recorded as done: an announcement changes nothing itself."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.pages.reviews.answers.blocks import Sentence, Tone
from partnerflow_api.pages.reviews.answers.reader import Inquiry

_LEADS_AWAY = ("become_associated", "stop")


def announced(ask: Inquiry, state: PartnershipState, day: str) -> Iterator[Sentence]:
    """Each partner that still counts on a day though it announced that it would not, from which day."""
    counting = set(state.parties.counting())
    for renewal in state.course.renewals.values():
        for told in renewal.recommitments:
            if told.organisation in counting and told.outcome in _LEADS_AWAY and told.effective_on is not None:
                yield _one(ask, told.organisation, told.outcome, told.effective_on, told.fact, day)
    for code in sorted(counting):
        notice = state.parties.by_organisation[code].notice
        if notice is not None:
            yield _one(ask, code, "stop", notice.effective_on, notice.fact, day)


def _one(ask: Inquiry, organisation: str, what: str, since: str, fact: str, day: str) -> Sentence:
    text = ask.words(
        f"reviews.announced.{what}",
        organisation=ask.named([organisation]),
        since=ask.day(since),
        done=ask.words("reviews.announced.not_done" if since <= day else "reviews.announced.not_yet", day=ask.day(day)),
    )
    tone: Tone = "attention" if since <= day else "plain"
    link = ask.reader.link(fact)
    return Sentence(text=text, tone=tone, links=(link,) if link.address is not None else ())
