"""`partnerflow persons`: what an operator or a data protection officer types."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from partnerflow.cli import exits, main
from tests.support.named import EMAIL, KEY, NAME, PERSON, PROCESS, told


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store with the partnership in it."""
    lines = tmp_path / "told.jsonl"
    lines.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in told()))
    monkeypatch.setenv("PARTNERFLOW_DATABASE", f"sqlite:///{tmp_path / 'store.sqlite'}")
    assert main(["import", "--process", PROCESS, str(lines)]) == exits.OK


def out(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = exits.OK) -> str:
    capsys.readouterr()
    assert main(["persons", *arguments]) == code
    return capsys.readouterr().out


@pytest.mark.usefixtures("workspace")
def test_a_person_is_found_exported_and_erased(capsys: pytest.CaptureFixture[str]) -> None:
    assert f"partnership/{KEY}  {KEY}-0003  /data/harvest  name:" in out(capsys, "mentions", KEY, PERSON)
    assert json.loads(out(capsys, "export", KEY, PERSON))["registered"] == {"name": NAME, "email": EMAIL}

    erasing = ("--person", PERSON, "--with-mentions", "--text", "GR-7-0002:/data/reason", "--by", "LIN")
    asked = json.loads(out(capsys, "erase", KEY, *erasing, "--ground", "objection", "--delay", "0", "--json"))
    out(capsys, "run")

    told_of = json.loads(out(capsys, "erasures", KEY, asked["id"], "--json"))
    assert told_of["state"] == "done"
    assert asked["id"] in out(capsys, "erasures", KEY)
    assert json.loads(out(capsys, "export", KEY, PERSON))["registered"] == {"name": None, "email": None}


@pytest.mark.usefixtures("workspace")
def test_a_request_is_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    erasing = ("--person", PERSON, "--by", "LIN", "--ground", "error", "--json")
    asked = json.loads(out(capsys, "erase", KEY, *erasing))

    cancelled = out(capsys, "cancel", KEY, asked["id"])

    assert "state: cancelled" in cancelled
    assert out(capsys, "run") == "Nothing was due.\n"
    assert json.loads(out(capsys, "export", KEY, PERSON))["registered"]["name"] == NAME


@pytest.mark.usefixtures("workspace")
def test_a_text_that_is_not_written_as_one_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    out(capsys, "erase", KEY, "--text", f"{KEY}-0003", "--by", "LIN", "--ground", "error", code=exits.USAGE)

    out(capsys, "mentions", KEY, "p-009", code=exits.REFUSED)
