"""Who can see a partnership and who looked, in the words of the reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from partnerflow.application.access.acting import Acting
from partnerflow.application.access.principal import ANY
from partnerflow.application.sharing.readers import Reader
from partnerflow.application.sharing.readings import Reading
from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.pages import asked
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.words import Words

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Seer:
    """One role by which somebody sees the partnership."""

    principal: str
    own: bool
    role: str
    actor: str | None
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
    found = partnerflow.readings(key, before=before, limit=PAGE)
    return Watching(
        key=key,
        name=state.course.name,
        seers=tuple(_seer(each, words, names) for each in partnerflow.readers(key)),
        looks=tuple(_look(each, words, names) for each in found.items),
        following=None if found.following is None else asked.here(before=str(found.following)),
        first=asked.here(before=None) if before is not None else None,
    )


def _seer(reader: Reader, words: Words, names: Names) -> Seer:
    withheld = [words.value("confined", kind) or kind for kind in reader.withholds]
    return Seer(
        principal=reader.principal,
        own=reader.own,
        role=_role(reader.role, words),
        actor=_actor(reader.actor, names),
        given=words(f"access.by_{reader.given}"),
        since=reader.since,
        through=reader.through,
        withholds=words.list(withheld) if withheld else None,
    )


def _look(reading: Reading, words: Words, names: Names) -> Look:
    roles = []
    for role, actor in reading.roles:
        title, named = _role(role, words), _actor(actor, names)
        roles.append(f"{title} ({named})" if named is not None else title)
    purposes: dict[str, str] = words.entries["access"]["purpose"]
    moment = datetime.fromisoformat(reading.at)
    return Look(
        day=moment.date().isoformat(),
        time=moment.strftime("%H:%M:%S"),
        at=reading.at,
        principal=reading.principal,
        own=reading.own,
        roles=words.list(roles) if roles else None,
        purpose=purposes.get(reading.purpose),
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
