"""What may be recorded of an organisation in the register."""

from __future__ import annotations

from tests.support.story import Story, reasons

REGISTER = {"stream": "organisation", "key": "AAA"}


def test_an_organisation_is_succeeded_by_more_than_one_but_by_each_once() -> None:
    story = Story("AAA", "BBB", "CCC")
    story.tells("OrganisationSucceeded", "2020-02-01", **REGISTER, successor="BBB", kind="split")

    again = story.asks("OrganisationSucceeded", "2020-02-01", **REGISTER, successor="BBB", kind="split")
    other = story.asks("OrganisationSucceeded", "2020-02-01", **REGISTER, successor="CCC", kind="split")

    assert reasons(again) == ["sequence.already_succeeded"]
    assert other == []


def test_an_organisation_does_not_succeed_itself() -> None:
    story = Story("AAA")

    faults = story.asks("OrganisationSucceeded", "2020-02-01", **REGISTER, successor="AAA", kind="merger")

    assert reasons(faults) == ["sequence.succeeds_itself"]


def test_an_organisation_that_others_succeed_is_not_dissolved() -> None:
    story = Story("AAA", "BBB")
    story.tells("OrganisationSucceeded", "2020-02-01", **REGISTER, successor="BBB", kind="merger")

    faults = story.asks("OrganisationDissolved", "2020-02-02", **REGISTER, reasonCode="voluntary")

    assert reasons(faults) == ["sequence.already_succeeded"]


def test_an_organisation_that_passed_on_a_part_may_end_later() -> None:
    story = Story("AAA", "BBB")
    story.tells("OrganisationSucceeded", "2020-02-01", **REGISTER, successor="BBB", kind="transfer")

    faults = story.asks("OrganisationDissolved", "2021-02-02", **REGISTER, reasonCode="bankruptcy")

    assert faults == []


def test_nothing_is_recorded_of_an_organisation_after_its_dissolution() -> None:
    story = Story("AAA")
    story.tells("OrganisationDissolved", "2020-02-02", **REGISTER, reasonCode="bankruptcy")

    after = story.asks("OrganisationRenamed", "2020-03-01", **REGISTER, name="Nieuw")
    late = story.asks("OrganisationRenamed", "2020-02-01", known="2020-03-01", **REGISTER, name="Nieuw")

    assert reasons(after) == ["sequence.organisation_dissolved"]
    assert late == []


def test_a_signing_rule_runs_forward() -> None:
    story = Story("AAA")
    rule = {
        "organ": "bestuur",
        "instrument": "statutes",
        "capacities": ["director"],
        "jointSignatories": 1,
        "validFrom": "2020-02-01",
    }

    backward = story.asks("SigningRuleStated", "2020-02-01", **REGISTER, **rule, validThrough="2020-01-31")
    one_day = story.asks("SigningRuleStated", "2020-02-01", **REGISTER, **rule, validThrough="2020-02-01")

    assert reasons(backward) == ["time.ends_before_it_begins"]
    assert one_day == []
