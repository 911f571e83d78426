"""Progress of a long job."""

from __future__ import annotations

import pytest

from partnerflow.cli.progress import progress


def test_elsewhere_than_on_a_terminal_it_is_a_line_now_and_then_on_the_error_stream(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with progress("facts.jsonl", 25_000) as told:
        for done in range(1_000, 26_000, 1_000):
            told(done)

    ran = capsys.readouterr()
    assert (ran.out, ran.err) == ("", "facts.jsonl: 10000 of 25000\nfacts.jsonl: 20000 of 25000\n")


def test_on_a_terminal_a_bar_that_leaves_nothing_behind_on_the_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")

    with progress("facts.jsonl", None) as told:
        told(1_000)

    ran = capsys.readouterr()
    assert ran.out == ""
    assert "facts.jsonl" in ran.err
