"""Finding a person in a text."""

from __future__ import annotations

import pytest

from partnerflow.application.persons.matching import Sought

NAME, EMAIL = "Wilhelmina van der Heuvel-Ångström", "W.Heuvel@linde.example"


@pytest.mark.parametrize(
    ("text", "match"),
    [
        (f"Gemeld door {NAME}.", "name"),
        ("gemeld door WILHELMINA VAN DER HEUVEL ANGSTROM", "name"),
        ("Wilhelmina  van\nder Heuvel\u2010Ångström's plan", "name"),
        ("Wilhelmina van der Heuvel-A\u030angstro\u0308m", "name"),
        ("Wil\u00adhelmina van der Heuvel-Ångström", "name"),
        ("Mail w.heuvel@LINDE.example, vandaag.", "email"),
        (f"{NAME} ({EMAIL})", "email"),
        ("mevrouw Heuvel had gelijk", "part"),
        ("volgens Angström niet", "part"),
        ("aw.heuvel@linde.example", "part"),
        ("w.heuvel@linde.example-x", "part"),
    ],
)
def test_case_accents_and_what_stands_between_make_no_difference(text: str, match: str) -> None:
    found = Sought(NAME, EMAIL).in_text(text)

    assert found is not None
    assert found.match == match


@pytest.mark.parametrize(
    "text",
    ["Wilhelmina kwam niet.", "van der Berg", "de Heuvelrug", "wheuvel@linde.example", ""],
)
def test_what_is_not_certain_is_not_found(text: str) -> None:
    assert Sought(NAME, EMAIL).in_text(text) is None


@pytest.mark.parametrize(("name", "text"), [("dr. J. de Wit", "Wit"), ("Bo", "Bo"), ("Ibn Rushd", "rushd")])
def test_titles_initials_and_particles_do_not_tell_who_is_meant(name: str, text: str) -> None:
    sought = Sought(name, None)

    assert sought.in_text(f"Er was {text}.") is not None
    assert sought.in_text("Er was dr. J. de Ibn.") is None


def test_nobody_is_found_by_no_name() -> None:
    assert Sought(None, None).in_text("Iemand.") is None


def test_an_excerpt_shows_the_words_around_it_on_one_line() -> None:
    found = Sought("Bo Bedenksel", None).in_text("x" * 100 + " Bo\nBedenksel " + "y" * 100)

    assert found is not None
    assert found.excerpt == "…" + "x" * 39 + " Bo Bedenksel " + "y" * 39 + "…"
