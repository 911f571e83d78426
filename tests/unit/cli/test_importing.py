"""`partnerflow import`, and what can be read back afterwards with `ask`, `export` and `partnerships list`."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from partnerflow.settings import config_folder
from tests.unit.cli.conftest import Run

EXAMPLE = config_folder() / "examples" / "vast-verder.facts.jsonl"
LINES = EXAMPLE.read_bytes().splitlines(keepends=True)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A good line, and one with a member too many."""
    file = tmp_path / "broken.jsonl"
    file.write_bytes(LINES[0] + LINES[1].replace(b'"data":{', b'"data":{"surprise":1,', 1))
    return file


def test_facts_once_imported_are_known_the_next_time_and_can_be_read_back(run: Run) -> None:
    first = run("import", EXAMPLE)
    again = run("import", EXAMPLE, "--json")
    exported = run("export", "partnership", "vast-verder").out
    listed = run("partnerships", "list").out
    answered = run("ask", "phase-durations", "vast-verder", "--as-of", "2025-10-16", "--json")
    people = run("ask", "members", "vast-verder", "--as-of", "2024-12-15")

    assert (first.code, first.out) == (0, f"{len(LINES)} facts read: {len(LINES)} recorded, 0 known already.\n")
    report = json.loads(again.out)
    assert (again.code, report["recorded"], report["known"], report["errors"]) == (0, 0, len(LINES), [])
    told = [line for line in map(json.loads, LINES) if line["stream"] == "partnership"]
    read = [json.loads(line) for line in exported.splitlines()]
    assert [line["id"] for line in read] == [line["id"] for line in told]
    # One person of the example was erased, and stays so.
    assert [line["data"]["person"] for line, kept in zip(told, read, strict=True) if line != kept] == ["p-005"]
    assert listed.startswith("vast-verder  executing since 2025-03-20, round ")
    assert json.loads(answered.out)["answer"]["until"] == "2025-10-16"
    assert "counting: BAK, BRO, HOG, JON, LIN, WON\n" in people.out
    assert "facts behind it" in people.err


def test_a_refusal_names_line_pointer_and_code_and_what_to_do_and_records_nothing(run: Run, broken: Path) -> None:
    ran = run("import", broken, "--language", "en")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines()[:2] == ["Refused; nothing was recorded:", "line 2 /data/surprise [schema]"]
    assert ran.err.splitlines()[-1].startswith("  → ")
    assert run("export", "organisation", "BAK").code == 1


def test_a_refusal_comes_in_the_language_asked_for_also_as_json(run: Run, broken: Path) -> None:
    plain = run("import", broken, "--language", "nl")
    data = run("import", broken, "--language", "nl", "--json")

    (fault,) = json.loads(data.out)["errors"]
    assert plain.err.startswith("Geweigerd; er is niets vastgelegd:\nregel 2 /data/surprise [schema]\n")
    assert fault["detail"] in plain.err
    assert fault["remedy"] in plain.err
    assert (data.code, fault["line"], fault["pointer"], fault["code"]) == (1, 2, "/data/surprise", "schema")


def test_per_stream_keeps_what_is_whole_and_still_exits_with_1(run: Run, broken: Path) -> None:
    ran = run("import", broken, "--per-stream")

    assert (ran.code, ran.out) == (1, "2 facts read: 1 recorded, 0 known already.\n")
    assert ran.err.startswith("These streams were not recorded:\nline 2 ")
    assert run("export", "organisation", "BAK").code == 0


def test_a_dry_run_from_the_standard_input_records_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES[0])))

    ran = run("import", "-", "--dry-run")

    assert (ran.code, ran.out) == (0, "1 facts read: 1 in order and not recorded (dry run), 0 known already.\n")
    assert run("export", "organisation", "BAK").code == 1


def test_a_partnership_follows_the_process_that_the_import_names(run: Run) -> None:
    refused = run("import", EXAMPLE, "--process", "three-steps.v1", "--json")

    assert refused.code == 1
    assert json.loads(refused.out)["errors"][0]["line"] > 1
    assert (
        run("import", EXAMPLE, "--process", "unheard-of.v1").err
        == "partnerflow: no process definition unheard-of version 1: choose one of partnership.v1, three-steps.v1\n"
    )


def test_an_export_imports_elsewhere_and_changes_nothing_where_it_came_from(run: Run, tmp_path: Path) -> None:
    run("import", EXAMPLE)
    order = {json.loads(line)["id"]: number for number, line in enumerate(LINES)}
    streams = dict.fromkeys((line["stream"], line["key"]) for line in map(json.loads, LINES))
    exported = [line for kind, key in streams for line in run("export", kind, key).out.splitlines()]
    dump = tmp_path / "dump.jsonl"
    dump.write_text("".join(f"{line}\n" for line in sorted(exported, key=lambda line: order[json.loads(line)["id"]])))

    elsewhere = run("import", dump, PARTNERFLOW_DATABASE=f"sqlite:///{tmp_path}/other.sqlite")
    same = run("import", dump)

    assert "[…]" in dump.read_text()
    assert elsewhere.out == f"{len(LINES)} facts read: {len(LINES)} recorded, 0 known already.\n", elsewhere.err
    assert same.out == f"{len(LINES)} facts read: 0 recorded, {len(LINES)} known already.\n", same.err
