"""What is read as one word stays on one line, and nothing else of a text changes."""

from __future__ import annotations

import pytest

from partnerflow_api.pages.references import unbroken


@pytest.mark.parametrize("word", ["RV-04", "EN-BAK-1", "D-11", "GR-1", "€ 288.000", "CHF 1.250,50"])
def test_a_reference_and_an_amount_stay_on_one_line(word: str) -> None:
    assert unbroken(f"Zie {word}, en verder.") == f'Zie <span class="ref">{word}</span>, en verder.'


@pytest.mark.parametrize("text", ["Een stad-plus-rand.", "Op 3 april 2025 waren er 12.", "PR1 en M3"])
def test_what_breaks_nowhere_is_left_as_it_is(text: str) -> None:
    assert unbroken(text) == text


def test_what_a_text_holds_is_never_read_as_markup() -> None:
    assert unbroken("<b>A-1</b> & B") == '&lt;b&gt;<span class="ref">A-1</span>&lt;/b&gt; &amp; B'
