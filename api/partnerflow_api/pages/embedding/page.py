"""The page that gives embeds out: what was filled in, what is wrong with it, and the embeds that there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from flask import request

from partnerflow.application.access.acting import Acting
from partnerflow.application.credentials.embeds import SHOWN, Embed
from partnerflow.application.credentials.refusals import refused
from partnerflow.application.sharing.embeds import embed_request
from partnerflow.application.sharing.request import ShareRequest
from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.context import request_id
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.sharing.speakers import Speakers, speakers
from partnerflow_api.pages.words import Words

USUAL_DAYS = 90
_LONGEST = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One embed that was given out."""

    access: str
    label: str
    shows: str
    hosts: tuple[str, ...]
    since: str
    through: str | None
    state: str
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The form as somebody filled it in."""

    by: str = ""
    label: str = ""
    hosts: str = ""
    through: str = ""
    shows: frozenset[str] = field(default=frozenset(SHOWN))


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedsPage:
    """The page. `speakers` are those in whose name access can be granted, by code and name."""

    key: str
    name: str
    given: tuple[Given, ...]
    speakers: Speakers
    filled: Filled


def filled(form: Mapping[str, str]) -> Filled:
    """What the form says."""
    told = {name: form.get(name, "")[:_LONGEST].strip() for name in ("by", "label", "hosts", "through")}
    return Filled(**told, shows=frozenset(request.form.getlist("shows")))


def asked_for(key: str, form: Filled) -> ShareRequest:
    """What is asked for by the form.

    Raises:
        RefusedError: a day, a site or what is shown cannot be.
    """
    hosts = frozenset(each.rstrip("/").lower() for each in form.hosts.replace(",", " ").split())
    embed = Embed.of(form.shows, hosts)
    try:
        last = date.fromisoformat(form.through)
    except ValueError:
        raise refused("no_last_day", "/through") from None
    ends = datetime.combine(last, time(), UTC) + timedelta(days=1)
    return embed_request(key, by=form.by, embed=embed, expires=ends, label=form.label or None, request=request_id())


def embeds_page(partnerflow: Acting, key: str, form: Filled | None, words: Words) -> EmbedsPage:
    """The page of one partnership.

    Raises:
        NotFoundError: there is none.
    """
    state = partnerflow.state("partnership", key).state
    assert isinstance(state, PartnershipState)
    today = partnerflow.clock.now().date()
    may = speakers(partnerflow, key, state, Names(partnerflow, words, state))
    usual = Filled(by=next(iter(may), ("", ""))[0], through=(today + timedelta(days=USUAL_DAYS)).isoformat())
    return EmbedsPage(
        key=key,
        name=state.course.name,
        given=tuple(_given(partnerflow, key, words)),
        speakers=may,
        filled=form or usual,
    )


def _given(partnerflow: Acting, key: str, words: Words) -> list[Given]:
    return [
        Given(
            access=link.access,
            label=link.label or link.access,
            shows=words.list([words(f"embedding.shows.{each}") for each in link.shows]),
            hosts=link.hosts,
            since=link.since,
            through=link.through,
            state=words(f"embedding.states.{link.state}"),
            open=link.state == "open",
        )
        for link in partnerflow.links(key)
        if link.shows
    ]
