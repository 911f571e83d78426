"""The policy file: what it says, and what is wrong with it line by line (C2SP tlog-policy)."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerflow.errors import InvalidSettingError
from partnerflow.ledger.policy_file import parse_policy, read_policy
from partnerflow.transparency.cosignatures import cosigner
from partnerflow.transparency.notes import VerifierKey
from tests.support.growing_log import a_key


def log_key(name: str, number: int = 0) -> str:
    return a_key(name, number).vkey


def witness_key(name: str) -> str:
    return cosigner(VerifierKey.parse(log_key(name))).vkey


X1, X2, X3, Y1, Y2 = (f"witness {name} {witness_key(name)}" for name in ("X1", "X2", "X3", "Y1", "Y2"))
TWO_LEVELS = f"""# two organisations
log {log_key("ledger.example")}

{X1}
{X2}\thttps://x2.example/witness
  {X3}
group X 2 X1 X2 X3
{Y1}
{Y2} http://127.0.0.1:8081
group Y any Y1 Y2
group both all X Y
quorum both
"""


def test_a_policy_of_two_levels_is_read() -> None:
    policy = parse_policy(TWO_LEVELS.encode())

    assert [log.key.name for log in policy.logs] == ["ledger.example"]
    assert {witness.name: witness.url for witness in policy.witnesses} == {
        "X1": None,
        "X2": "https://x2.example/witness",
        "X3": None,
        "Y1": None,
        "Y2": "http://127.0.0.1:8081",
    }
    assert [(group.name, group.threshold) for group in policy.groups] == [("X", 2), ("Y", 1), ("both", 2)]


@pytest.mark.parametrize(
    ("cosigned", "met"),
    [
        ("", False),
        ("X1 X2", False),
        ("Y1 Y2", False),
        ("X1 Y1", False),
        ("X1 X3 Y2", True),
        ("X1 X2 X3 Y1 Y2", True),
        ("X Y both", True),
    ],
)
def test_the_quorum_asks_enough_of_each_group(cosigned: str, met: bool) -> None:
    assert parse_policy(TWO_LEVELS.encode()).is_met(cosigned.split()) is met


def test_a_single_witness_or_none_can_be_the_quorum() -> None:
    one = parse_policy(f"{X1}\nquorum X1\n".encode())
    none = parse_policy(b"quorum none\n")

    assert [one.is_met(()), one.is_met({"X1"}), none.is_met(())] == [False, True, True]


def test_names_are_octets_of_any_kind() -> None:
    line = b"witness k\xe2\x84\xaa\xff " + witness_key("k").encode()

    policy = parse_policy(line + b"\nquorum k\xe2\x84\xaa\xff\n")

    assert policy.is_met({policy.witnesses[0].name})


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], "policy: no quorum line"),
        (["quorum X"], "policy:1: no line before this one defines 'X'"),
        (["quorum none", "quorum none"], "policy:2: a second quorum line"),
        (["quorum none extra"], "policy:1: write `quorum <name>`"),
        (["witnes X"], "policy:1: 'witnes' is none of"),
        (["\x00"], "policy:1: a control character"),
        (["quorum none\r"], "policy:1: a control character"),
        (["log nonsense"], "policy:1: bad vkey"),
        ([f"log {witness_key('a')}"], "policy:1: a key of type 04; this line wants one of type 01"),
        ([f"witness a {log_key('a')}"], "policy:1: a key of type 01; this line wants one of type 04"),
        ([f"log {log_key('a')}", f"log {log_key('a')}"], "policy:2: another line has the same public key"),
        ([X1, X1.replace("witness X1", "witness Z")], "policy:2: another line has the same public key"),
        ([X1, X2.replace("witness X2", "witness X1")], "policy:2: the name 'X1' is taken"),
        ([X1.replace("witness X1", "witness none")], "policy:1: the name 'none' is taken"),
        ([X1, "group X1 any X1"], "policy:2: the name 'X1' is taken"),
        ([X1, "group g any g"], "policy:2: no line before this one defines 'g'"),
        ([X1, "group g any X1 X1"], "policy:2: 'X1' is a member already"),
        ([X1, "group g any X1", "group h any X1"], "policy:3: 'X1' is a member already"),
        ([X1, "group g 0 X1"], "policy:2: '0' is no threshold"),
        ([X1, "group g 2 X1"], "policy:2: '2' is no threshold"),
        ([X1, "group g any"], "policy:2: write `group"),
        ([X1, "group g any none"], "policy:2: no line before this one defines 'none'"),
        ([f"{X1} ftp://x.example"], "policy:1: 'ftp://x.example' is no http or https URL"),
        ([f"{X1} http://me:secret@x.example"], "policy:1: .* has a login"),
        ([f"{X1} http://x.example:port"], "policy:1: Port could not be cast"),
        ([f"{X1} http://é.example"], "policy:1: .* has characters that no URL has"),
    ],
    ids=str,
)
def test_what_is_wrong_is_told_with_its_line(lines: list[str], told: str) -> None:
    with pytest.raises(InvalidSettingError, match=told):
        parse_policy("".join(f"{line}\n" for line in lines).encode())


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(InvalidSettingError) as refused:
        parse_policy(b"nonsense\n# fine\nquorum X\n")

    assert [fault.partition(": ")[0] for fault in refused.value.data["faults"]] == ["policy:1", "policy:3"]


def test_without_a_file_there_is_no_policy(tmp_path: Path) -> None:
    assert read_policy(tmp_path / "policy") is None


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidSettingError, match="Is a directory"):
        read_policy(tmp_path)
