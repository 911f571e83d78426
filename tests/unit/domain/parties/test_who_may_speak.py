"""Who may bring facts into a partnership, and whose statements it takes."""

from __future__ import annotations

from tests.support.story import Story, reasons

PLENARY = {"form": "plenary", "tracks": ["content"], "present": ["AAA", "BBB"]}


def test_nobody_speaks_for_another_party() -> None:
    story = Story.imported()

    faults = story.asks("ReadinessDeclared", "2020-02-01", organisation="BBB", readiness="willing")

    assert reasons(faults) == ["authority.speaks_for_another_party"]


def test_another_speaks_on_its_behalf_with_evidence() -> None:
    story = Story.imported()
    declared = {"organisation": "BBB", "readiness": "willing"}

    bare = story.asks("ReadinessDeclared", "2020-02-01", on_behalf_of="BBB", **declared)
    proven = story.asks(
        "ReadinessDeclared", "2020-02-01", on_behalf_of="BBB", **declared, evidence=[{"name": "verslag.pdf"}]
    )

    assert reasons(bare) == ["authority.no_evidence"]
    assert proven == []


def test_a_stranger_neither_makes_a_statement_nor_brings_a_fact() -> None:
    story = Story.imported()

    statement = story.asks("ReadinessDeclared", "2020-02-01", by="DDD", organisation="DDD", readiness="willing")
    fact = story.asks("DialogueHeld", "2020-02-01", by="DDD", **PLENARY)

    assert reasons(statement) == reasons(fact) == ["membership.not_a_party"]
    assert (statement[0].pointer, fact[0].pointer) == ("/data/organisation", "/by")


def test_an_external_brings_facts_once_it_is_engaged() -> None:
    story = Story.imported()

    before = story.asks("DialogueHeld", "2020-01-31", by="extern-1", **PLENARY)
    story.tells("ExternalEngaged", "2020-02-01", external="extern-1", capacity="mediator")
    after = story.asks("DialogueHeld", "2020-02-02", by="extern-1", **PLENARY)

    assert reasons(before) == ["unknown_reference.external"]
    assert after == []


def test_who_left_only_winds_up_its_own_affairs() -> None:
    story = Story.imported()
    story.tells("PersonRegistered", "2020-01-10", by="CCC", person="p-001", name="Bo Bedenksel", organisation="CCC")
    story.tells("PartnerWithdrew", "2020-02-01", organisation="CCC", settlement=[])

    meeting = story.asks("DialogueHeld", "2020-02-02", by="CCC", **PLENARY)
    erasure = story.asks("PersonErased", "2020-02-02", by="CCC", person="p-001", reasonCode="request")

    assert reasons(meeting) == ["membership.not_a_party"]
    assert erasure == []


def test_who_left_may_be_recorded_late_with_what_it_said_before() -> None:
    story = Story.imported()
    story.tells("PartnerWithdrew", "2020-02-01", organisation="CCC", settlement=[])

    late = story.asks(
        "ReadinessDeclared", "2020-01-15", known="2020-02-02", by="CCC", organisation="CCC", readiness="deliberating"
    )

    assert late == []


def test_a_successor_tells_of_the_days_before_it_came() -> None:
    story = Story.imported()
    granted = {
        "organ": "raad",
        "instrument": "decision",
        "reference": "R-1",
        "scope": ["explore"],
        "capacities": ["mayor"],
    }
    story.tells(
        "MandateGranted",
        "2020-01-10",
        by="CCC",
        mandate="M-CCC-1",
        organisation="CCC",
        jointSignatories=1,
        validFrom="2020-01-10",
        **granted,
    )
    story.succeeds("2020-02-01", "CCC", "DDD")

    faults = story.asks("MandateExpired", "2020-01-31", known="2020-02-02", by="DDD", mandate="M-CCC-1")

    assert faults == []


def test_a_stranger_brings_nobody_in_but_itself() -> None:
    story = Story.imported()

    another = story.asks("PartyAssociated", "2020-02-01", by="EEE", organisation="DDD", category="supporter")
    itself = story.asks("PartyAssociated", "2020-02-01", by="EEE", organisation="EEE", category="supporter")

    assert reasons(another) == ["membership.not_a_party"]
    assert itself == []
