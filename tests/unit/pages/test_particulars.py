"""The particulars of facts: every type of fact can be told from its declaration alone, in one line."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.lines import read_fact
from partnerflow_api.pages.particulars import Particular, Particulars
from partnerflow_api.pages.words import Words
from tests.support.processes import shipped_process
from tests.support.samples import every_line


class Called:
    """Names that are seen to be looked up."""

    def of(self, code: str) -> str:
        return f"de {code}"


@pytest.fixture
def particular(nl: Words) -> Particular:
    return Particular(words=nl, process=shipped_process("partnership"), names=Called())  # type: ignore[arg-type]


def read(line: dict[str, Any]) -> AnyFact:
    fact, faults = read_fact(line)
    assert fact is not None, faults
    return fact


def told(particular: Particular, name: str) -> Particulars:
    return particular.of(read([line for line in every_line() if line["fact"] == name][-1]))


def test_every_fact_is_told_in_short_items_without_line_breaks(particular: Particular) -> None:
    for line in every_line():
        found = particular.of(read(line))

        assert len(found.items) == len(set(found.items)) <= 8, line["fact"]
        assert all(item and "\n" not in item for item in (*found.items, found.text or "…")), line["fact"]


def test_a_signature_is_told_by_document_organisation_and_mandate(particular: Particular) -> None:
    assert told(particular, "DeliverableSigned").items[:3] == ("Startnota 1.0", "de ORG", "M-ORG-1")


def test_a_mandate_is_told_with_everything_that_bounds_it(particular: Particular) -> None:
    line = next(line for line in every_line() if line["fact"] == "MandateGranted")
    bounds = {
        "scope": ["negotiate", "sign_intent", "sign_agreement"],
        "limit": {"minor": 4_000_000, "currency": "EUR"},
        "validFrom": "2024-12-16",
        "validThrough": "2027-12-31",
    }

    found = particular.of(read({**line, "data": {**line["data"], **bounds}})).items

    assert found[-3:] == (
        "onderhandelen, intentieverklaring tekenen en afsprakennota tekenen", "€ 40.000", "16 dec. 2024 – 31 dec. 2027",
    )  # fmt: skip


def test_a_last_day_that_stands_alone_is_told_as_one(particular: Particular) -> None:
    line = next(line for line in every_line() if line["fact"] == "MandateAmended")

    found = particular.of(read({**line, "data": {**line["data"], "validThrough": "2027-12-31"}})).items

    assert "tot en met 31 dec. 2027" in found


def test_an_e_mail_address_never_stands_in_the_timeline(particular: Particular) -> None:
    found = told(particular, "PersonRegistered")

    assert not any("@" in part for part in (*found.items, found.text or ""))


def test_a_long_text_is_cut_off_between_two_words(particular: Particular) -> None:
    line = next(line for line in every_line() if line["fact"] == "PartnershipResumed")

    found = particular.of(read({**line, "note": "woord " * 200}))

    assert found.text is not None
    assert found.text.endswith("woord …")
    assert len(found.text) < 250


def test_money_is_written_as_the_language_does(particular: Particular) -> None:
    line = next(line for line in every_line() if line["fact"] == "ContributionOffered")
    data = {**line["data"], "amount": {"minor": 123456750, "currency": "EUR"}}

    assert "€ 1.234.567,50" in particular.of(read({**line, "data": data})).items
