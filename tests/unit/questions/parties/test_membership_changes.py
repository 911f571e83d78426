"""Who came, left or was succeeded, and whether each funder was told in time."""

from __future__ import annotations

from typing import Any

from tests.unit.questions.agreement import Agreement


def changes(story: Agreement, **days: str) -> list[dict[str, Any]]:
    """The answer."""
    return list(story.ask("membership_changes", **days).answer)


def notices(story: Agreement, **days: str) -> list[dict[str, Any]]:
    """The notices of the last change."""
    return list(changes(story, **days)[-1]["notices"])


def notified(story: Agreement, on: str, change: str, kind: str, *, grant: str = "GR-1", **more: Any) -> str:
    """The lead partner tells the funder."""
    told = {"change": change, "changeType": kind, "substantial": True}
    return story.of_grant(grant, "ChangeNotified", on, **told, **more)


def test_partners_brought_along_by_an_import_did_not_come_later_and_one_admitted_did() -> None:
    story = Agreement.imported()
    story.brings(deliverable={"kind": "intentieverklaring", "version": "1.0"})
    story.tells("PartyInvited", "2020-02-03", organisation="EEE")
    story.tells("InvitationAccepted", "2020-02-04", by="EEE", organisation="EEE")
    admitted = story.admits("EEE", "2020-02-05")

    (change,) = changes(story)

    assert (change["type"], change["organisation"], change["on"]) == ("accession", "EEE", "2020-02-05")
    assert admitted in story.ask("membership_changes").facts


def test_a_partner_admitted_in_form_into_another_category_was_one_already() -> None:
    story = Agreement.imported()
    decision = story.decides("2020-02-05", {"type": "admit_partner", "organisation": "CCC"})
    told = {"organisation": "CCC", "category": "core", "basis": "decision", "decision": decision}
    story.tells("PartnerAdmitted", "2020-02-05", data=told)

    assert changes(story) == []


def test_each_funder_is_told_by_its_own_rule_from_the_announcement_on() -> None:
    story = Agreement.imported()
    story.awards("GR-1", "2020-01-20", change_notice_days=10)
    story.awards("GR-2", "2020-01-20", change_notice_days=5)
    story.awards("GR-3", "2020-01-20")
    story.withdraws("CCC", "2020-02-03", "2020-04-01")
    for grant in ("GR-1", "GR-2", "GR-3"):
        notified(story, "2020-02-12", "CN-1", "partner_withdrawal", grant=grant, organisation="CCC")

    found = {item["grant"]: (item["lagDays"], item["allowedDays"], item["inTime"]) for item in notices(story)}

    assert found == {"GR-1": (9, 10, True), "GR-2": (9, 5, False), "GR-3": (9, None, None)}


def test_a_grant_that_did_not_run_on_the_day_asks_for_no_notice() -> None:
    story = Agreement.imported()
    story.awards("GR-1", "2020-01-20", change_notice_days=10)
    amount = {"minor": 0, "currency": "EUR"}
    story.of_grant("GR-1", "GrantSettled", "2020-03-01", by="DDD", settled=amount)
    story.withdraws("CCC", "2020-02-03", "2020-04-01")
    story.awards("GR-2", "2020-04-02", change_notice_days=10)

    assert notices(story) == []


def test_as_long_as_there_is_time_left_nothing_is_late() -> None:
    story = Agreement.imported()
    story.awards("GR-1", "2020-01-20", change_notice_days=10)
    story.succeeds("CCC", "EEE", "2020-03-02")

    def in_time(day: str) -> Any:
        (notice,) = notices(story, as_of=day)
        return notice["inTime"]

    assert (in_time("2020-03-12"), in_time("2020-03-13")) == (None, False)


def test_a_notice_may_name_the_facts_it_is_about_and_tell_of_two_changes_at_once() -> None:
    story = Agreement.imported()
    story.awards("GR-1", "2020-01-20", change_notice_days=10)
    facts = [story.succeeds("BBB", "EEE", "2020-03-02"), story.withdraws("CCC", "2020-03-02", "2020-03-03")]
    about = [{"stream": "partnership", "key": "proef", "fact": fact} for fact in facts]
    notified(story, "2020-03-04", "CN-1", "other", about=about)

    found = [(change["type"], change["notices"][0]["notifiedOn"]) for change in changes(story)]

    assert found == [("succession", "2020-03-04"), ("withdrawal", "2020-03-04")]


def test_who_leaves_twice_is_notified_twice() -> None:
    story = Agreement.imported()
    story.awards("GR-1", "2020-01-20", change_notice_days=10)
    story.withdraws("CCC", "2020-02-03", "2020-03-02")
    story.tells("PartyInvited", "2020-04-01", organisation="CCC")
    story.tells("InvitationAccepted", "2020-04-01", by="CCC", organisation="CCC")
    story.withdraws("CCC", "2020-05-04", "2020-06-02")
    notified(story, "2020-06-03", "CN-1", "partner_withdrawal", organisation="CCC")

    found = [(item["announcedOn"], item["notices"][0]["notifiedOn"]) for item in changes(story)]

    assert found == [("2020-02-03", None), ("2020-05-04", "2020-06-03")]


def test_a_change_stands_first_in_the_pack_that_reaches_as_far_as_what_was_known() -> None:
    story = Agreement.imported()
    story.awards("GR-1", "2020-01-20")
    before = story.tells("SuccessRecorded", "2020-02-10", story="Gelukt.", sharedWith=[])
    left = story.withdraws("CCC", "2020-02-10", "2020-03-02", known="2020-03-20")
    for pack, last in (("EP-1", before), ("EP-2", left)):
        up_to = {"date": "2020-03-20", "fact": {"stream": "partnership", "key": "proef", "fact": last}}
        story.of_grant("GR-1", "EvidencePackIssued", "2020-03-20", pack=pack, upTo=up_to)

    assert [item["firstInPack"] for item in notices(story)] == ["EP-2"]
    assert changes(story, as_known_at="2020-03-19") == []


def test_a_partner_that_never_signed_leaves_and_a_guest_that_does_was_no_member() -> None:
    story = Agreement.imported()
    story.tells("PartyAssociated", "2020-02-03", by="EEE", organisation="EEE", category="observer")
    story.tells("PartyLeft", "2020-02-04", by="EEE", organisation="EEE")
    story.tells("PartyLeft", "2020-02-05", by="CCC", organisation="CCC")

    assert [(item["type"], item["organisation"]) for item in changes(story)] == [("leaving", "CCC")]


def test_an_exclusion_is_a_change_and_a_retracted_one_never_was() -> None:
    story = Agreement.imported()
    told = {"organisation": "CCC", "grounds": "Afspraken geschonden.", "repairBy": "2020-03-02"}
    story.tells("DefaultNoticeGiven", "2020-02-03", data=told)
    decision = story.decides("2020-03-10", {"type": "exclude_partner", "organisation": "CCC"}, without=("CCC",))
    out = story.tells("PartnerExcluded", "2020-03-10", organisation="CCC", decision=decision, settlement=[])
    story.tells("RecordRetracted", "2020-03-20", retracts=out, reason="Vergissing.")

    assert [item["type"] for item in changes(story, as_known_at="2020-03-19")] == ["exclusion"]
    assert changes(story) == []
