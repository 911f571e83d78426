"""Reading the policy file, line by line and strictly (C2SP tlog-policy)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from partnerflow.errors import InvalidSettingError, UnprovenError
from partnerflow.ledger.policy import NONE, Group, Log, Policy, Witness
from partnerflow.ledger.posting import check_url
from partnerflow.transparency.notes import COSIGNATURE, ED25519, VerifierKey

_BLANK = " \t"


def read_policy(path: Path) -> Policy | None:
    """The policy in a file; None where there is no file.

    Raises:
        InvalidSettingError: it is none; the message names each line that is wrong, and why.
    """
    try:
        return parse_policy(path.read_bytes(), str(path))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InvalidSettingError(f"{path}: {error.strerror}") from error


def parse_policy(data: bytes, file: str = "policy") -> Policy:
    """A policy from its bytes; raises as `read_policy`, with `file` for its name."""
    reader = _Reader()
    faults = []
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            reader.take(line)
        except (ValueError, UnprovenError) as error:
            faults.append(f"{file}:{number}: {error}")
    if reader.quorum is None and not faults:
        faults.append(f"{file}: no quorum line; write `quorum none` when cosignatures are not required")
    if faults or reader.quorum is None:
        raise InvalidSettingError("; ".join(faults), faults=tuple(faults))
    return Policy(
        logs=tuple(reader.logs),
        witnesses=tuple(reader.witnesses),
        groups=tuple(reader.groups),
        quorum=reader.quorum,
    )


@dataclass(slots=True)
class _Reader:
    """What the lines so far said."""

    logs: list[Log] = field(default_factory=list)
    witnesses: list[Witness] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    quorum: str | None = None
    # Names that a group has as a member already: each witness counts in one way only.
    counted: set[str] = field(default_factory=set)

    def take(self, line: bytes) -> None:
        if any((octet < 0x20 and octet != 0x09) or octet == 0x7F for octet in line):
            raise ValueError("a control character; only tab and newline may stand here")
        # Names are octets to the format: what is no UTF-8 stays apart from everything that is.
        text = line.decode("utf-8", "surrogateescape").strip(_BLANK)
        if not text or text.startswith("#"):
            return
        keyword, *items = [item for item in text.replace("\t", " ").split(" ") if item]
        takers: dict[str, Callable[[list[str]], None]] = {
            "log": self._log,
            "witness": self._witness,
            "group": self._group,
            "quorum": self._quorum,
        }
        if keyword not in takers:
            raise ValueError(f"{keyword!r} is none of log, witness, group and quorum")
        takers[keyword](items)

    def _log(self, items: list[str]) -> None:
        if len(items) not in {1, 2}:
            raise ValueError("write `log <vkey> [<url>]`")
        key = _key(items[0], ED25519, (log.key for log in self.logs))
        self.logs.append(Log(key=key, url=_url(items[1:])))

    def _witness(self, items: list[str]) -> None:
        if len(items) not in {2, 3}:
            raise ValueError("write `witness <name> <vkey> [<url>]`")
        name = self._new(items[0])
        key = _key(items[1], COSIGNATURE, (witness.key for witness in self.witnesses))
        self.witnesses.append(Witness(name=name, key=key, url=_url(items[2:])))

    def _group(self, items: list[str]) -> None:
        if len(items) < 3:
            raise ValueError("write `group <name> all|any|<number> <name>...`")
        name, enough, *members = items
        self._new(name)
        for place, member in enumerate(members):
            self._known(member)
            if member in self.counted or member in members[:place]:
                raise ValueError(f"{member!r} is a member already; each name counts once")
        self.groups.append(Group(name=name, threshold=_threshold(enough, len(members)), members=tuple(members)))
        self.counted.update(members)

    def _quorum(self, items: list[str]) -> None:
        if len(items) != 1:
            raise ValueError("write `quorum <name>`")
        if self.quorum is not None:
            raise ValueError("a second quorum line")
        if items[0] != NONE:
            self._known(items[0])
        self.quorum = items[0]

    def _names(self) -> set[str]:
        return {witness.name for witness in self.witnesses} | {group.name for group in self.groups}

    def _new(self, name: str) -> str:
        if name == NONE or name in self._names():
            raise ValueError(f"the name {name!r} is taken")
        return name

    def _known(self, name: str) -> None:
        if name not in self._names():
            raise ValueError(f"no line before this one defines {name!r}")


def _key(text: str, algorithm: int, others: Iterable[VerifierKey]) -> VerifierKey:
    key = VerifierKey.parse(text)
    if key.algorithm != algorithm:
        raise ValueError(f"a key of type {key.algorithm:02x}; this line wants one of type {algorithm:02x}")
    if any(other.public == key.public for other in others):
        raise ValueError("another line has the same public key")
    return key


def _url(items: list[str]) -> str | None:
    if not items:
        return None
    check_url(items[0])
    return items[0]


def _threshold(text: str, count: int) -> int:
    if text in {"all", "any"}:
        return count if text == "all" else 1
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= count):
        raise ValueError(f"{text!r} is no threshold: write all, any or a number from 1 to {count}")
    return int(text)
