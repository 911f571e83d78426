"""Who held which role, from when until when."""

from __future__ import annotations

from typing import Any

from tests.unit.questions.agreement import Agreement


def assigned(story: Agreement, number: int, role: str, on: str, **holder: str) -> str:
    """A role is given."""
    return story.tells("RoleAssigned", on, assignment=f"R-{number:02}", role=role, **holder)


def held(story: Agreement, role: str | None = None, **days: str) -> list[tuple[Any, ...]]:
    """Holder, first day, and first day without it."""
    answer = story.ask("roles_timeline", {"role": role} if role else None, **days).answer
    return [(row["holder"], row["from"], row["until"]) for row in answer]


def test_a_role_that_was_laid_down_and_given_to_another_has_two_holders() -> None:
    story = Agreement.imported()
    assigned(story, 1, "lead_partner", "2020-02-03", organisation="AAA")
    story.tells("RoleEnded", "2020-03-02", assignment="R-01")
    given = assigned(story, 2, "lead_partner", "2020-03-10", organisation="BBB")

    assert held(story, "lead_partner") == [("AAA", "2020-02-03", "2020-03-02"), ("BBB", "2020-03-10", None)]
    assert held(story, "lead_partner", as_of="2020-03-01") == [("AAA", "2020-02-03", None)]
    assert given in story.ask("roles_timeline").facts


def test_an_external_holds_a_role_and_other_roles_are_left_out() -> None:
    story = Agreement.imported()
    story.tells("ExternalEngaged", "2020-02-03", external="extern-1", capacity="mediator")
    assigned(story, 1, "mediator", "2020-02-03", external="extern-1")
    assigned(story, 2, "secretary", "2020-02-03", organisation="AAA")

    assert held(story, "mediator") == [("extern-1", "2020-02-03", None)]
    assert len(held(story)) == 2


def test_a_role_ends_when_its_holder_leaves_and_does_not_come_back_with_it() -> None:
    story = Agreement.imported()
    assigned(story, 1, "project_lead", "2020-02-03", organisation="CCC")
    story.withdraws("CCC", "2020-03-02", "2020-04-01")
    story.tells("PartyInvited", "2020-05-04", organisation="CCC")
    story.tells("InvitationAccepted", "2020-05-04", by="CCC", organisation="CCC")

    assert held(story, "project_lead") == [("CCC", "2020-02-03", "2020-04-01")]


def test_a_role_passes_to_the_legal_successor_and_further() -> None:
    story = Agreement.imported()
    assigned(story, 1, "secretary", "2020-02-03", organisation="CCC")
    story.succeeds("CCC", "EEE", "2020-03-02")
    story.succeeds("EEE", "DDD", "2020-04-01")
    story.tells("RoleEnded", "2020-05-04", assignment="R-01")

    assert held(story, "secretary") == [
        ("CCC", "2020-02-03", "2020-03-02"),
        ("EEE", "2020-03-02", "2020-04-01"),
        ("DDD", "2020-04-01", "2020-05-04"),
    ]


def test_two_mergers_that_lead_back_on_one_day_come_to_an_end() -> None:
    story = Agreement.imported()
    assigned(story, 1, "secretary", "2020-02-03", organisation="CCC")
    story.succeeds("CCC", "EEE", "2020-03-02")
    story.succeeds("EEE", "CCC", "2020-03-02")

    assert held(story, "secretary")[0] == ("CCC", "2020-02-03", "2020-03-02")


def test_an_acceptance_is_told_once_it_is_given() -> None:
    story = Agreement.imported()
    assigned(story, 1, "secretary", "2020-02-03", organisation="CCC")
    story.tells("RoleAccepted", "2020-02-10", by="CCC", assignment="R-01")

    def accepted(day: str) -> Any:
        (row,) = story.ask("roles_timeline", as_of=day).answer
        return row["acceptedOn"]

    assert (accepted("2020-02-09"), accepted("2020-02-10")) == (None, "2020-02-10")
