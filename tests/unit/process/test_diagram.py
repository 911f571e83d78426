"""Pictures of a process: every phase and move is in them, for who sees them and for who does not."""

from __future__ import annotations

from typing import get_args
from xml.etree import ElementTree

import pytest

from partnerflow.domain.phases import all_moves
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.diagram import mermaid, summary, svg
from partnerflow.process.reader import read
from partnerflow.process.text import Language
from tests.support.definitions import Document, written

SVG = "{http://www.w3.org/2000/svg}"
LANGUAGES = get_args(Language)


def texts(image: ElementTree.Element) -> str:
    return " ".join(element.text or "" for element in image.iter(f"{SVG}text"))


def test_the_mermaid_text_has_every_phase_and_every_move(partnership: ProcessDefinition) -> None:
    moves = all_moves(partnership)

    text = mermaid(partnership, moves, "nl")

    arrows = [line.strip().split(": ")[0] for line in text.splitlines() if "-->" in line and "[*]" not in line]
    assert text.startswith("stateDiagram-v2\n")
    assert 'state "5. Uitvoeren en vernieuwen" as phase_executing' in text
    assert arrows == [f"phase_{move.source} --> phase_{move.target}" for move in moves]
    assert "phase_preparation --> phase_exploring: advance [G0.1 G0.2 G0.3 G0.4 G0.5]" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_image_stands_on_its_own_and_says_what_it_shows(partnership: ProcessDefinition, language: Language) -> None:
    moves = all_moves(partnership)

    image = ElementTree.fromstring(svg(partnership, moves, language))

    labels = image.attrib["aria-labelledby"].split()
    assert (image.tag, image.attrib["role"], image.attrib["lang"]) == (f"{SVG}svg", "img", language)
    assert [image.find(f"*[@id='{label}']").tag for label in labels] == [f"{SVG}title", f"{SVG}desc"]  # type: ignore[union-attr]
    assert image.findtext(f"{SVG}desc") == summary(partnership, moves, language)
    assert {element.tag for element in image.iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "desc", "rect", "text", "path")
    }
    assert not [name for element in image.iter() for name in element.attrib if "href" in name or name == "style"]


def test_the_image_draws_each_advance_each_return_and_each_guard(partnership: ProcessDefinition) -> None:
    moves = all_moves(partnership)

    image = ElementTree.fromstring(svg(partnership, moves, "en"))

    dashed = [path for path in image.iter(f"{SVG}path") if "stroke-dasharray" in path.attrib]
    solid = [path for path in image.iter(f"{SVG}path") if "stroke-width" in path.attrib]
    assert len(dashed) == sum(move.kind == "return" for move in moves) == 15
    assert len(solid) == sum(move.kind == "advance" for move in moves) == 5
    assert all(guard in texts(image) for guard in partnership.guards)
    assert "■ G2.2" in texts(image)
    assert "◌ G4.7" in texts(image)


def test_everything_in_the_image_lies_within_it(partnership: ProcessDefinition) -> None:
    image = ElementTree.fromstring(svg(partnership, all_moves(partnership), "nl"))

    _, _, width, height = (float(number) for number in image.attrib["viewBox"].split())
    shapes = [*image.iter(f"{SVG}text"), *image.iter(f"{SVG}rect")]
    assert all(0 <= float(shape.get("x", 0)) <= width for shape in shapes)
    assert all(0 <= float(shape.get("y", 0)) <= height for shape in shapes)


def test_a_title_cannot_break_out_of_either_picture(document: Document) -> None:
    nasty = '</text><script>"; note right of %% {{x}} & #'
    document["phases"]["draft"]["title"]["en"] = nasty
    document["title"]["en"] = nasty
    definition = read(written(document))
    moves = all_moves(definition)

    text = mermaid(definition, moves, "en")
    image = ElementTree.fromstring(svg(definition, moves, "en"))

    state = next(line for line in text.splitlines() if line.endswith("as phase_draft"))
    assert state.count('"') == 2
    assert "<" not in text.replace("<-", "")
    assert not list(image.iter(f"{SVG}script"))
    assert nasty in (image.findtext(f"{SVG}title") or "")
