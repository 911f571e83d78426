"""Who looked: the last reading first, page by page, each with its place in the tree that every epoch holds."""

from __future__ import annotations

from base64 import b64encode

from partnerflow.application.access.principal import Assignment
from partnerflow.application.credentials import make_account
from partnerflow.application.service import Partnerflow
from partnerflow.application.sharing.readings import Reading
from partnerflow.transparency.merkle import root
from tests.unit.application.sharing.conftest import SHARER, shared
from tests.unit.application.test_bundling import told

READER = "person-bbbbbbbbbbbbbbbb"


def looked(
    service: Partnerflow, principal: str, purpose: str, *, grant: bool = False, persons: tuple[str, ...] = ()
) -> None:
    """Somebody read the partnership, and perhaps its grant, in one request."""
    streams = [("partnership", "nota"), *([("grant", "GR-1")] if grant else [])]
    heads = service.store.heads(streams)
    seen = {head.stream_id: persons for head in heads.values()}
    service.accesses.record(seen, principal, purpose, service.clock.now().isoformat())


def every(service: Partnerflow, *, limit: int = 100) -> list[Reading]:
    """The whole record, page by page."""
    found: list[Reading] = []
    before: int | None = None
    while True:
        page = service.readings("nota", before=before, limit=limit, principal=READER)
        found += page.items
        if page.following is None:
            return found
        before = page.following


def test_it_tells_the_last_one_first_of_the_partnership_and_its_grants(service: Partnerflow) -> None:
    looked(service, SHARER, "readPartnership")
    looked(service, READER, "readBundle", grant=True, persons=("p-001",))

    told_of = [(item.principal, item.own, item.purpose, item.key, item.persons) for item in every(service)]

    assert sorted(told_of[:2]) == [
        (READER, True, "readBundle", "GR-1", ("p-001",)),
        (READER, True, "readBundle", "nota", ("p-001",)),
    ]
    assert told_of[2] == (SHARER, False, "readPartnership", "nota", ())


def test_pages_leave_nothing_out_and_repeat_nothing(service: Partnerflow) -> None:
    for number in range(7):
        looked(service, READER, f"read{number}", grant=number % 2 == 0)

    whole = every(service)

    assert len(whole) == 11
    for limit in (1, 2, 3, 10, 11):
        assert every(service, limit=limit) == whole


def test_a_reader_by_a_link_is_known_by_its_role(service: Partnerflow) -> None:
    link = shared(service, organisation="DOR").link
    looked(service, link.principal, "readPartnership")
    service.end_link("nota", link.access, principal=SHARER)

    assert every(service)[0].roles == (("funder", "DOR"),)


def test_each_has_its_place_in_the_access_tree_of_the_next_epoch(service: Partnerflow) -> None:
    for number in range(5):
        looked(service, READER, f"read{number}", grant=True)
    waiting = every(service)

    told(service, "partnership", "nota", "PartyInvited", organisation="DOR")
    service.bundle("nota")

    placed = sorted(every(service), key=lambda item: item.position or 0)
    assert {item.position for item in waiting} == {None}
    assert [item.position for item in placed] == list(range(10))
    epoch = service.ledger.entries(service.ledger.standing().size - 1, 1)[0]
    assert b64encode(root([item.leaf for item in placed])) == b64encode(epoch[-40:-8])


def test_each_reading_tells_the_roles_that_its_reader_was_given_by_the_workspace(service: Partnerflow) -> None:
    here = Assignment(role="auditor", partnerships=frozenset({"nota"}))
    elsewhere = Assignment(role="funder", actor="FND", partnerships=frozenset({"another"}))
    account = make_account(service, "A. Auditor", by=SHARER, assignments=[here, elsewhere])
    looked(service, account.id, "readPartnership")

    (reading,) = every(service)

    assert reading.roles == (("auditor", None),)
