"""`partnerflow bundle`: the file is made from a workspace, and checked without one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from partnerflow.cli import exits
from partnerflow.transparency.bundle import read_bundle
from tests.support.bundles import Kept, Ledger, a_key, bundle_of, definitions_of, kept_in, witness_vkey
from tests.support.world import World
from tests.unit.cli.conftest import Run

LINES: Sequence[dict[str, Any]] = (
    {
        "id": "LIN-0001",
        "fact": "OrganisationRegistered",
        "stream": "organisation",
        "key": "LIN",
        "occurredAt": "2025-01-06",
        "by": "LIN",
        "data": {
            "name": "Stad Linde",
            "legalForm": "municipality",
            "sector": "government",
            "country": "BE",
            "identifiers": [],
        },
    },
    {
        "id": "nota-0001",
        "fact": "PartnershipInitiated",
        "stream": "partnership",
        "key": "nota",
        "occurredAt": "2025-01-07",
        "by": "LIN",
        "data": {
            "name": "Een nota",
            "issue": "Er is nog geen nota.",
            "reason": "De raad vraagt erom.",
            "region": "Linde",
            "initiator": "LIN",
            "profile": "standard",
        },
    },
)
WITNESS = a_key("witness.test/w1", "witness")


@pytest.fixture
def world() -> World:
    return World().load(LINES)


@pytest.fixture
def told(run: Run, tmp_path: Path) -> Run:
    """The command line over a store in which one partnership has begun."""
    lines = tmp_path / "lines.jsonl"
    lines.write_text("".join(json.dumps(line) + "\n" for line in LINES))
    assert run("import", lines).code == exits.OK
    return run


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def closed_on(streams: Sequence[Kept], world: World) -> bytes:
    """The bundle of these streams, whatever stands in them."""
    return Ledger().add(streams).bundle(streams, definitions_of(world, streams)).to_bytes()


def test_a_bundle_that_was_made_is_checked_without_the_workspace(told: Run, tmp_path: Path) -> None:
    file = tmp_path / "nota.json"
    made = told("bundle", "make", "nota", "-o", file)

    ran = told("bundle", "verify", file, PARTNERFLOW_DATABASE="postgresql://nowhere.invalid/none")

    assert (made.code, made.out) == (exits.OK, "")
    assert str(file) in made.err
    assert ran.code == exits.UNSHOWN
    assert ran.out.startswith("YELLOW: ")
    assert "partnership nota, version 1, " in ran.out


def test_a_bundle_goes_to_the_output_when_no_file_is_named(told: Run) -> None:
    ran = told("bundle", "make", "nota")

    assert ran.code == exits.OK
    assert read_bundle(ran.out.encode()).streams[0].key == "nota"


def test_a_bundle_proves_what_its_reader_saw_before(told: Run) -> None:
    seen = read_bundle(told("bundle", "make", "nota").out.encode())
    size = seen.epoch.number + 1

    ran = told("bundle", "make", "nota", "--since", str(size))

    consistency = read_bundle(ran.out.encode()).consistency
    assert consistency is not None
    assert (consistency.since, consistency.epoch) == (size, seen.epoch)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["nowhere"], "nowhere"), (["nota", "--since", "900"], "900"), (["nota", "--since", "1"], "1")],
)
def test_what_cannot_be_bundled_is_refused(arguments: list[str], words: str, told: Run) -> None:
    ran = told("bundle", "make", *arguments)

    assert (ran.code, ran.out) == (exits.REFUSED, "")
    assert ran.err


def test_green_is_all_four_things_by_keys_that_the_reader_named(run: Run, world: World, tmp_path: Path) -> None:
    streams = kept_in(world, "nota")
    ledger = Ledger(witnesses=[WITNESS]).add(streams[:1])
    since = written(tmp_path / "since.txt", ledger.note().to_text().encode())
    size = ledger.checkpoint().size
    bundle = ledger.add(streams[1:]).bundle(streams, definitions_of(world, streams), since=size)
    file = written(tmp_path / "b.json", bundle.to_bytes())

    trusted = ["--key", ledger.key.vkey, "--witness", witness_vkey(WITNESS), "--since", since]
    ran = run("bundle", "verify", file, *trusted, "--language", "nl")

    assert ran.code == exits.OK
    assert ran.out.startswith("GROEN: ")
    assert f"Ongewijzigd sinds uw checkpoint: ja ({size})" in ran.out
    assert "Door een getuige gezien: ja (witness.test/w1" in ran.out
    assert ran.out.count("→") == 1


def test_a_fact_that_was_changed_makes_it_red(run: Run, world: World, tmp_path: Path) -> None:
    data = bundle_of(world, "nota").to_bytes()
    bundle = read_bundle(data)
    (event,) = bundle.streams[0].events
    forged = replace(event, state=event.state.replace(b"Een nota", b"Een noot"))
    streams = (replace(bundle.streams[0], events=(forged,)), *bundle.streams[1:])
    file = written(tmp_path / "b.json", replace(bundle, streams=streams).to_bytes())

    ran = run("bundle", "verify", file)

    assert ran.code == exits.REFUSED
    assert ran.out.startswith("RED: ")
    assert "changed, left out or added" in ran.out


def test_what_only_the_program_itself_knows_to_be_unlawful_makes_it_red(run: Run, world: World, tmp_path: Path) -> None:
    partnership, *others = kept_in(world, "nota")
    (fact,) = partnership.facts()
    streams = [partnership.with_fact(0, {**fact, "data": {**fact["data"], "region": ""}}), *others]
    file = written(tmp_path / "b.json", closed_on(streams, world))

    ran = run("bundle", "verify", file, "--json")

    verdict = json.loads(ran.out)
    assert ran.code == exits.REFUSED
    assert (verdict["colour"], verdict["complete"]["outcome"], verdict["lawful"]["outcome"]) == ("red", "yes", "no")
    assert [(fault["stream"], fault["version"]) for fault in verdict["lawful"]["faults"]] == [("partnership/nota", 1)]


def test_a_text_that_was_not_handed_out_is_told_apart_from_one_that_was_erased(
    run: Run, world: World, tmp_path: Path
) -> None:
    bundle = bundle_of(world, "nota")
    streams = (replace(bundle.streams[0], disclosures=()), *bundle.streams[1:])
    file = written(tmp_path / "b.json", replace(bundle, streams=streams).to_bytes())

    ran = run("bundle", "verify", file)

    assert ran.code == exits.UNSHOWN
    assert "Texts that were erased, by which fact: 0" in ran.out
    assert "Texts that were not handed to you: 2" in ran.out
    assert "  partnership/nota 1 /data/issue" in ran.out


def test_what_is_no_bundle_is_red(run: Run, tmp_path: Path) -> None:
    ran = run("bundle", "verify", written(tmp_path / "b.json", b"{}"))

    assert (ran.code, ran.out.split(":")[0]) == (exits.REFUSED, "RED")
    assert "not a bundle" in ran.out


@pytest.mark.parametrize("option", ["--key", "--witness"])
def test_a_key_that_is_none_is_the_readers_own_mistake(option: str, run: Run, world: World, tmp_path: Path) -> None:
    file = written(tmp_path / "b.json", bundle_of(world, "nota").to_bytes())

    ran = run("bundle", "verify", file, option, "no key")

    assert (ran.code, ran.out) == (exits.USAGE, "")
