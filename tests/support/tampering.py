"""Ways to tamper with a bundle: each changes the document in place, by chance."""

from __future__ import annotations

import base64
import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from partnerflow.transparency.checkpoints import Checkpoint, sign
from tests.support.bundle_vectors import WITNESS, trio
from tests.support.bundles import Ledger, a_key

Document = dict[str, Any]
Tampering = Callable[[Document, Random], None]
TAMPERINGS: dict[str, Tampering] = {}


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A bundle as it was made, the same partnership an epoch earlier, and the reader's earlier checkpoint."""

    document: Document
    before: Document
    earlier: str


@cache
def untampered() -> Whole:
    """The bundle that is tampered with; never change it."""
    streams, processes = trio()
    ledger = Ledger(witnesses=[WITNESS]).add(streams[1:])
    earlier = ledger.note().to_text()
    size = ledger.checkpoint().size
    ledger.add(streams[:1])
    before = json.loads(ledger.bundle(streams, processes).to_bytes())
    ledger.close()
    return Whole(
        document=json.loads(ledger.bundle(streams, processes, since=size).to_bytes()), before=before, earlier=earlier
    )


def content_of(document: Document) -> set[tuple[Any, ...]]:
    """What a bundle tells: its facts in their places, its texts, its definitions."""
    told: set[tuple[Any, ...]] = {("process", text) for text in document["processes"]}
    for stream in document["streams"]:
        own = (stream["id"], stream["kind"], stream["key"], stream["about"], len(stream["events"]))
        told |= {(*own, place, event["topic"], event["state"]) for place, event in enumerate(stream["events"])}
        told |= {(*own, *(item[name] for name in sorted(item))) for item in stream["disclosures"]}
    return told


def tampering(function: Tampering) -> Tampering:
    """Let a function be one of the ways."""
    TAMPERINGS[function.__name__] = function
    return function


def _flipped(text: str, chance: Random) -> str:
    data = bytearray(base64.b64decode(text))
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return base64.b64encode(bytes(data)).decode()


def _events(document: Document, chance: Random) -> list[Any]:
    events: list[Any] = chance.choice(document["streams"])["events"]
    return events


@tampering
def drop_the_last_fact(document: Document, chance: Random) -> None:
    _events(document, chance).pop()


@tampering
def drop_a_fact(document: Document, chance: Random) -> None:
    events = document["streams"][0]["events"]
    del events[chance.randrange(len(events) - 1)]


@tampering
def swap_two_facts(document: Document, chance: Random) -> None:
    events = document["streams"][0]["events"]
    place, other = chance.sample(range(len(events)), 2)
    events[place], events[other] = events[other], events[place]


@tampering
def repeat_a_fact(document: Document, chance: Random) -> None:
    events = _events(document, chance)
    events.insert(chance.randrange(len(events) + 1), copy.deepcopy(chance.choice(events)))


@tampering
def flip_a_bit_of_a_fact(document: Document, chance: Random) -> None:
    event = chance.choice(_events(document, chance))
    event["state"] = _flipped(event["state"], chance)


@tampering
def rewrite_a_fact(document: Document, chance: Random) -> None:
    event = chance.choice(document["streams"][0]["events"])
    fact = json.loads(base64.b64decode(event["state"]))
    fact["occurredAt"] = f"2023-{chance.randrange(1, 13):02}-01"
    event["state"] = base64.b64encode(json.dumps(fact).encode()).decode()


@tampering
def give_a_fact_another_topic(document: Document, chance: Random) -> None:
    chance.choice(_events(document, chance))["topic"] = "PartnershipEnded.v1"


@tampering
def put_in_facts_of_another_stream(document: Document, chance: Random) -> None:
    document["streams"][0]["events"] = copy.deepcopy(document["streams"][chance.choice([1, 2])]["events"])


@tampering
def give_a_stream_another_id(document: Document, chance: Random) -> None:
    stream = chance.choice(document["streams"])
    stream["id"] = f"{chance.randrange(16):x}{stream['id'][1:-1]}{chance.randrange(16):x}"
    stream["id"] = stream["id"] if stream["id"] not in json.dumps(untampered().document) else stream["id"][::-1]


@tampering
def give_a_stream_another_key(document: Document, chance: Random) -> None:
    chance.choice(document["streams"])["key"] += chance.choice("XYZ")


@tampering
def leave_out_an_organisation(document: Document, chance: Random) -> None:
    del document["streams"][chance.choice([1, 2])]


@tampering
def leave_out_the_partnership(document: Document, chance: Random) -> None:
    del document["streams"][0]


@tampering
def shorten_a_path(document: Document, chance: Random) -> None:
    path = chance.choice(document["streams"])["path"]
    del path[chance.randrange(len(path))]


@tampering
def flip_a_bit_of_a_path(document: Document, chance: Random) -> None:
    step = chance.choice(chance.choice(document["streams"])["path"])
    step["hash"] = _flipped(step["hash"], chance)


@tampering
def move_a_step_of_a_path(document: Document, chance: Random) -> None:
    step = chance.choice(chance.choice(document["streams"])["path"])
    step["depth"] += chance.choice([-1, 1, 256])


@tampering
def take_an_old_map_and_checkpoint(document: Document, chance: Random) -> None:
    """The proofs of the epoch before, under facts of now without the last."""
    before = untampered().before
    for name in ("epoch", "checkpoint"):
        document[name] = copy.deepcopy(before[name])
    document["streams"][0]["events"] = document["streams"][0]["events"][: -1 - chance.randrange(3)]


@tampering
def take_an_old_epoch(document: Document, chance: Random) -> None:
    document["epoch"] = copy.deepcopy(untampered().before["epoch"])


@tampering
def flip_a_bit_of_the_epoch(document: Document, chance: Random) -> None:
    document["epoch"]["entry"] = _flipped(document["epoch"]["entry"], chance)


@tampering
def flip_a_bit_of_its_proof(document: Document, chance: Random) -> None:
    proof = document["epoch"]["proof"]
    place = chance.randrange(len(proof))
    proof[place] = _flipped(proof[place], chance)


@tampering
def edit_the_size(document: Document, chance: Random) -> None:
    origin, size, rest = document["checkpoint"].split("\n", 2)
    document["checkpoint"] = f"{origin}\n{int(size) + chance.randrange(1, 9)}\n{rest}"


@tampering
def edit_the_root(document: Document, chance: Random) -> None:
    origin, size, root, rest = document["checkpoint"].split("\n", 3)
    document["checkpoint"] = f"{origin}\n{size}\n{_flipped(root, chance)}\n{rest}"


@tampering
def edit_the_origin(document: Document, chance: Random) -> None:
    document["checkpoint"] = chance.choice("abc") + document["checkpoint"]


@tampering
def sign_with_another_key(document: Document, chance: Random) -> None:
    origin, size, root = document["checkpoint"].split("\n")[:3]
    checkpoint = Checkpoint(origin=origin, size=int(size), root=base64.b64decode(root))
    document["checkpoint"] = sign(checkpoint, [a_key(origin, f"thief {chance.random()}")]).to_text()


@tampering
def flip_a_bit_of_the_signature(document: Document, chance: Random) -> None:
    text, _, lines = document["checkpoint"].rpartition("\n\n")
    first, *rest = lines.split("\n")
    dash, name, signature = first.split(" ")
    document["checkpoint"] = "\n".join([f"{text}\n", f"{dash} {name} {_flipped(signature, chance)}", *rest])


@tampering
def tell_another_text(document: Document, chance: Random) -> None:
    chance.choice(document["streams"][0]["disclosures"])["value"] += "."


@tampering
def move_a_text(document: Document, chance: Random) -> None:
    item = chance.choice(document["streams"][0]["disclosures"])
    item["pointer"] += chance.choice(["/0", "x"])


@tampering
def exchange_two_texts(document: Document, chance: Random) -> None:
    one, other = chance.sample(document["streams"][0]["disclosures"], 2)
    one["value"], other["value"] = other["value"], one["value"]


@tampering
def exchange_two_salts(document: Document, chance: Random) -> None:
    one, other = chance.sample(document["streams"][0]["disclosures"], 2)
    one["salt"], other["salt"] = other["salt"], one["salt"]


@tampering
def edit_the_definition(document: Document, chance: Random) -> None:
    guard = chance.choice(["G0.1", "G1.1"])
    document["processes"][0] = document["processes"][0].replace(f'"{guard}","kind":"hard"', f'"{guard}","kind":"none"')


@tampering
def leave_out_the_definition(document: Document, chance: Random) -> None:
    del document["processes"][0]


@tampering
def flip_a_bit_of_the_consistency(document: Document, chance: Random) -> None:
    proof = document["consistency"]["proof"]
    place = chance.randrange(len(proof))
    proof[place] = _flipped(proof[place], chance)


@tampering
def flip_a_bit_of_the_earlier_epoch(document: Document, chance: Random) -> None:
    epoch = document["consistency"]["epoch"]
    epoch["entry"] = _flipped(epoch["entry"], chance)


@tampering
def tell_another_version_of_then(document: Document, chance: Random) -> None:
    document["consistency"]["streams"][chance.choice([1, 2])]["version"] += 1


@tampering
def say_that_a_stream_was_absent(document: Document, chance: Random) -> None:
    streams = document["consistency"]["streams"]
    streams[chance.choice([1, 2])] = chance.choice([{"absent": None}, copy.deepcopy(streams[0])])


@tampering
def say_that_nothing_was_there(document: Document, chance: Random) -> None:
    document["consistency"]["streams"] = [{"absent": None} for _ in document["streams"]]


@tampering
def compare_fewer_streams(document: Document, chance: Random) -> None:
    document["consistency"]["streams"].pop()


@tampering
def harmless_time_of_making(document: Document, chance: Random) -> None:
    document["madeAt"] = f"{chance.randrange(2000, 2999)}-01-01T00:00:00Z"


@tampering
def harmless_silence_about_a_text(document: Document, chance: Random) -> None:
    texts = document["streams"][0]["disclosures"]
    del texts[chance.randrange(len(texts))]


@tampering
def harmless_loss_of_a_signature(document: Document, chance: Random) -> None:
    """Without the notary's it is red, without the witness's yellow; the content is the same."""
    text, _, lines = document["checkpoint"].rpartition("\n\n")
    kept = lines.splitlines()
    del kept[chance.randrange(len(kept))]
    document["checkpoint"] = f"{text}\n\n" + "".join(f"{line}\n" for line in kept)
