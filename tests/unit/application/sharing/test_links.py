"""A share link: what it puts on record, what it opens, and that no token outlives or precedes what the record says of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from partnerflow.application import credentials
from partnerflow.application.service import Partnerflow
from partnerflow.application.sharing import links
from partnerflow.domain.access.facts import AccessGranted
from partnerflow.errors import HeldError, NotFoundError, PartnerflowError, RefusedError, UnauthenticatedError
from tests.support.ledgers import HandClock
from tests.unit.application.sharing.conftest import NOW, SHARER, names, shared


def opens(service: Partnerflow, token: str) -> bool:
    """Whether a token, of a link or a session, still lets somebody in."""
    try:
        if token.startswith("pf_link"):
            credentials.redeem_link(service, token)
        else:
            credentials.authenticate(service, token)
    except UnauthenticatedError:
        return False
    return True


def test_the_record_says_who_may_look_and_until_when(service: Partnerflow) -> None:
    made = shared(service, organisation="DOR", withholds=("persons",), label="Dorp")

    stream = service.streams.find("partnership", "nota")
    assert stream is not None
    fact = stream.history.facts[-1]
    assert isinstance(fact.data, AccessGranted)
    assert (fact.by, fact.principal) == ("LIN", SHARER)
    assert made.link.principal == fact.data.principal
    assert (made.link.role, made.link.actor, made.link.withholds) == ("funder", "DOR", ("persons",))
    assert (made.link.through, made.link.expires_at) == ("2027-01-01", "2027-01-02T00:00:00Z")
    assert made.token not in str(service.links("nota"))


def test_it_opens_what_stood_there_when_it_was_made(service: Partnerflow) -> None:
    made = shared(service)
    shared(service)

    _, opened = credentials.redeem_link(service, made.token)

    assert opened.principal.id == made.link.principal
    assert opened.principal.pinned == made.link.pinned
    assert made.link.pinned == service.store.position() - 1


def test_its_pin_is_where_a_checkpoint_stands(service: Partnerflow) -> None:
    made = shared(service)

    assert made.link.pinned is not None
    assert made.link.pinned == service.ledger.standing().position
    assert service.ledger.within(made.link.pinned) == service.ledger.newest()


@pytest.mark.parametrize("expires", [NOW, datetime(2028, 1, 3, tzinfo=UTC)])
def test_one_that_ends_before_it_begins_or_after_a_year_is_refused_before_anything_is_recorded(
    expires: datetime, service: Partnerflow
) -> None:
    before = names(service)

    with pytest.raises(RefusedError):
        shared(service, expires=expires)

    assert (names(service), service.links("nota")) == (before, ())


def test_what_a_rule_refuses_has_no_token(service: Partnerflow) -> None:
    with pytest.raises(PartnerflowError):
        shared(service, role="coordinator")

    assert credentials.links(service, "nota") == ()


def test_when_it_breaks_off_behind_its_fact_there_is_no_token(
    service: Partnerflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(credentials, "make_link", broken)
    with pytest.raises(KeyboardInterrupt):
        shared(service)

    assert names(service)[-1] == "AccessGranted"
    assert credentials.links(service, "nota") == ()
    assert [link.state for link in service.links("nota")] == ["unissued"]


def test_one_that_was_never_handed_out_can_be_taken_off_the_record(
    service: Partnerflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(credentials, "make_link", None)
    with pytest.raises(TypeError):
        shared(service)

    ended = service.end_link("nota", "AC-01", principal=SHARER)

    assert (ended.state, names(service)[-1]) == ("revoked", "AccessRevoked")


def test_ending_it_closes_at_once_what_it_opened(service: Partnerflow) -> None:
    made = shared(service)
    session, _ = credentials.redeem_link(service, made.token)
    assert opens(service, session)

    ended = service.end_link("nota", made.link.access, principal=SHARER)

    assert [opens(service, token) for token in (made.token, session)] == [False, False]
    assert (ended.state, ended.revoked_on, names(service)[-1]) == ("revoked", "2026-12-31", "AccessRevoked")


def test_when_its_end_breaks_off_before_its_fact_nothing_opens_and_it_can_be_said_again(
    service: Partnerflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = shared(service)

    def held(*args: object) -> None:
        raise HeldError("read-only")

    with monkeypatch.context() as patched:
        patched.setattr(links, "record", held)
        with pytest.raises(HeldError):
            service.end_link("nota", made.link.access, principal=SHARER)

    assert not opens(service, made.token)
    assert [link.state for link in service.links("nota")] == ["revoked"]
    service.end_link("nota", made.link.access, principal=SHARER)
    assert names(service)[-1] == "AccessRevoked"


def test_it_ends_once(service: Partnerflow) -> None:
    made = shared(service)
    service.end_link("nota", made.link.access, principal=SHARER)
    before = names(service)

    again = service.end_link("nota", made.link.access, principal=SHARER)

    assert (again.state, names(service)) == ("revoked", before)
    with pytest.raises(NotFoundError) as unknown:
        service.end_link("nota", "AC-99", principal=SHARER)
    assert unknown.value.reason == "no_such_link"


def test_it_says_how_it_stands(service: Partnerflow, clock: HandClock) -> None:
    spent, left = shared(service, uses=1), shared(service, uses=2, expires=datetime(2026, 12, 31, 13, tzinfo=UTC))
    for token in (spent.token, left.token):
        assert opens(service, token)

    now = {link.access: (link.state, link.used) for link in service.links("nota")}
    clock.forward(hours=1)
    later = {link.access: link.state for link in service.links("nota")}

    assert now == {spent.link.access: ("spent", 1), left.link.access: ("open", 1)}
    assert later == {spent.link.access: "spent", left.link.access: "over"}
    assert [opens(service, token) for token in (spent.token, left.token)] == [False, False]


def test_a_session_ends_with_its_link(service: Partnerflow, clock: HandClock) -> None:
    made = shared(service, expires=datetime(2026, 12, 31, 13, tzinfo=UTC))
    session, opened = credentials.redeem_link(service, made.token)

    clock.forward(minutes=59)
    assert opens(service, session)
    clock.forward(minutes=1)

    assert opened.expires_at == "2026-12-31T13:00:00Z"
    assert not opens(service, session)
