"""A file of lines: what was added is there, and what was not finished never was."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerflow.ledger.lines import LinesFile

LONG = b"x" * 200_000


@pytest.fixture
def lines(tmp_path: Path) -> LinesFile:
    return LinesFile(tmp_path / "folder" / "lines")


@pytest.mark.parametrize("told", [[], [b"one"], [b"one", b"two"], [LONG], [b"one", LONG], [LONG, LONG, b"last"]])
def test_the_last_line_is_the_one_that_was_added_last(lines: LinesFile, told: list[bytes]) -> None:
    places = [lines.append(line) for line in told]

    assert lines.last() == (told[-1] if told else None)
    assert list(lines.all()) == list(zip(places, told, strict=True))


@pytest.mark.parametrize("before", [[], [b"one"], [LONG]])
@pytest.mark.parametrize("torn", [b"half", LONG, b"half\0\0\n", LONG + b"\0\n"])
def test_a_line_that_was_not_finished_gives_way_to_the_next(lines: LinesFile, before: list[bytes], torn: bytes) -> None:
    for line in before:
        lines.append(line)
    lines.path.parent.mkdir(exist_ok=True)
    with lines.path.open("ab") as file:
        file.write(torn)

    seen = [line for _, line in lines.all()]
    last = lines.last()
    lines.append(b"next")

    assert (seen, last) == (before, before[-1] if before else None)
    assert [line for _, line in lines.all()] == [*before, b"next"]
