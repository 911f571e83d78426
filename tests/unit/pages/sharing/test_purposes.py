"""The list of who looked says for what in plain words, whichever page or operation it was."""

from __future__ import annotations

import pytest

from partnerflow.application.access.permissions import Permission
from partnerflow_api.context import EXTENSION
from partnerflow_api.pages.sharing.purposes import purpose_in_words
from partnerflow_api.pages.words import LANGUAGES, words_in
from partnerflow_api.permitting import OPEN, Open, Permit
from tests.support.admission import open_app
from tests.support.service import a_service

NO_HISTORY: set[Permission | Open] = {
    OPEN,
    "self.manage",
    "principals.manage",
    "catalogue.read",
    "ledger.read",
    "ledger.sign",
}
"""Under these no history of a partnership or a grant is opened."""
BESIDE = {"sealHistory", "embeddedMap", "embeddedTimeline", "sign-in"}
"""Purposes of a part of a request, not of a view."""


def purposes() -> set[str]:
    with a_service() as service:
        known: dict[str, Permit] = dict(open_app(service).extensions[EXTENSION].permits)
    return {permit.purpose for permit in known.values() if permit.permission not in NO_HISTORY} | BESIDE


def test_every_purpose_of_reading_has_words_in_both_languages() -> None:
    found = purposes()

    without = {each for each in found for language in LANGUAGES if not purpose_in_words(each, words_in(language))}

    assert without == set()


def test_no_words_are_kept_for_what_nobody_can_look_for() -> None:
    found = {each.removesuffix("_csv").removesuffix("_xlsx") for each in purposes()}

    assert set(words_in("nl").entries["purposes"]["of"]) - found == set()


@pytest.mark.parametrize(
    ("purpose", "told"),
    [
        ("timeline", "de tijdlijn"),
        ("timeline_xlsx", "de tijdlijn, als bestand"),
        ("recordRecordCorrectedOfGrant", "vastleggen: Rechtzetting"),
        ("askErasure", "vragen om te wissen"),
    ],
)
def test_it_says_what_was_looked_for(purpose: str, told: str) -> None:
    assert purpose_in_words(purpose, words_in("nl")) == told


@pytest.mark.parametrize("purpose", ["askNothing", "recordNothing", "nothing_csv", "ofOldTimes"])
def test_a_purpose_of_another_version_of_the_program_has_none(purpose: str) -> None:
    assert purpose_in_words(purpose, words_in("en")) is None
