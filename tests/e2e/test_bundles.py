"""A bundle that a server handed out, over its store after a restart, checked by somebody who has nothing but the file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from partnerflow.transparency.checkpoints import Checkpoint
from partnerflow.transparency.merkle import leaf_hash, root
from partnerflow.transparency.notes import parse_note
from partnerflow.transparency.tiles import addresses_of_entries, read_entries
from tests.e2e.story import KEY, RETOLD_KEY
from tests.support.client import Client


def checked(client: Client, folder: Path, key: str, *arguments: str) -> tuple[int, Any]:
    """The exit code and the verdict of the program that the server hands out, run by itself."""
    program, file = folder / "verify.py", folder / f"{key}.json"
    program.write_bytes(client.get("/verify.py").body)
    file.write_bytes(client.get(f"/v1/partnerships/{key}/bundle").body)
    command = [sys.executable, "-I", str(program), str(file), "--json", *arguments]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    return ran.returncode, json.loads(ran.stdout)


@pytest.mark.parametrize("key", [KEY, RETOLD_KEY])
def test_the_program_that_the_server_hands_out_finds_it_complete_and_lawful(
    key: str, told: Client, tmp_path: Path
) -> None:
    (vkey,) = told.get("/v1/log").json["keys"]

    code, verdict = checked(told, tmp_path, key, "--key", vkey)

    assert (code, verdict["colour"]) == (3, "yellow")
    assert (verdict["complete"]["outcome"], verdict["lawful"]["outcome"]) == ("yes", "yes")
    assert verdict["stream"]["events"] == told.get(f"/v1/partnerships/{key}").json["version"]


def test_a_bundle_proves_that_nothing_changed_since_an_earlier_look(told: Client, tmp_path: Path) -> None:
    told.post("/v1/log/checkpoint", {})
    seen = told.get("/v1/log/checkpoint").body
    kept = tmp_path / "seen.txt"
    kept.write_bytes(seen)

    _, verdict = checked(told, tmp_path, KEY, "--since", str(kept))

    assert verdict["unaltered"] == {"outcome": "yes", "since": int(seen.split(b"\n")[1]), "reason": None}


def test_everybody_can_work_out_the_signed_root_from_the_entries(told: Client) -> None:
    told.post("/v1/log/checkpoint", {})
    text = parse_note(told.get("/v1/log/checkpoint").body.decode()).text
    signed = Checkpoint.from_text(text)

    tiles = (told.get(f"/v1/log/tile/{address}").body for address in addresses_of_entries(signed.size))
    leaves = [leaf_hash(entry) for tile in tiles for entry in read_entries(tile)]

    assert len(leaves) == signed.size
    assert root(leaves) == signed.root
