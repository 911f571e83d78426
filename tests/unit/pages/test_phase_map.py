"""The phase map: what stands where, what is said, and that nothing leaves the image."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from partnerflow_api.pages.phase_map import Ending, Gate, Guarded, Interruption, Path, Return, Stay, Step, draw
from partnerflow_api.pages.phase_map.layout import lay_out
from partnerflow_api.pages.words import Words

SVG = "{http://www.w3.org/2000/svg}"
STEPS = tuple(Step(key=key, title=key.capitalize()) for key in ("voorfase", "verkennen", "delen", "overeenkomen"))


def a_stay(phase: str, entered: str, left: str | None, days: int, **more: object) -> Stay:
    return replace(Stay(phase=phase, round=1, entered=entered, left=left, days=days, fact="proef-0001"), **more)  # type: ignore[arg-type]


def a_return(source: str, target: str, *reasons: str) -> Return:
    return Return(
        ref="RT-01", source=source, target=target, on="2022-01-01", reasons=reasons, decision="D-03", fact="proef-0009"
    )


STRAIGHT = (
    a_stay("voorfase", "2021-01-01", "2021-02-01", 31),
    a_stay("verkennen", "2021-02-01", "2021-06-01", 120),
    a_stay("delen", "2021-06-01", None, 10),
)
TWICE_BACK = (
    *STRAIGHT[:2],
    a_stay("delen", "2021-06-01", "2022-01-01", 214),
    a_stay(
        "verkennen",
        "2022-01-01",
        "2022-02-01",
        31,
        round=2,
        by_return=a_return("delen", "verkennen", "Spraakverwarring"),
    ),
    a_stay("delen", "2022-02-01", "2022-03-01", 28, round=2),
    a_stay(
        "voorfase",
        "2022-03-01",
        None,
        5,
        round=3,
        by_return=a_return("delen", "voorfase", "Een partner vertrok", "Geld"),
    ),
)
PATHS = {
    "straight": Path(steps=STEPS, stays=STRAIGHT),
    "two returns": Path(steps=STEPS, stays=TWICE_BACK),
    "a pause": Path(
        steps=STEPS,
        stays=(a_stay("voorfase", "2021-01-01", None, 60, interruptions=(Interruption(start=20, days=15),)),),
        paused=True,
    ),
    "taken over": Path(steps=STEPS, stays=(a_stay("delen", "2021-01-01", None, 9),), taken_over=True),
    "ended": Path(steps=STEPS, stays=STRAIGHT, ending=Ending(on="2021-06-11", kind="voltooid", fact="proef-0044")),
    "renewed": Path(steps=STEPS, stays=(a_stay("overeenkomen", "2021-01-01", None, 9, renewed=("2021-01-05",)),)),
    "long titles": Path(
        steps=tuple(
            Step(key=step.key, title=f"{step.title} & <b>{'zeerlangwoord' * 4}</b> nog veel meer woorden")
            for step in STEPS
        ),
        stays=tuple(
            replace(stay, by_return=stay.by_return and replace(stay.by_return, reasons=("Een reden " * 40, "x" * 300)))
            for stay in TWICE_BACK
        ),
    ),
}


def drawn(path: Path, words: Words, *, stacked: bool = False) -> ElementTree.Element:
    return ElementTree.fromstring(draw(path, words, stacked=stacked))


def texts(image: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in image.iter(f"{SVG}text")]


@pytest.mark.parametrize("stacked", [False, True])
@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_every_map_is_well_formed_has_title_and_description_and_unique_ids(
    path: Path, stacked: bool, nl: Words
) -> None:
    image = drawn(path, nl, stacked=stacked)

    ids = [element.attrib["id"] for element in image.iter() if "id" in element.attrib]
    assert image.tag == f"{SVG}svg"
    assert image.attrib["role"] == "img"
    assert image.attrib["aria-labelledby"].split() == ["phase-map-title", "phase-map-desc"]
    assert len(ids) == len(set(ids))
    assert not any("style" in element.attrib for element in image.iter())


@pytest.mark.parametrize("stacked", [False, True])
@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_nothing_on_a_map_leaves_the_image(path: Path, stacked: bool, nl: Words) -> None:
    image = drawn(path, nl, stacked=stacked)

    width, height = float(image.attrib["width"]), float(image.attrib["height"])
    for text in image.iter(f"{SVG}text"):
        x, length = float(text.attrib["x"]), 7.4 * len(text.text or "")
        left = {"start": x, "middle": x - length / 2, "end": x - length}[text.attrib["text-anchor"]]
        assert left >= 0, text.text
        assert left + length <= width, text.text
        assert float(text.attrib["y"]) <= height
    for box in image.iter(f"{SVG}rect"):
        if "x" in box.attrib:
            assert 0 <= float(box.attrib["x"]) <= width - float(box.attrib["width"])
            assert 0 <= float(box.attrib["y"]) <= height - float(box.attrib["height"])


def test_a_straight_course_is_one_row_from_left_to_right(nl: Words) -> None:
    layout = lay_out(PATHS["straight"], nl)

    (row,) = layout.rows
    assert [placed.stay.phase for placed in row.stays] == ["voorfase", "verkennen", "delen"]
    assert [placed.left for placed in row.stays] == sorted(placed.left for placed in row.stays)


def test_each_return_begins_a_row_below_and_says_why_and_by_which_decision(nl: Words) -> None:
    layout, image = lay_out(PATHS["two returns"], nl), drawn(PATHS["two returns"], nl)

    assert [[placed.stay.phase for placed in row.stays] for row in layout.rows] == [
        ["voorfase", "verkennen", "delen"],
        ["verkennen", "delen"],
        ["voorfase"],
    ]
    assert [row.name for row in layout.rows] == ["Ronde 1", "Ronde 2", "Ronde 3"]
    assert texts(image).count("Terug op 1 jan. 2022 (besluit D-03)") == 2
    assert {"Spraakverwarring", "Een partner vertrok", "Geld"} <= set(texts(image))
    assert sum("stroke-dasharray" in path.attrib for path in image.iter(f"{SVG}path")) == 2


def test_the_present_stay_is_marked_and_an_ended_course_has_none(nl: Words) -> None:
    assert texts(drawn(PATHS["straight"], nl)).count("nu hier") == 1
    assert "nu hier" not in texts(drawn(PATHS["ended"], nl))


def test_a_pause_is_hatched_and_counted(nl: Words) -> None:
    image = drawn(PATHS["a pause"], nl)

    assert any(box.attrib.get("fill") == "url(#phase-map-hatch)" for box in image.iter(f"{SVG}rect"))
    assert "15 d. pauze" in texts(image)
    assert "pauze" in texts(image)


def test_a_course_taken_over_in_a_later_phase_says_that_earlier_ones_were_not_verified(nl: Words) -> None:
    assert "overgenomen, niet" in " ".join(texts(drawn(PATHS["taken over"], nl)))


def test_an_ending_is_drawn_with_its_day_and_kind(nl: Words) -> None:
    assert {"Beëindigd op 11 juni 2021", "voltooid"} <= set(texts(drawn(PATHS["ended"], nl)))


def test_a_renewal_stands_in_its_stay_and_opens_a_round(nl: Words) -> None:
    assert {"vernieuwd op", "5 jan. 2021", "Ronde 1–2"} <= set(texts(drawn(PATHS["renewed"], nl)))


def test_titles_are_escaped_and_cut_off_where_there_is_no_room(nl: Words) -> None:
    source = draw(PATHS["long titles"], nl)

    assert "<b>" not in source
    assert any(line.endswith("…") for line in texts(ElementTree.fromstring(source)))


def test_stacked_the_present_stay_is_on_top_and_fits_a_telephone(nl: Words) -> None:
    image = drawn(PATHS["two returns"], nl, stacked=True)

    said = sorted((float(text.attrib["y"]), text.text) for text in image.iter(f"{SVG}text"))
    titles = [text for _, text in said if text in ("Voorfase", "Verkennen", "Delen", "Overeenkomen")]
    assert said[0][1] == "nu hier"
    assert titles == ["Voorfase", "Delen", "Verkennen", "Delen", "Verkennen", "Voorfase"]
    assert float(image.attrib["width"]) <= 360


def test_stacked_a_return_is_a_broken_line_with_its_reasons_and_a_pause_is_hatched(nl: Words) -> None:
    returns, pause = (drawn(PATHS[name], nl, stacked=True) for name in ("two returns", "a pause"))

    assert {"Spraakverwarring", "Een partner vertrok", "Geld"} <= set(texts(returns))
    assert sum("stroke-dasharray" in path.attrib for path in returns.iter(f"{SVG}path")) == 2
    assert "60 dagen, 15 d. pauze" in texts(pause)
    assert any(box.attrib.get("fill") == "url(#phase-map-hatch)" for box in pause.iter(f"{SVG}rect"))


def test_stacked_an_ending_stands_on_top_and_a_takeover_at_the_bottom(nl: Words) -> None:
    ended, taken_over = (texts(drawn(PATHS[name], nl, stacked=True)) for name in ("ended", "taken over"))

    assert {"Beëindigd op 11 juni 2021", "voltooid"} <= set(ended)
    assert "nu hier" not in ended
    assert "overgenomen, niet geverifieerd" in taken_over


def test_a_gate_says_how_many_conditions_were_met_and_how_many_were_passed_knowingly(nl: Words) -> None:
    outcomes = ("met", "met", "waived", "acknowledged", "not_applicable")
    guards = tuple(Guarded(guard=f"G{at}", title="", outcome=outcome, facts=()) for at, outcome in enumerate(outcomes))
    passed = replace(STRAIGHT[1], gate=Gate(on="2021-02-01", fact="proef-0002", guards=guards))
    path = Path(steps=STEPS, stays=(STRAIGHT[0], passed, STRAIGHT[2]))

    beside, stacked = texts(drawn(path, nl)), texts(drawn(path, nl, stacked=True))

    assert "+2" in beside
    assert "Poort: 2 vervuld, 2 met" in " ".join(stacked)
