"""The vectors of the offline verifiers: small bundles of one partnership in three steps, and what is to be said of each.

`python -m tests.support.bundle_vectors` writes those that are not there yet into tests/vectors/bundles; one that is there is
never changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from partnerflow.transparency.bundle import Bundle
from partnerflow.transparency.checkpoints import Checkpoint
from partnerflow.transparency.entries import stream_key
from partnerflow.transparency.keys import Ed25519Key
from partnerflow.transparency.notes import Note
from partnerflow.transparency.offline.partnerflow_verify import verify
from partnerflow.transparency.trie import Absence, Presence
from tests.support.bundles import ORIGIN, Kept, Ledger, a_key, definitions_of, event_of, kept_in, root_of, witness_vkey
from tests.support.processes import shipped_process
from tests.support.unlawful import WAYS
from tests.support.versions import a_version
from tests.support.world import World

FOLDER = Path(__file__).resolve().parents[1] / "vectors" / "bundles"
WITNESS, ANOTHER = a_key("witness.test", "witness"), a_key("other.test", "other witness")
SECTIONS = {"body": {"text": "Wij maken er samen iets van."}}
PROPOSAL = "Terug naar het opstellen."


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _lines() -> Iterator[dict[str, Any]]:
    for code in ("ALP", "BET"):
        data = {"name": code, "legalForm": "foundation", "sector": "knowledge", "country": "NL", "identifiers": []}
        yield {
            "id": f"{code}-0001", "fact": "OrganisationRegistered", "stream": "organisation", "key": code,
            "occurredAt": "2024-01-01", "by": code, "data": data,
        }  # fmt: skip
    told: list[tuple[str, str, dict[str, Any]]] = [
        ("PartnershipInitiated", "ALP", {
            "name": "Trio", "issue": "Een tekst.", "reason": "Hij ontbreekt.", "region": "Dal", "initiator": "ALP",
            "profile": "standard",
        }),
        ("PartyInvited", "ALP", {"organisation": "BET"}),
        ("InvitationAccepted", "BET", {"organisation": "BET"}),
        ("PersonRegistered", "BET", {"person": "p-001", "name": "Bo Bos", "email": "bo@bet.example", "organisation": "BET"}),
        ("DeliverableSubmitted", "ALP", {
            "deliverable": {"kind": "text", "version": "1.0"}, "sections": SECTIONS,
            "sha256": _hash(json.dumps(SECTIONS, sort_keys=True, separators=(",", ":"), ensure_ascii=False)),
        }),
        ("PhaseAdvanced", "ALP", {"from": "draft", "to": "review"}),
        ("ProposalTabled", "ALP", {
            "proposal": "P-01", "subjects": [{"type": "return_phase", "to": "draft"}], "text": PROPOSAL,
            "sha256": _hash(PROPOSAL), "method": "consent", "entitled": ["ALP", "BET"], "silence": "blocks",
            "deadline": "2024-03-01",
        }),
        ("PositionTaken", "ALP", {"proposal": "P-01", "round": 1, "organisation": "ALP", "position": "consent"}),
        ("PositionTaken", "BET", {"proposal": "P-01", "round": 1, "organisation": "BET", "position": "consent"}),
        ("DecisionTaken", "ALP", {
            "decision": "D-01", "proposal": "P-01", "round": 1, "outcome": "adopted", "effectiveFrom": "2024-02-01",
        }),
        ("PhaseReturned", "ALP", {
            "return": "RT-01", "from": "review", "to": "draft", "reasons": ["rework"], "returnScope": "everything",
            "decision": "D-01", "fates": [], "ambitionFate": "unchanged", "targetOn": "2024-06-01",
            "repairAgenda": [{"text": "De tekst herschrijven."}],
            "funderNoticeNeeded": False,
        }),
        ("PersonErased", "BET", {"person": "p-001", "reasonCode": "request"}),
        ("DisclosureErased", "ALP", {"fact": "trio-0001", "pointers": ["/data/reason"], "ground": "no_longer_needed"}),
    ]  # fmt: skip
    for number, (fact, by, data) in enumerate(told, 1):
        yield {
            "id": f"trio-{number:04}", "fact": fact, "stream": "partnership", "key": "trio",
            "occurredAt": f"2024-02-{number:02}", "by": by, "data": data,
        }  # fmt: skip


@cache
def trio() -> tuple[tuple[Kept, ...], tuple[str, ...]]:
    """The streams of the partnership, the name of a person and another text erased, and its definition."""
    world = World(process=shipped_process("three-steps")).load(_lines())
    streams = kept_in(world, "trio")
    return tuple(streams), tuple(definitions_of(world, streams))


@dataclass(frozen=True, kw_only=True)
class Vector:
    """A bundle, what the reader holds, and its name."""

    name: str
    bundle: str
    keys: tuple[str, ...] = ()
    since: str | None = None
    witnesses: tuple[str, ...] = ()

    def as_file(self) -> dict[str, Any]:
        """The vector with its verdict."""
        verdict = verify(self.bundle.encode(), keys=self.keys, since=self.since, witnesses=self.witnesses)
        told = {"bundle": self.bundle, "keys": self.keys, "since": self.since, "witnesses": self.witnesses}
        return {**told, "verdict": verdict}


def _ledger() -> Ledger:
    """A ledger that holds the partnership, after an earlier epoch with another stream in it."""
    streams, _ = trio()
    before = replace(streams[-1], id=streams[-1].id.__class__(int=7))
    return Ledger(witnesses=[WITNESS]).add([before])


def _text(bundle: Bundle) -> str:
    return bundle.to_bytes().decode()


def _seen(name: str, ledger: Ledger, bundle: Bundle | str, since: Note | None, **changed: Any) -> Vector:
    known: dict[str, Any] = {
        "keys": (a_key().vkey,), "witnesses": (witness_vkey(WITNESS),), "since": None if since is None else since.to_text(),
    }  # fmt: skip
    text = bundle if isinstance(bundle, str) else _text(bundle)
    return Vector(name=name, bundle=text, **{**known, **changed})


def vectors() -> Iterator[Vector]:
    """Every vector."""
    streams, processes = trio()
    ledger = _ledger()
    earlier = ledger.note()
    ledger.add(streams)
    since = ledger.checkpoint(2).size
    whole = ledger.bundle(streams, processes, since=since)
    yield _seen("01-green", ledger, whole, earlier)
    yield _seen("02-yellow-nothing-of-your-own", ledger, whole, None, keys=(), witnesses=())
    yield _seen("03-yellow-no-witness", ledger, whole, earlier, witnesses=())
    yield _seen("04-yellow-no-earlier-checkpoint", ledger, whole, None)
    yield _seen("05-yellow-no-key", ledger, whole, earlier, keys=())
    yield _seen("06-yellow-no-consistency-proof", ledger, replace(whole, consistency=None), earlier)
    yield _seen("07-green-same-checkpoint", ledger, replace(whole, consistency=None), ledger.note())
    yield from _grown()
    yield from _misshapen(ledger, _text(whole), earlier)
    yield from _forged(ledger, whole, earlier)
    yield from _rewritten(earlier)
    yield from _retold()
    yield from _rotated()
    yield from _recovered()
    yield from _recovered_twice()
    yield from _texts(ledger, earlier)
    yield from _migrated()
    yield from _let_in()
    yield from _unlawful(earlier)


def _grown() -> Iterator[Vector]:
    """What was there went on, and what was not there came."""
    (partnership, *others), processes = trio()
    ledger = Ledger(witnesses=[WITNESS]).add(others)
    earlier, size = ledger.note(), len(ledger.entries)
    ledger.add([partnership.first(4)])
    between, later = ledger.note(), len(ledger.entries)
    ledger.add([partnership])
    streams = [partnership, *others]
    yield _seen("08-green-absent-before", ledger, ledger.bundle(streams, processes, since=size), earlier)
    yield _seen("09-green-grown", ledger, ledger.bundle(streams, processes, since=later), between)


def _misshapen(ledger: Ledger, text: str, earlier: Note) -> Iterator[Vector]:
    yield _seen("10-red-member-twice", ledger, text.replace('"format":', '"format":"x","format":', 1), earlier)
    yield _seen("11-red-fraction", ledger, text.replace('"version":1,', '"version":1.0,', 1), earlier)
    yield _seen("12-red-after-the-end", ledger, f"{text}{{}}", earlier)
    yield _seen("13-red-unknown-member", ledger, text.replace('"madeAt":', '"colour":"green","madeAt":', 1), earlier)
    yield _seen("14-red-base64-not-canonical", ledger, text.replace('=="', '="', 1), earlier)
    yield _seen("15-red-not-json", ledger, "GREEN", earlier)
    yield _seen("16-red-too-deep", ledger, "[" * 33 + "]" * 33, earlier)


def _forged(ledger: Ledger, whole: Bundle, earlier: Note) -> Iterator[Vector]:
    partnership, *others = whole.streams
    events = partnership.events

    def with_events(name: str, changed: Sequence[Any]) -> Vector:
        stream = replace(partnership, events=tuple(changed), disclosures=())
        return _seen(name, ledger, replace(whole, streams=(stream, *others)), earlier)

    yield with_events("20-red-last-fact-left-out", events[:-1])
    yield with_events("21-red-fact-left-out", (*events[:1], *events[2:]))
    yield with_events("22-red-facts-swapped", (events[1], events[0], *events[2:]))
    altered = replace(events[2], state=events[2].state.replace(b"2024-02-03", b"2024-02-02"))
    yield with_events("23-red-fact-altered", (*events[:2], altered, *events[3:]))
    first, *texts = partnership.disclosures
    told = replace(partnership, disclosures=(replace(first, value=f"{first.value}!"), *texts))
    yield _seen("24-red-another-text", ledger, replace(whole, streams=(told, *others)), earlier)
    path = replace(partnership, path=others[0].path)
    yield _seen("25-red-path-of-another-stream", ledger, replace(whole, streams=(path, *others)), earlier)
    number = replace(whole.epoch, number=whole.epoch.number - 1)
    yield _seen("26-red-another-epoch", ledger, replace(whole, epoch=number), earlier)
    size = whole.checkpoint.replace(f"\n{ledger.checkpoint().size}\n", "\n1\n", 1)
    yield _seen("27-red-another-size", ledger, replace(whole, checkpoint=size), earlier)
    yield _seen("28-red-signed-by-another-key", ledger, whole, earlier, keys=(a_key(seed="another").vkey,))
    unwitnessed = (witness_vkey(ANOTHER),)
    yield _seen("29-yellow-another-witness", ledger, whole, earlier, witnesses=unwitnessed)


def _rewritten(earlier: Note) -> Iterator[Vector]:
    """An insider with the key writes another past; who kept a checkpoint sees it."""
    streams, processes = trio()
    other = Ledger(witnesses=[WITNESS]).add(streams[-1:]).add(streams)
    bundle = other.bundle(streams, processes, since=2)
    yield _seen("30-red-not-a-beginning", other, bundle, earlier)
    longer = _ledger().add(streams).close().close()
    yield _seen("31-red-shorter", other, bundle, longer.note())
    same = Checkpoint(origin=ORIGIN, size=other.checkpoint().size, root=bytes(32))
    yield _seen("32-red-another-root", other, bundle, Note(same.to_text(), earlier.signatures))
    elsewhere = Checkpoint(origin="elsewhere.test/ledger", size=2, root=bytes(32))
    yield _seen("33-red-another-origin", other, bundle, Note(elsewhere.to_text(), earlier.signatures))


def _retold() -> Iterator[Vector]:
    """Every entry stays, and a later map tells a stream anew: the trees are consistent, the stream is not."""
    (partnership, *others), processes = trio()
    honest = Ledger(witnesses=[WITNESS]).add([partnership, *others])
    earlier, since = honest.note(), len(honest.entries)
    facts = partnership.facts()
    pause = partnership.with_fact(3, {**facts[3], "occurredAt": "2024-02-03"})
    for name, told in (("34-red-stream-shortened", partnership.first(10)), ("35-red-early-fact-changed", pause)):
        host = Ledger(witnesses=[WITNESS]).add([partnership, *others]).retell(told)
        yield _seen(name, host, host.bundle([told, *others], processes, since=since), earlier)
    host = Ledger(witnesses=[WITNESS]).add([partnership, *others]).retell(pause)
    bundle = host.bundle([pause, *others], processes, since=since)
    assert bundle.consistency is not None
    _, *there = bundle.consistency.streams
    other = there[0]
    assert isinstance(other, Presence)
    parting = Absence(stream_key(others[0].id), other.version, root_of(others[0]), other.path)
    for name, place in (("36-red-false-absence", parting), ("37-red-false-empty-map", None)):
        false = replace(bundle.consistency, streams=(place, *there))
        yield _seen(name, host, replace(bundle, consistency=false), earlier)
    another = replace(bundle.consistency, epoch=bundle.epoch)
    yield _seen("38-red-another-earlier-epoch", host, replace(bundle, consistency=another), earlier)
    fewer = replace(bundle.consistency, streams=tuple(there))
    yield _seen("17-red-a-stream-not-compared", host, replace(bundle, consistency=fewer), earlier)


def _rotated() -> Iterator[Vector]:
    streams, processes = trio()
    ledger = _ledger()
    earlier, following = ledger.note(), a_key(seed="following")
    ledger.rotate(following).add(streams)
    whole = ledger.bundle(streams, processes, since=2)
    yield _seen("40-green-rotated-key", ledger, whole, earlier)
    yield _seen("41-green-new-key", ledger, whole, earlier, keys=(following.vkey,))
    ledger.signers = []
    alone = ledger.bundle(streams, processes, since=2)
    yield _seen("42-green-signed-by-the-new-key-alone", ledger, alone, earlier)
    yield _seen("43-red-statement-left-out", ledger, replace(alone, statements=()), earlier)
    moved = replace(whole.statements[0], number=whole.statements[0].number - 1)
    yield _seen("44-red-statement-elsewhere", ledger, replace(whole, statements=(moved,)), earlier)
    stolen = _ledger()
    stolen.key = a_key(seed="thief")
    stolen.rotate(following).add(streams)
    yield _seen("45-red-rotated-by-another-key", stolen, stolen.bundle(streams, processes, since=2), earlier)


def _recovered() -> Iterator[Vector]:
    streams, processes = trio()
    lost = _ledger()
    kept, kept_note = lost.checkpoint(), lost.note()
    lost.add(streams[1:])
    ledger = _ledger()
    ledger.recover(lost.checkpoint(), kept, Ed25519Key.from_seed(f"{ORIGIN}/2", bytes(32))).add(streams)
    whole = ledger.bundle(streams, processes, since=kept.size)
    yield _seen("50-green-recovered", ledger, whole, kept_note)
    yield _seen("51-red-what-a-recovery-lost", ledger, whole, lost.note())


def _recovered_twice() -> Iterator[Vector]:
    """Two restores of one origin: the one that kept the least tells what is lost."""
    streams, processes = trio()
    first = _ledger()
    little, little_note = first.checkpoint(), first.note()
    first.add(streams[2:])
    more, more_note = first.checkpoint(), first.note()
    first.add(streams[1:2])
    ledger = _ledger().add(streams[2:])
    for number, kept in enumerate((more, little), 2):
        following = Ed25519Key.from_seed(f"{ORIGIN}/{number}", bytes([number]) * 32)
        ledger.recover(first.checkpoint(), kept, following)
    ledger.add(streams)
    least = ledger.bundle(streams, processes, since=little.size)
    yield _seen("52-green-recovered-twice", ledger, least, little_note)
    most = ledger.bundle(streams, processes, since=more.size)
    yield _seen("53-red-what-the-second-recovery-lost", ledger, most, more_note)


def _migrated() -> Iterator[Vector]:
    """The partnership goes on by the second version of its process."""
    following = a_version({}, process="three-steps")
    world, lines = World(process=shipped_process("three-steps"), following=[following]), list(_lines())
    data = {"to": {"name": following.name, "version": following.version}, "reason": "Een nieuwe versie."}
    moved = {**lines[-1], "id": "trio-9001", "fact": "ProcessMigrated", "by": "ALP", "data": data}
    streams = kept_in(world.load([*lines, moved]), "trio")
    ledger = _ledger()
    earlier = ledger.note()
    bundle = ledger.add(streams).bundle(streams, definitions_of(world, streams), since=2)
    yield _seen("65-green-another-process", ledger, bundle, earlier)


def _let_in() -> Iterator[Vector]:
    """Two principals are given access, and it is taken from one of them; from who had lost it, it is taken again."""
    told: list[tuple[str, dict[str, Any]]] = [
        ("AccessGranted", {"access": "AC-01", "principal": "key-abcdefghijklmnop", "role": "lead_partner", "organisation": "BET"}),
        ("AccessGranted", {"access": "AC-02", "principal": "link-abcdefghijklmnop", "role": "funder", "through": "2024-12-31"}),
        ("AccessRevoked", {"access": "AC-01", "reason": "Een ander komt."}),
    ]  # fmt: skip
    lines = list(_lines())
    more = [
        {**lines[-1], "id": f"trio-90{number:02}", "fact": fact, "data": data}
        for number, (fact, data) in enumerate(told, 1)
    ]
    world = World(process=shipped_process("three-steps")).load([*lines, *more])
    streams, ledger = kept_in(world, "trio"), _ledger()
    definitions, earlier = definitions_of(world, streams), ledger.note()
    bundle = ledger.add(streams).bundle(streams, definitions, since=2)
    yield _seen("66-green-access", ledger, bundle, earlier)
    last = streams[0].facts()[-1]
    again = {**last, "id": "trio-9004", "data": {"access": "AC-01"}}
    twice = replace(streams[0], events=(*streams[0].events, event_of(again)))
    host = _ledger().add([twice, *streams[1:]])
    yield _seen("67-red-access-taken-twice", host, host.bundle([twice, *streams[1:]], definitions, since=2), earlier)


def _texts(ledger: Ledger, earlier: Note) -> Iterator[Vector]:
    streams, processes = trio()
    withheld = replace(streams[0], disclosures=streams[0].disclosures[1:])
    yield _seen("60-green-withheld", ledger, ledger.bundle((withheld, *streams[1:]), processes, since=2), earlier)
    closed = [replace(stream, disclosures=()) for stream in streams]
    yield _seen("61-green-all-withheld", ledger, ledger.bundle(closed, processes, since=2), earlier)


def _unlawful(earlier: Note) -> Iterator[Vector]:
    streams, processes = trio()
    facts = streams[0].facts()
    for number, (rule, ways) in enumerate(WAYS.items(), 70):
        found = next((forged for way in ways for _, forged in way(facts)), None)
        if found is None or rule == "paused":  # in three steps there is no pause
            continue
        stream = streams[0]
        events = tuple(
            (f"{fact['fact']}.v1", json.dumps(fact, ensure_ascii=False, separators=(",", ":")).encode())
            for fact in found
        )
        unlawful = replace(stream, events=events, disclosures=())
        ledger = _ledger().add([unlawful, *streams[1:]])
        bundle = ledger.bundle([unlawful, *streams[1:]], processes, since=2)
        yield _seen(f"{number}-red-unlawful-{rule.replace('_', '-')}", ledger, bundle, earlier)


def write(folder: Path = FOLDER, make: Callable[[], Iterator[Vector]] = vectors) -> None:
    """Write the vectors that are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for vector in make():
        path = folder / f"{vector.name}.json"
        if not path.exists():
            path.write_text(json.dumps(vector.as_file(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
