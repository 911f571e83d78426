"""What an import tells after its first refusal: everything else that is wrong, and nothing that follows from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from partnerflow.application.imports import MOST_LINES_REFUSED
from partnerflow.settings import config_folder
from tests.unit.cli.conftest import Run

LINES = (config_folder() / "examples" / "vast-verder.facts.jsonl").read_bytes().splitlines(keepends=True)
ORGANISATIONS = [line for line in LINES if json.loads(line)["stream"] == "organisation"]
PARTNERSHIP = [line for line in LINES if json.loads(line)["stream"] == "partnership"]


def spoilt(line: bytes) -> bytes:
    return line.replace(b'"data":{', b'"data":{"surprise":1,', 1)


def refusals(run: Run, tmp_path: Path, lines: list[bytes], *options: str) -> dict[str, Any]:
    file = tmp_path / "history.jsonl"
    file.write_bytes(b"".join(lines))
    told: dict[str, Any] = json.loads(run("import", file, "--json", *options).out)
    return told


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_the_faults_of_later_lines_are_told_with_the_first(run: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
    first, second, third, *_ = ORGANISATIONS

    told = refusals(run, tmp_path, [spoilt(first), second, spoilt(third), second], *options)

    assert [(fault["line"], fault["code"]) for fault in told["errors"]] == [(1, "schema"), (3, "schema")]
    assert (told["read"], told["dryRun"]) == (4, bool(options))
    assert told["importId"]
    assert run("export", "organisation", json.loads(second)["key"]).code == 1


def test_what_rests_on_a_refused_line_is_not_told_as_well(run: Run, tmp_path: Path) -> None:
    told = refusals(run, tmp_path, [spoilt(ORGANISATIONS[0]), *ORGANISATIONS[1:], *PARTNERSHIP])

    assert [(fault["line"], fault["code"]) for fault in told["errors"]] == [(1, "schema")]


def test_a_line_that_cannot_be_read_takes_the_rest_of_its_stream_with_it(run: Run, tmp_path: Path) -> None:
    broken = PARTNERSHIP[0].replace(b"}", b"", 1)

    told = refusals(run, tmp_path, [*ORGANISATIONS, broken, *PARTNERSHIP[1:], b"nothing\n"])

    line = len(ORGANISATIONS) + 1
    last = len(ORGANISATIONS) + len(PARTNERSHIP) + 1
    assert [(fault["line"], fault["code"]) for fault in told["errors"]] == [(line, "json"), (last, "json")]


def test_a_file_that_is_wrong_throughout_is_told_up_to_a_hundred_lines(run: Run, tmp_path: Path) -> None:
    told = refusals(run, tmp_path, [b"{}\r\n"] * (MOST_LINES_REFUSED + 5))

    assert [fault["line"] for fault in told["errors"]] == list(range(1, MOST_LINES_REFUSED + 1))
    assert told["read"] == MOST_LINES_REFUSED


def test_stream_by_stream_each_one_that_is_not_kept_is_named_once(run: Run, tmp_path: Path) -> None:
    lines = [spoilt(ORGANISATIONS[0]), *ORGANISATIONS[1:], *PARTNERSHIP]

    told = refusals(run, tmp_path, lines, "--per-stream")

    refused = [json.loads(lines[number - 1]) for number in dict.fromkeys(fault["line"] for fault in told["errors"])]
    named = [(line["stream"], line["key"]) for line in refused]
    assert told["errors"][0]["code"] == "schema"
    assert {fault["code"] for fault in told["errors"][1:]} == {"unknown_reference"}
    assert len(named) == len(set(named))
    assert not {"/".join(address) for address in named} & set(told["streams"])
    assert "partnership/vast-verder" not in told["streams"]
