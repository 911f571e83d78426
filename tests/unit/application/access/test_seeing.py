"""Whether a stream is there: for whoever has a role in it, and for nobody else, not even as something forbidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from partnerflow.application.access.acting import Acting
from partnerflow.application.access.permissions import Permission
from partnerflow.application.access.principal import Principal
from partnerflow.application.erasures.asking import ErasureAsk
from partnerflow.application.service import Partnerflow
from partnerflow.application.telling import FactFilter
from partnerflow.errors import ForbiddenError, NotFoundError
from tests.unit.application.access.world import OTHER, WHO, holder, let_in, on, reading, role, told, workspace

LOOKS: dict[str, tuple[Permission, Callable[[Acting, str], Any]]] = {
    "state": ("partnership.read", lambda seen, key: seen.state("partnership", key)),
    "history": ("partnership.read", lambda seen, key: seen.history("partnership", key, FactFilter())),
    "question": ("partnership.read", lambda seen, key: seen.ask(key, "members", {}, as_of=None, as_known_at=None)),
    "moves": ("partnership.read", lambda seen, key: seen.next_moves(key)),
    "calendar": ("partnership.read", lambda seen, key: seen.calendar(key, "nl")),
    "export": ("partnership.read", lambda seen, key: list(seen.export("partnership", key))),
    "bundle": ("partnership.read", lambda seen, key: seen.bundle(key)),
    "proof": ("partnership.read", lambda seen, key: seen.proof(key)),
    "mentions": ("persons.read", lambda seen, key: seen.mentions(key, "p-001")),
    "person": ("persons.read", lambda seen, key: seen.person(key, "p-001")),
    "erasures": ("erasure.read", lambda seen, key: seen.erasure_requests(key)),
    "erasure": ("erasure.read", lambda seen, key: seen.erasure(key, "11111111-1111-4111-8111-111111111111")),
    "asking": (
        "erasure.ask",
        lambda seen, key: seen.ask_erasure(ErasureAsk(key=key, by="LIN", ground="objection", persons=("p-001",))),
    ),
    "cancelling": (
        "erasure.ask",
        lambda seen, key: seen.cancel_erasure(key, "11111111-1111-4111-8111-111111111111"),
    ),
    "links": ("links.share", lambda seen, key: seen.links(key)),
    "readers": ("access.read", lambda seen, key: seen.readers(key)),
    "readings": ("access.read", lambda seen, key: seen.readings(key, before=None, limit=9)),
    "attachments": ("partnership.read", lambda seen, key: seen.attachment_list(key)),
}


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    with workspace() as service:
        yield service


def said(service: Partnerflow, who: Principal, look: str, key: str) -> tuple[Any, ...]:
    """What somebody is told who looks there, but for the key."""
    permission, ask = LOOKS[look]
    try:
        ask(reading(service, who, permission), key)
    except NotFoundError as error:
        return type(error), error.reason, str(error).replace(key, "…"), {**error.data, "key": "…"}
    return ("seen",)


@pytest.mark.parametrize("look", LOOKS)
def test_a_foreign_partnership_is_told_from_none_in_no_way(service: Partnerflow, look: str) -> None:
    coordinator = holder(role("coordinator", "LIN"))

    foreign, missing = (said(service, coordinator, look, key) for key in ("vreemd", "nergens"))

    assert foreign == missing
    assert foreign[0] is NotFoundError


def test_a_grant_is_seen_with_its_partnership_and_not_without(service: Partnerflow) -> None:
    seen = reading(service, holder(role("observer")))

    own = seen.state("grant", "GR-LIN").version

    assert own == 1
    assert seen.streams.find("grant", "GR-VRE") is None
    assert (seen.grants_of("nota"), seen.grants_of("vreemd")) == (("GR-LIN",), ())


def test_whoever_sees_a_partnership_and_may_not_do_it_there_is_forbidden(service: Partnerflow) -> None:
    with pytest.raises(ForbiddenError) as told_of:
        reading(service, holder(role("observer")), "persons.read").person("nota", "p-001")

    assert (told_of.value.reason, told_of.value.data["permission"]) == ("role_may_not", "persons.read")


def test_a_role_that_sees_no_content_cannot_tell_what_there_is(service: Partnerflow) -> None:
    operator = reading(service, holder(role("operator", partnerships=None)))

    found = [operator.streams.find(kind, key) for kind, key in (("partnership", "nota"), ("organisation", "LIN"))]

    assert found == [None, None]


def test_access_by_a_fact_holds_through_its_last_day(service: Partnerflow) -> None:
    let_in(service, WHO, "observer", through="2026-06-30")
    who = holder()

    days = ("2025-01-02", "2025-01-31", "2026-06-30", "2026-07-01")
    seen = [reading(on(service, day), who).streams.find("partnership", "nota") is not None for day in days]

    assert seen == [False, True, True, False]


def test_a_revocation_counts_at_once_also_for_who_was_looking(service: Partnerflow) -> None:
    let_in(service, WHO, "observer")
    looking = reading(service, holder())
    before = looking.state("partnership", "nota").version

    told(service, "partnership", "nota", "AccessRevoked", access="AC-01")

    assert before == 6
    assert looking.streams.find("partnership", "nota") is None
    assert reading(service, holder()).streams.find("grant", "GR-LIN") is None


def test_access_is_that_of_one_principal_in_one_partnership(service: Partnerflow) -> None:
    let_in(service, WHO, "coordinator")

    assert reading(service, holder()).streams.find("partnership", "vreemd") is None
    assert reading(service, holder(id_=OTHER)).streams.find("partnership", "nota") is None


def test_a_role_that_the_policy_does_not_know_gives_nothing(service: Partnerflow) -> None:
    seen = reading(service, holder(role("keizer")))

    assert seen.streams.find("partnership", "nota") is None


def test_scopes_bound_every_role(service: Partnerflow) -> None:
    narrow = holder(role("coordinator", "LIN", partnerships=None), scopes=frozenset({"portfolio.read"}))

    with pytest.raises(ForbiddenError) as told_of:
        reading(service, narrow)

    assert told_of.value.reason == "scope_leaves_out"
    assert reading(service, narrow, "portfolio.read").ask_portfolio("silent", {}).answer["partnerships"] == []


def test_what_is_of_the_workspace_takes_a_role_that_is_bound_to_no_partnership(service: Partnerflow) -> None:
    with pytest.raises(ForbiddenError):
        reading(service, holder(role("coordinator", "LIN")), "events.read")

    feed = reading(service, holder(role("coordinator", "LIN", partnerships=None)), "events.read")
    assert len(feed.feed(after=0, limit=100, wait=0).items) == service.store.position()
