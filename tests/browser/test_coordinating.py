"""A new coordinator, from the first start and by the pages alone: three organisations, to phase 3, back to 2, and on again.

It goes by what a person sees: the labels of fields, the words of choices, the texts of buttons. Which form comes next is never
known here: it is the first button that the page of the move offers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.browsers import somebody
from tests.browser.coordinator import Coordinator
from tests.browser.coordinator_words import WORDS
from tests.browser.sites import PLACES
from tests.support.server import Place

OWN = "een zin die alleen ik bedenk"
_ADDRESS = re.compile(r"(\S+)/sign-in ")
_ACCOUNT = re.compile(r"name +(\S+)\n +password +(\S+)\n")

Newcomer = Callable[[str], Coordinator]


@pytest.fixture
def newcomer(browser: Browser, tmp_path: Path) -> Iterator[Newcomer]:
    """Who has just started the program, has read what it printed, and signed in; in a browser that runs no script."""
    with ExitStack() as ends:
        server = Place(database=f"sqlite:///{tmp_path}/store.sqlite", folder=tmp_path).server()
        ends.callback(server.stop)
        told = server.printed()
        address, account = _ADDRESS.search(told), _ACCOUNT.search(told)
        assert address is not None
        assert account is not None, told

        def signed_in(language: str) -> Coordinator:
            around = ends.enter_context(somebody(browser, locale=PLACES[language], java_script_enabled=False))
            found = Coordinator(around.new_page(), address[1], WORDS[language])
            found.signs_in(account[1], account[2], OWN)
            return found

        yield signed_in


def founded(newcomer: Newcomer, language: str) -> Coordinator:
    """A newcomer, at a partnership of three of which the others have accepted."""
    found = newcomer(language)
    found.begins("Zuidkade", "Stad Linde")
    found.invites("Woonhuis", "WON")
    found.invites("Jongerenwerk", "JON")
    return found


def test_from_the_first_start_to_phase_three_back_to_two_and_on_again(newcomer: Newcomer) -> None:
    owner, words = founded(newcomer, "nl"), WORDS["nl"]

    owner.goes_on(times=3)
    there = owner.is_in(words["agreeing"])
    owner.returns(words["sharing"])
    back = owner.is_in(words["sharing"])
    owner.goes_on(times=1)

    assert (there, back, owner.is_in(words["agreeing"])) == (True, True, True)


def test_the_same_road_in_english_as_far_as_the_preview_of_a_return(newcomer: Newcomer) -> None:
    owner, words = founded(newcomer, "en"), WORDS["en"]

    owner.holds_a_session()
    owner.goes_on(times=1)
    there = owner.is_in(words["exploring"])
    preview = owner.looks_at_a_return(words["preparing"])

    assert there
    assert words["decide_first"] in preview
