"""Corrections: one value of an earlier fact, told with what reads there now."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.sealing import is_commitment
from partnerflow.errors import Fault
from tests.support.story import KEY, Story, reasons


def with_value() -> tuple[Story, str]:
    """A partnership in which BBB confirmed an added value; the id of that fact."""
    story = Story.imported()
    return story, story.tells(
        "AddedValueConfirmed", "2020-02-01", by="BBB", organisation="BBB", addedValue="minder werk", kind="expected"
    )


def correct(story: Story, fact: str, pointer: str, old: Any, new: Any, on: str = "2020-03-01") -> list[Fault]:
    """The refusals of a correction."""
    return story.asks(
        "RecordCorrected", on, corrects=fact, pointer=pointer, old=old, new=new, reason="Verkeerd genoteerd."
    )


def test_a_value_is_corrected_by_naming_what_reads_there_now() -> None:
    story, fact = with_value()

    wrong = correct(story, fact, "/data/addedValue", "meer werk", "minder kosten")
    right = correct(story, fact, "/data/addedValue", "minder werk", "minder kosten")
    stale = correct(story, fact, "/data/addedValue", "minder werk", "minder dubbel werk")
    fresh = correct(story, fact, "/data/addedValue", "minder kosten", "minder dubbel werk")

    assert reasons(wrong) == reasons(stale) == ["correction.old_value_differs"]
    assert right == fresh == []


def test_true_is_not_the_number_one() -> None:
    story = Story.imported()
    fact = story.tells(
        "InterestShared",
        "2020-02-01",
        organisation="AAA",
        level="organisation",
        interest="rust",
        audience="all_parties",
        newlyDisclosed=True,
    )

    assert reasons(correct(story, fact, "/data/newlyDisclosed", 1, False)) == ["correction.old_value_differs"]
    assert correct(story, fact, "/data/newlyDisclosed", True, False) == []


def test_a_whole_number_may_be_written_with_a_point() -> None:
    story = Story.imported()
    fact = story.tells(
        "WithdrawalNotified", "2020-02-01", organisation="AAA", effectiveOn="2020-05-01", reason="Krap.", noticeMonths=3
    )

    corrected = correct(story, fact, "/data/noticeMonths", 3.0, 2.0)

    assert corrected == []
    assert story.world.history("partnership", KEY).reading()[-2].data.notice_months == 2


def test_the_texts_of_every_kind_of_subject_are_kept_apart_from_the_record() -> None:
    story = Story.imported()
    story.decides("2020-02-01", {"type": "process_agreements"}, {"type": "other", "text": "Een naam."})
    tabled = next(fact.id for fact in story.world.history("partnership", KEY).facts if fact.type == "ProposalTabled")

    corrected = correct(story, tabled, "/data/subjects/1/text", "Een naam.", "Een nieuwe naam.")
    again = correct(story, tabled, "/data/subjects/1/text", "Een nieuwe naam.", "Een oude naam.")

    assert corrected == again == []
    kept = [fact.data for fact in story.world.history("partnership", KEY).facts if fact.type == "RecordCorrected"]
    assert all(is_commitment(value) for data in kept for value in (data.old, data.new))


def test_an_item_of_a_list_is_corrected_in_its_place() -> None:
    story = Story.imported()
    fact = story.tells("ReturnRequested", "2020-02-01", organisation="AAA", to="agreeing", reasons=["money", "trust"])

    corrected = correct(story, fact, "/data/reasons/1", "trust", "context")

    assert corrected == []
    reads = next(item for item in story.world.history("partnership", "proef").reading() if item.id == fact)
    assert reads.data.reasons == ("money", "context")  # type: ignore[attr-defined]


def test_a_pointer_leads_to_a_value_that_the_fact_has() -> None:
    story, fact = with_value()

    for pointer in ("/data/evidence", "/data/addedValue/0", "/data/nothing", "/onBehalfOf"):
        assert reasons(correct(story, fact, pointer, "x", "y")) == ["correction.nothing_there"]


def test_the_new_value_is_one_the_fact_could_have_had() -> None:
    story, fact = with_value()

    not_a_word = correct(story, fact, "/data/kind", "expected", "hoped")
    another_party = correct(story, fact, "/data/organisation", "BBB", "CCC")
    before_the_beginning = correct(story, fact, "/occurredAt", "2020-02-01", "2019-02-01")
    after_the_correction = correct(story, fact, "/occurredAt", "2020-02-01", "2020-03-02")
    a_day_earlier = correct(story, fact, "/occurredAt", "2020-02-01", "2020-01-31")

    for refused in (not_a_word, another_party, before_the_beginning, after_the_correction):
        assert reasons(refused) == ["correction.new_value_invalid"]
    assert another_party[0].data["because"] == "authority.speaks_for_another_party"
    assert a_day_earlier == []


def test_a_day_is_corrected_to_a_later_one_unless_it_was_known_before() -> None:
    story, fact = with_value()
    told = {"organisation": "AAA", "addedValue": "rust", "kind": "expected"}
    known = story.tells("AddedValueConfirmed", "2020-02-01", known="2020-02-03", **told)

    a_day_later = correct(story, fact, "/occurredAt", "2020-02-01", "2020-02-02")
    before_it_was_known = correct(story, known, "/occurredAt", "2020-02-01", "2020-02-03")
    after_it_was_known = correct(story, known, "/occurredAt", "2020-02-03", "2020-02-04")

    assert a_day_later == before_it_was_known == []
    assert after_it_was_known[0].data["because"] == "time.known_before_it_happened"


def test_a_name_that_a_fact_gives_is_not_corrected() -> None:
    story = Story.imported()
    fact = story.tells("PartyInvited", "2020-02-01", organisation="DDD")
    draft = story.tells("SharedAmbitionDrafted", "2020-02-01", ambitionVersion=1, text="Samen verder.")
    taken = story.tells(
        "DeliverableTakenOver", "2020-02-01", deliverable={"kind": "afsprakennota", "version": "1.0"}, source="Map."
    )

    assert reasons(correct(story, draft, "/data/ambitionVersion", 1, 2)) == ["correction.reference_changed"]
    assert reasons(correct(story, taken, "/data/deliverable/version", "1.0", "2.0")) == ["correction.reference_changed"]
    assert correct(story, fact, "/data/organisation", "DDD", "EEE") == []


def test_personal_data_are_erased_and_not_corrected() -> None:
    story = Story.imported()
    fact = story.tells("PersonRegistered", "2020-02-01", person="p-001", name="Bo Bedenksel", organisation="BBB")

    name = correct(story, fact, "/data/name", "Bo Bedenksel", "Bo Anders")
    organisation = correct(story, fact, "/data/organisation", "BBB", "CCC")

    assert reasons(name) == ["personal_data.correction_would_keep_personal_data"]
    assert organisation == []


def test_a_fact_does_not_move_past_what_stands_on_it() -> None:
    story = Story.imported()
    draft = story.tells(
        "SharedAmbitionDrafted", "2020-02-01", known="2020-02-03", ambitionVersion=1, text="Samen verder."
    )
    yes = {"stance": "given", "recognise": True, "own": True, "act": True}
    story.tells("AmbitionEndorsed", "2020-02-02", known="2020-02-03", organisation="AAA", ambitionVersion=1, **yes)

    past = correct(story, draft, "/occurredAt", "2020-02-01", "2020-02-03")
    same_day = correct(story, draft, "/occurredAt", "2020-02-01", "2020-02-02")

    assert reasons(past) == ["correction.others_came_before"]
    assert same_day == []


def test_a_correction_is_itself_corrected_by_another_of_the_same_value() -> None:
    story, fact = with_value()
    correction = story.tells(
        "RecordCorrected",
        "2020-03-01",
        corrects=fact,
        pointer="/data/kind",
        old="expected",
        new="realised",
        reason="Verkeerd.",
    )

    assert reasons(correct(story, correction, "/data/new", "realised", "expected")) == ["correction.about_the_record"]
    assert correct(story, fact, "/data/kind", "realised", "expected") == []


def test_what_was_retracted_is_not_corrected() -> None:
    story, fact = with_value()
    story.tells("RecordRetracted", "2020-03-01", retracts=fact, reason="Per ongeluk.")

    assert reasons(correct(story, fact, "/data/kind", "expected", "realised")) == ["correction.already_retracted"]
