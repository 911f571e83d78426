"""From when until when a principal holds its roles."""

from __future__ import annotations

from partnerflow.domain.access.records import AccessGrant
from partnerflow.domain.partnership import PartnershipState
from tests.support.story import KEY, Story
from tests.unit.domain.access.giving import PROOF, SOMEBODY, SOMEBODY_ELSE, gives, held, takes


def test_access_holds_from_its_day_until_the_day_on_which_it_is_revoked() -> None:
    story = Story.imported()
    access = gives(story, "2020-02-01")
    takes(story, "2020-03-01", access)

    days = ["2020-01-31", "2020-02-01", "2020-02-29", "2020-03-01", "2020-03-02"]

    assert [held(story, day) for day in days] == [[], [access], [access], [], []]


def test_the_last_day_is_a_day_on_which_it_holds() -> None:
    story = Story.imported()
    access = gives(story, "2020-02-01", through="2020-02-29")

    days = ["2020-02-01", "2020-02-29", "2020-03-01"]

    assert [held(story, day) for day in days] == [[access], [access], []]
    assert story.state.access.grants[access].until == "2020-03-01"


def test_access_that_is_revoked_before_its_last_day_does_not_come_back() -> None:
    story = Story.imported()
    access = gives(story, "2020-02-01", through="2020-12-31")
    takes(story, "2020-03-01", access)

    assert [held(story, day) for day in ("2020-02-29", "2020-03-01", "2020-06-01")] == [[access], [], []]


def test_one_principal_has_several_roles_and_another_has_none_of_them() -> None:
    story = Story.imported()
    voice = gives(story, "2020-02-01", "representative", organisation="BBB", evidence=PROOF)
    reader = gives(story, "2020-02-01", "auditor", through="2020-06-30")
    gives(story, "2020-02-01", principal=SOMEBODY_ELSE)

    assert held(story, "2020-02-01") == [voice, reader]
    assert held(story, "2020-07-01") == [voice]
    assert held(story, "2020-02-01", SOMEBODY_ELSE) == ["AC-03"]


def test_nobody_saw_anything_by_access_that_was_not_known_yet_nor_lost_it_before_that_was_known() -> None:
    story = Story.imported()
    access = gives(story, "2020-02-01", known="2020-02-10")
    takes(story, "2020-03-01", access, known="2020-03-10")

    days = ["2020-02-01", "2020-02-09", "2020-02-10", "2020-03-01", "2020-03-09", "2020-03-10"]

    assert [held(story, day) for day in days] == [[], [], [access], [access], [access], []]


def test_as_known_on_an_earlier_day_it_goes_on() -> None:
    story = Story.imported()
    access = gives(story, "2020-02-01")
    takes(story, "2020-03-01", access)

    before = story.world.history("partnership", KEY).at(as_known_at="2020-02-29")

    assert isinstance(before, PartnershipState)
    assert [grant.until for grant in before.access.held_by(SOMEBODY, "2020-06-01")] == [None]


def test_access_does_not_pass_to_a_legal_successor() -> None:
    story = Story.imported()
    gives(story, "2020-02-01", "representative", organisation="CCC", evidence=PROOF)
    story.succeeds("2020-03-01", "CCC", "EEE")

    (grant,) = story.state.access.held_by(SOMEBODY, "2020-03-02")

    assert grant.actor == "CCC"


def test_what_is_kept_of_access_is_what_was_told() -> None:
    story = Story.imported()
    story.tells("PersonRegistered", "2020-02-01", person="p-001", name="Bo Bedenksel", organisation="BBB")
    withheld = ["session_notes", "interests"]
    gives(story, "2020-02-01", "representative", organisation="BBB", person="p-001", withholds=withheld)

    (grant,) = story.state.access.grants.values()

    assert grant == AccessGrant(
        access="AC-01",
        principal=SOMEBODY,
        role="representative",
        actor="BBB",
        person="p-001",
        project=None,
        since="2020-02-01",
        through=None,
        withholds=frozenset(withheld),
        by="AAA",
        fact=f"{KEY}-0006",
    )
