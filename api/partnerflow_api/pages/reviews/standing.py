"""The verification in plain words: what was signed and by whom, what this page checked, and what that means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from partnerflow_api.pages.partnership.proof import Proof, proof
from partnerflow_api.pages.reviews.answers.reader import Reader
from partnerflow_api.pages.reviews.sealed import Sealed

Colour = Literal["good", "warn", "bad"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that was looked at, and how it is."""

    colour: Colour
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The verdict of this page, line by line; what it rests on, a reader can take along and check elsewhere."""

    colour: Colour
    lines: tuple[Line, ...]
    origin: str
    keys: tuple[str, ...]
    proof: Proof


def standing(reader: Reader, seals: Sequence[Sealed]) -> Standing:
    """How far what is shown here is signed, witnessed, and unchanged since earlier points of the reader.

    This service vouches for itself here: green takes a witness and a point that the reader kept, and even then the check
    that counts is the one that the reader makes elsewhere.
    """
    lines = tuple(_lines(reader, seals))
    colours = {line.colour for line in lines}
    ledger = reader.partnerflow.ledger.standing()
    return Standing(
        colour="bad" if "bad" in colours else "warn" if "warn" in colours else "good",
        lines=lines,
        origin=ledger.origin,
        keys=ledger.vkeys,
        proof=proof(reader.partnerflow, reader.key),
    )


def _lines(reader: Reader, seals: Sequence[Sealed]) -> Iterator[Line]:
    ledger, words = reader.partnerflow.ledger.standing(), reader.words
    if ledger.held is not None:
        yield Line(colour="bad", text=words("reviews.proof.held", moment=words.moment(ledger.held.at)))
    if ledger.at is None:
        yield Line(colour="warn", text=words("reviews.proof.unsigned"))
        return
    told = {"moment": words.moment(ledger.at), "size": ledger.size, "origin": ledger.origin}
    yield Line(colour="good", text=words("reviews.proof.signed", **told))
    yield _covered(reader, ledger.position)
    if ledger.witnesses:
        names = words.list(list(ledger.witnesses))
        yield Line(colour="good", text=words("reviews.proof.witnessed", names=names))
    else:
        yield Line(colour="warn", text=words("reviews.proof.unwitnessed"))
    yield _kept(reader, seals)


def _covered(reader: Reader, position: int) -> Line:
    """Whether the newest checkpoint reads as far as the last fact of this partnership."""
    head = reader.partnerflow.state("partnership", reader.key).stream.head
    last = reader.partnerflow.placed(head.stream_id, head.version, 0)
    if last is not None and last <= position:
        facts = reader.words.count("facts", head.version)
        return Line(colour="good", text=reader.words("reviews.proof.covered", facts=facts))
    return Line(colour="warn", text=reader.words("reviews.proof.not_covered"))


def _kept(reader: Reader, seals: Sequence[Sealed]) -> Line:
    checked = [seal for seal in seals if seal.check is not None]
    bad = [seal for seal in checked if seal.check is not None and seal.check.tone == "bad"]
    if bad:
        moments = reader.words.list([seal.title for seal in bad])
        return Line(colour="bad", text=reader.words("reviews.proof.contradicted", seals=moments))
    held = [seal for seal in checked if seal.check is not None and seal.check.outcome == "holds"]
    if not held:
        return Line(colour="warn", text=reader.words("reviews.proof.nothing_kept"))
    return Line(colour="good", text=reader.words("reviews.proof.kept", number=len(held), since=held[-1].title))
