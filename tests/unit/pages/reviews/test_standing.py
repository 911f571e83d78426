"""The verification in plain words: every colour has its word, and green takes more than this service's own."""

from __future__ import annotations

import pytest

from tests.unit.pages.conftest import Visit

HERE = "/partnerships/vast-verder"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ("Let op", "Geen getuige van buiten ondertekende mee", "478 feiten", "Wat dit niet betekent")),
        ("en", ("Take note", "No witness from outside cosigned", "478 facts", "What this does not mean")),
    ],
)
def test_it_tells_what_was_signed_and_what_that_leaves_open(
    language: str, words: tuple[str, ...], visit: Visit
) -> None:
    visit(f"{HERE}/reviews")

    text = visit(f"{HERE}/reviews", lang=language).text()

    assert [word for word in words if word not in text] == []


def test_the_bundle_and_both_verifiers_are_at_hand(visit: Visit) -> None:
    links = {link.attributes["href"] for link in visit(f"{HERE}/reviews").all("a")}

    assert {"/v1/partnerships/vast-verder/bundle", "/verify", "/verify.py"} <= links
