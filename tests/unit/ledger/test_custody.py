"""Whose key signs: a file of ours, or a signer elsewhere."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from partnerflow.errors import InvalidSettingError
from partnerflow.ledger.custody import Chance, FileCustody, KeptElsewhere, MemoryCustody
from partnerflow.transparency.keys import Ed25519Key, verify_signature
from partnerflow.transparency.notes import VerifierKey

NAME = "log.example"


def counting() -> Chance:
    numbers = count(1)
    return lambda length: next(numbers).to_bytes(length, "big")


@pytest.fixture
def custody(tmp_path: Path) -> FileCustody:
    made = FileCustody(tmp_path, counting())
    made.create(NAME)
    return made


def test_a_new_key_is_for_its_owner_alone_and_never_made_twice(custody: FileCustody, tmp_path: Path) -> None:
    (first,) = custody.at_hand()

    custody.create(NAME)

    assert [key.vkey for key in custody.at_hand()] == [first.vkey]
    assert VerifierKey.parse(first.vkey).name == NAME
    assert (tmp_path / "notary.key").stat().st_mode & 0o777 == 0o600


def test_a_key_in_the_file_signs_what_its_vkey_verifies(custody: FileCustody) -> None:
    (key,) = custody.at_hand()

    signature = key.sign(b"message")

    assert len(signature) == 64
    verify_signature(VerifierKey.parse(key.vkey), b"message", signature)


@pytest.mark.parametrize("in_memory", [True, False])
def test_a_renewed_key_waits_behind_the_one_in_use(tmp_path: Path, in_memory: bool) -> None:
    if in_memory:
        custody: MemoryCustody | FileCustody = MemoryCustody(NAME, counting())
    else:
        custody = FileCustody(tmp_path, counting())
        custody.create(NAME)
    (old,) = custody.at_hand()

    new = custody.renewed(NAME, [old.vkey])
    waiting = [key.vkey for key in custody.at_hand()]
    custody.use(new.vkey)

    assert waiting == [old.vkey, new.vkey]
    assert [key.vkey for key in custody.at_hand()] == [new.vkey, old.vkey]


@pytest.mark.parametrize("content", ["", "no key\n", "\n"])
def test_a_file_without_a_key_is_refused_and_not_shown(custody: FileCustody, tmp_path: Path, content: str) -> None:
    (tmp_path / "notary.key").write_text(content, "utf-8")

    with pytest.raises(InvalidSettingError, match=r"notary\.key .*put the key that signed") as refused:
        custody.at_hand()

    assert "no key\n" not in str(refused.value)


def a_key_elsewhere(folder: Path, file: str, name: str) -> tuple[str, str]:
    """A private key in a PEM file: its URI, and its vkey."""
    key = Ed25519PrivateKey.generate()
    path = folder / file
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return f"file2:{path}", Ed25519Key.from_seed(name, key.private_bytes_raw()).vkey


def test_a_key_that_securesystemslib_reaches_signs_for_the_ledger(tmp_path: Path) -> None:
    uri, vkey = a_key_elsewhere(tmp_path, "one.pem", NAME)
    (tmp_path / "notary.vkey").write_text(f"{vkey}\n", "utf-8")

    (key,) = KeptElsewhere(tmp_path, [uri]).at_hand()

    assert key.vkey == vkey
    verify_signature(VerifierKey.parse(vkey), b"message", key.sign(b"message"))


def test_the_next_key_elsewhere_is_the_unused_one_of_that_name(tmp_path: Path) -> None:
    made = [a_key_elsewhere(tmp_path, f"{n}.pem", name) for n, name in enumerate((NAME, NAME, f"{NAME}/2"))]
    (tmp_path / "notary.vkey").write_text("\n".join(vkey for _, vkey in made), "utf-8")
    custody = KeptElsewhere(tmp_path, [uri for uri, _ in made])

    new = custody.renewed(NAME, [made[0][1]])
    custody.use(new.vkey)

    assert new.vkey == made[1][1]
    assert [key.vkey for key in custody.at_hand()] == [made[1][1], made[0][1], made[2][1]]
    with pytest.raises(InvalidSettingError, match=r"no unused key named log\.example"):
        custody.renewed(NAME, [vkey for _, vkey in made])


@pytest.mark.parametrize(
    ("uri", "told"),
    [("file2:/nowhere/secret.pem", "file2:…"), ("unheard:secret", "unheard:…")],
    ids=["gone", "unknown"],
)
def test_a_signer_that_cannot_be_reached_is_refused(tmp_path: Path, uri: str, told: str) -> None:
    _, vkey = a_key_elsewhere(tmp_path, "one.pem", NAME)
    (tmp_path / "notary.vkey").write_text(vkey, "utf-8")

    with pytest.raises(InvalidSettingError, match="PARTNERFLOW_SIGNER") as refused:
        KeptElsewhere(tmp_path, [uri])

    assert told in str(refused.value)


def test_a_signer_without_its_public_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidSettingError, match=r"notary\.vkey .*write the vkey of each key there"):
        KeptElsewhere(tmp_path, ["file2:/one.pem"])
