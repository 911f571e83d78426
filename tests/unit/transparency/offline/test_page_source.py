"""What stands in partnerflow_verify.html: one file that lets nothing in or out, in the words of the program."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.messages import LANGUAGES, Language, catalogue
from partnerflow.transparency.offline.partnerflow_verify import CODES
from tests.support.javascript import PAGE, constants

SOURCE = PAGE.read_text("utf-8")
INLINE = {
    "script-src": re.findall(r"<script[^>]*>(.*?)</script>", SOURCE, re.DOTALL),
    "style-src": re.findall(r"<style[^>]*>(.*?)</style>", SOURCE, re.DOTALL),
}


def policy() -> dict[str, list[str]]:
    """The page's own policy: its directives, and what each allows."""
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', SOURCE)
    assert found is not None
    return {name: allowed for name, *allowed in (part.split() for part in found[1].split(";"))}


def test_the_policy_allows_nothing_but_what_the_page_carries() -> None:
    allowed = policy()

    assert allowed.pop("default-src") == ["'none'"]
    assert allowed.pop("worker-src") == ["blob:"]
    assert set(allowed) == {*INLINE, "base-uri", "form-action", "require-trusted-types-for", "trusted-types"}


@pytest.mark.parametrize("directive", INLINE)
def test_the_policy_names_each_inline_part_by_its_hash(directive: str) -> None:
    hashes = [f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'" for part in INLINE[directive]]

    assert policy()[directive] == hashes, f"write these behind {directive} in the policy"


def test_the_page_refers_to_no_other_file() -> None:
    assert not re.findall(r"(?:src|href)=\"(?!#)", SOURCE)
    assert not re.findall(
        r"\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|localStorage|innerHTML)\b", SOURCE
    )


def test_facts_have_the_titles_of_the_catalogue() -> None:
    assert constants("words", "TITLES") == {name: dict(each.titles) for name, each in FACT_TYPES.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_are_told_as_the_command_line_tells_them(language: Language) -> None:
    words = constants("words", "WORDS")[language]
    reasons = {
        key: each["text"] for key, each in catalogue(language).items() if key.startswith(("complete.", "unaltered."))
    }

    assert {key: text for key, text in words.items() if "." in key} == reasons


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_told_in_words(language: Language) -> None:
    assert set(constants("words", "WORDS")[language]["rules"]) == {"form", *CODES}


def test_both_languages_say_the_same_things() -> None:
    words = constants("words", "WORDS")
    places = {
        language: {key: re.findall(r"\{\d\}", str(text)) for key, text in words[language].items()} for language in words
    }

    assert places["nl"] == places["en"]
