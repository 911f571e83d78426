"""Who can see a partnership and who looked, in the words of the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import TypeAlias

from partnerflow.application.access.acting import Acting
from partnerflow.application.access.principal import ANY
from partnerflow.application.sharing.readers import Reader
from partnerflow.application.sharing.readings import Reading
from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.pages import asked
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.sharing.purposes import purpose_in_words
from partnerflow_api.pages.words import Words
from partnerflow_api.signing_in.presence import who

PAGE = 50
Labels: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seer:
    """The roles by which somebody sees the partnership for the same time and by the same gift, each with its actor."""

    principal: str
    label: str | None
    own: bool
    roles: tuple[tuple[str, str | None], ...]
    given: str
    since: str
    through: str | None
    withholds: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Somebody looked. `purpose` is in words, or `operation` names what there are no words for."""

    day: str
    time: str
    at: str
    principal: str
    label: str | None
    own: bool
    roles: str | None
    purpose: str | None
    operation: str
    grant: str | None
    persons: tuple[str, ...]
    position: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watching:
    """The page. `following` is where older readings stand, `first` where the newest do when this is not the first page."""

    key: str
    name: str
    seers: tuple[Seer, ...]
    looks: tuple[Look, ...]
    following: str | None
    first: str | None


def watching(partnerflow: Acting, key: str, before: int | None, words: Words) -> Watching:
    """Who can see this partnership, and a page of who looked."""
    state = partnerflow.state("partnership", key).state
    assert isinstance(state, PartnershipState)
    names = Names(partnerflow, words, state)
    labels = _labels(partnerflow, key)
    found = partnerflow.readings(key, before=before, limit=PAGE)
    return Watching(
        key=key,
        name=state.course.name,
        seers=tuple(_seers(partnerflow.readers(key), words, names, labels)),
        looks=tuple(_look(each, words, names, labels) for each in found.items),
        following=None if found.following is None else asked.here(before=str(found.following)),
        first=asked.here(before=None) if before is not None else None,
    )


def _labels(partnerflow: Acting, key: str) -> Labels:
    """What principals are called, as far as it is for the reader to know: itself, and the links that it could have made."""
    links = partnerflow.links(key) if partnerflow.may("links.share", key) else ()
    found = {link.principal: link.label for link in links if link.label is not None}
    reader = who()
    return found if reader is None or reader.label == reader.id else {**found, reader.id: reader.label}


def _seers(readers: Iterable[Reader], words: Words, names: Names, labels: Labels) -> Iterator[Seer]:
    """Those that differ in nothing but their role as one: a coordinator of a workspace holds ten."""
    each = [_seer(reader, words, names, labels) for reader in readers]
    for alone, same in groupby(each, key=lambda seer: replace(seer, roles=())):
        yield replace(alone, roles=tuple(role for seer in same for role in seer.roles))


def _seer(reader: Reader, words: Words, names: Names, labels: Labels) -> Seer:
    withheld = [words.value("confined", kind) or kind for kind in reader.withholds]
    return Seer(
        principal=reader.principal,
        label=labels.get(reader.principal),
        own=reader.own,
        roles=((_role(reader.role, words), _actor(reader.actor, names)),),
        given=words(f"access.by_{reader.given}"),
        since=reader.since,
        through=reader.through,
        withholds=words.list(withheld) if withheld else None,
    )


def _look(reading: Reading, words: Words, names: Names, labels: Labels) -> Look:
    roles = []
    for role, actor in reading.roles:
        title, named = _role(role, words), _actor(actor, names)
        roles.append(f"{title} ({named})" if named is not None else title)
    moment = datetime.fromisoformat(reading.at)
    return Look(
        day=moment.date().isoformat(),
        time=moment.strftime("%H:%M:%S"),
        at=reading.at,
        principal=reading.principal,
        label=labels.get(reading.principal),
        own=reading.own,
        roles=words.list(roles) if roles else None,
        purpose=purpose_in_words(reading.purpose, words),
        operation=reading.purpose,
        grant=reading.key if reading.stream == "grant" else None,
        persons=reading.persons,
        position=reading.position,
    )


def _role(role: str, words: Words) -> str:
    return words.value("accessRole", role) or role


def _actor(actor: str | None, names: Names) -> str | None:
    """Nobody in particular: it speaks for nobody, or for whom the system says that holds it."""
    return None if actor in (None, ANY) else names.of(str(actor))
