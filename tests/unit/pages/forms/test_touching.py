"""Facts about facts: the fact is named, its parts become choices, and what stands there is filled in."""

from __future__ import annotations

from tests.unit.pages.forms.conftest import Filling
from tests.unit.pages.forms.sent import Controls
from tests.unit.pages.markup import Page

INVITED = "proef-0002"


def test_the_parts_of_the_fact_that_is_named_become_choices(somebody: Filling) -> None:
    form = somebody.opens("RecordCorrected").filled(act="show data.corrects", data__corrects=INVITED)

    shown = Page(somebody.sends("RecordCorrected", form).text)

    values = [each.attributes["value"] for each in shown.all("input", name="data.pointer")]
    assert values == ["/occurredAt", "/data/organisation"]
    assert shown.problems() == []


def test_what_stands_there_is_filled_in_and_the_new_value_is_asked_for_as_its_own_kind(somebody: Filling) -> None:
    form = somebody.opens("RecordCorrected", corrects=INVITED, pointer="/data/organisation")

    answer = somebody.sends(
        "RecordCorrected", form.filled(act="tell", data__new="CCC", data__reason="Verkeerde code.", by="AAA")
    )

    assert form.value("data.old") == "BBB"
    assert answer.status_code == 303, Page(answer.text).text()
    assert somebody.facts()[-1]["data"]["new"] == "CCC"


def test_a_part_that_was_corrected_before_is_shown_as_it_reads_now(somebody: Filling) -> None:
    first = somebody.opens("RecordCorrected", corrects=INVITED, pointer="/occurredAt")
    somebody.sends(
        "RecordCorrected", first.filled(act="tell", data__new="2021-01-07", data__reason="Dag later.", by="AAA")
    )

    again = somebody.opens("RecordCorrected", corrects=INVITED, pointer="/occurredAt")

    assert again.value("data.old") == "2021-01-07"


def test_the_texts_of_a_fact_are_what_can_be_erased_of_it(somebody: Filling) -> None:
    form = somebody.opens("DisclosureErased").filled(act="show data.fact", data__fact="proef-0001")

    shown = somebody.sends("DisclosureErased", form)

    boxes = [each.attributes["value"] for each in Page(shown.text).all("input", type="checkbox")]
    assert boxes == ["/data/issue", "/data/reason"]
    assert Controls(shown.text).value("data.fact") == "proef-0001"
