"""Printing answers for people."""

from __future__ import annotations

from decimal import Decimal

import pytest

from partnerflow.cli.printing import print_json, print_plainly


def test_an_answer_becomes_indented_lines(capsys: pytest.CaptureFixture[str]) -> None:
    answer = {
        "phase": "agreeing",
        "stays": [{"entered": "2022-09-15", "left": None, "of": {"net": 75}}, {"entered": "2023-01-26"}],
        "partners": ["BAK", "LIN"],
        "waived": [],
        "paused": False,
    }

    print_plainly(answer)

    assert capsys.readouterr().out.splitlines() == [
        "phase: agreeing",
        "stays:",
        "  - entered: 2022-09-15",
        "    left: -",
        "    of:",
        "      net: 75",
        "  - entered: 2023-01-26",
        "partners: BAK, LIN",
        "waived: -",
        "paused: false",
    ]


@pytest.mark.parametrize(("answer", "line"), [(None, "-"), ([], "-"), ({}, "-"), (12, "12"), ("M-1", "M-1")])
def test_a_short_answer_is_one_line(answer: object, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_plainly(answer)

    assert capsys.readouterr().out == f"{line}\n"


def test_a_fraction_is_printed_as_the_number_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"mean": Decimal("3.25"), "naam": "Één"})

    assert capsys.readouterr().out == '{\n  "mean": 3.25,\n  "naam": "Één"\n}\n'
