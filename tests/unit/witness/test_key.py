"""The key of a witness, and its memory: one does not go without the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerflow.errors import InvalidSettingError
from partnerflow.transparency.notes import COSIGNATURE, VerifierKey
from partnerflow.witness.key import find_vkey, open_key, open_memory, witness_vkey

NAME = "funder.example/w1"


def fresh() -> bytes:
    return bytes(range(32))


def test_the_first_start_makes_a_key_for_its_owner_alone(tmp_path: Path) -> None:
    key = open_key(tmp_path, NAME, fresh)

    assert tmp_path.joinpath("witness.key").stat().st_mode & 0o777 == 0o600
    assert VerifierKey.parse(witness_vkey(key)).name == NAME
    assert VerifierKey.parse(witness_vkey(key)).algorithm == COSIGNATURE


def test_later_starts_find_it_by_any_right_name_or_none(tmp_path: Path) -> None:
    first = open_key(tmp_path, NAME, fresh)

    again = [open_key(tmp_path, name, bytes) for name in (NAME, None)]

    assert [key.skey for key in again] == [first.skey, first.skey]
    assert find_vkey(tmp_path) == witness_vkey(first)


def test_a_folder_without_a_key_has_no_vkey(tmp_path: Path) -> None:
    assert find_vkey(tmp_path) is None


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (None, None, "no key yet"),
        ("with space", None, "no name for a key"),
        ("other.example", "kept", "has the name funder.example/w1"),
        (NAME, "nonsense\n", "holds no key"),
        (NAME, "\udcff", "holds no key"),
    ],
)
def test_what_is_wrong_with_a_key_is_told(tmp_path: Path, name: str | None, content: str | None, words: str) -> None:
    if content == "kept":
        open_key(tmp_path, NAME, fresh)
    elif content is not None:
        tmp_path.joinpath("witness.key").write_bytes(content.encode("utf-8", "surrogateescape"))

    with pytest.raises(InvalidSettingError, match=words):
        open_key(tmp_path, name, fresh)


def test_a_witness_that_lost_its_memory_does_not_go_on_under_its_key(tmp_path: Path) -> None:
    open_memory(tmp_path).close()
    open_key(tmp_path, NAME, fresh)
    open_memory(tmp_path).close()
    tmp_path.joinpath("witness.sqlite").unlink()

    with pytest.raises(InvalidSettingError, match="could cosign a second history"):
        open_memory(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    tmp_path.joinpath("taken").write_text("a file")

    with pytest.raises(InvalidSettingError, match="name another folder"):
        open_memory(tmp_path / "taken")
