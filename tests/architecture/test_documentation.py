"""The documents say what the program is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from partnerflow.domain.catalogue import FACT_TYPES
from written.__main__ import DOCS, PAGES

ROOT = Path(__file__).parents[2]
MARKDOWN = sorted(path for path in [ROOT / "README.md", *ROOT.joinpath("docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)")


@pytest.mark.parametrize("name", PAGES)
def test_a_written_page_is_what_the_program_declares(name: str) -> None:
    assert DOCS.joinpath(name).read_text("utf-8") == PAGES[name](), "run scripts/pages"


def test_every_fact_type_has_a_sentence_and_two_titles() -> None:
    for fact_type in FACT_TYPES.values():
        assert (fact_type.payload.__doc__ or "").strip().endswith("."), fact_type.name
        assert all(fact_type.titles.values()), fact_type.name


@pytest.mark.parametrize("document", MARKDOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    broken = [link for link in LINK.findall(document.read_text("utf-8")) if not (document.parent / link).exists()]

    assert broken == []
