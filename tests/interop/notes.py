"""Signed checkpoints of ours, right and altered, as questions to another language; and what we say of each ourselves."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from partnerflow.errors import UnprovenError
from partnerflow.transparency.checkpoints import Checkpoint, open_checkpoint, sign
from partnerflow.transparency.cosignatures import cosign, cosigned_at, cosigner
from partnerflow.transparency.notes import Note, VerifierKey, parse_note
from tests.support.growing_log import a_key

ORIGINS = ("ledger.example/one", "partnerflow.local/ledger/3f0c6f3f9a1e4d77", "größe.example", "l")
WITNESS = a_key("witness.example/w1")
WITNESS_KEY = cosigner(VerifierKey.parse(WITNESS.vkey))


@dataclass(frozen=True, slots=True)
class Signed:
    """A note, and the keys that its reader knows: those of logs, or that of the witness."""

    note: str
    keys: tuple[str, ...]
    witnessed: bool = False

    def opens(self) -> bool:
        """What our readers say."""
        known = [VerifierKey.parse(key) for key in self.keys]
        try:
            if not self.witnessed:
                open_checkpoint(self.note, known)
                return True
            note = parse_note(self.note)
            Checkpoint.from_text(note.text)
            return any(cosigned_at(note, key) is not None for key in known)
        except UnprovenError:
            return False

    def question(self) -> dict[str, Any]:
        """The same as a question."""
        return {"ask": "cosignature" if self.witnessed else "checkpoint", "note": self.note, "keys": self.keys}

    def is_canonical(self) -> bool:
        """Whether all base64 in it has the one spelling that we accept; Go's reader takes leftover bits too."""
        words = [line.rpartition(" ")[2] for line in self.note.split("\n")]
        return all(_is_canonical(word) for word in words if word.endswith("=") or len(word) > 40)


def _is_canonical(word: str) -> bool:
    try:
        return b64encode(b64decode(word, validate=True)).decode() == word
    except ValueError:
        return True


def random_notes(random: Random) -> Iterator[Signed]:
    """Checkpoints signed by one to three keys, cosigned or not, without end."""
    while True:
        origin = random.choice(ORIGINS)
        size = random.choice([0, 1, random.randrange(1000), random.randrange(2**40), 2**63 - 1])
        checkpoint = Checkpoint(origin, size, random.randbytes(32))
        signers = [a_key(origin, number) for number in random.sample(range(3), random.randint(1, 3))]
        note = sign(checkpoint, [*signers, *random.choice([(), (a_key("someone.example"),)])])
        yield Signed(note.to_text(), (random.choice(signers).vkey, a_key("unused.example").vkey))
        cosigned = Note(note.text, (*note.signatures, cosign(note.text, random.randrange(2**40), WITNESS)))
        yield Signed(cosigned.to_text(), (WITNESS_KEY.vkey,), witnessed=True)


def altered(signed: Signed, random: Random) -> Signed:
    """The note with something in its text changed."""
    return Signed(random.choice(_ALTERATIONS)(signed.note, random), signed.keys, signed.witnessed)


def _replaced(text: str, random: Random) -> str:
    at = random.randrange(len(text))
    return text[:at] + random.choice("AZaz09+/= \n\t\x00\x7f—é") + text[at + 1 :]


def _cut(text: str, random: Random) -> str:
    at = random.randrange(len(text))
    return text[:at] + text[at + random.choice((1, 1, 1, 5, 1000)) :]


def _inserted(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(["A", "=", "\n", " ", "\n\n", "— ", "0", "+"]) + text[at:]


def _swapped(text: str, random: Random) -> str:
    lines = text.split("\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _doubled(text: str, random: Random) -> str:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    return "\n".join([*lines[: at + 1], *lines[at:]])


_ALTERATIONS: Sequence[Callable[[str, Random], str]] = (_replaced, _cut, _inserted, _swapped, _doubled)
