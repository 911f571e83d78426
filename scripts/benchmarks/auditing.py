"""What somebody outside does: checks a bundle, and replays a whole ledger from its opaque entries."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path

from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.crew import Act
from benchmarks.figures import Bar, Figure
from benchmarks.filling import fill, key_of
from benchmarks.places import Place
from benchmarks.timing import Stopwatch
from partnerflow.transparency import offline
from partnerflow.transparency.merkle import leaf_hash
from partnerflow.transparency.replay import Replay, replayed
from tests.support.opaque import OpaqueLedger

FACTS = 200
ENTRIES, STREAMS, EPOCH = 20_000, 1_000, 500
VERIFIER = Path(offline.__file__).with_name("partnerflow_verify.py")
_READ = "import json, sys; json.load(open(sys.argv[1], 'rb'))"
# What the verifier says of a bundle that its host alone vouches for.
_YELLOW = 3


def checking(place: Place, effort: Effort) -> Comparison:
    """Compare the file that checks a bundle with reading that bundle as JSON, each in a Python of its own."""
    fill(place, 1, effort.of(FACTS))
    file = place.folder / "bundle.json"
    with place.service() as service:
        file.write_bytes(service.bundle(key_of(0)).to_bytes())
    read, check = reader(file, effort.of(FACTS))
    return compare(Stopwatch().alone(read), Stopwatch().alone(check), effort)


def reader(file: Path, facts: int) -> tuple[Act, Act]:
    """Reading a bundle and checking it; both answer how many facts of the partnership that was."""

    def read() -> int:
        subprocess.run([sys.executable, "-I", "-c", _READ, str(file)], check=True)
        return facts

    def check() -> int:
        asked = [sys.executable, "-I", str(VERIFIER), str(file), "--json"]
        said = subprocess.run(asked, stdout=subprocess.PIPE, check=False)
        assert said.returncode == _YELLOW, f"it is complete and lawful: {said.stdout!r}"
        return int(json.loads(said.stdout)["stream"]["events"])

    return read, check


def replaying(_: Place, effort: Effort) -> Comparison:
    """Compare the replay of a ledger with only hashing its entries."""
    hash_all, replay_all = auditor(effort.of(ENTRIES))
    return compare(Stopwatch().alone(hash_all), Stopwatch().alone(replay_all), effort)


def auditor(size: int) -> tuple[Act, Act]:
    """Hashing the entries of a ledger and replaying it; both answer how many entries that was."""
    ledger = OpaqueLedger()
    for number, stream in enumerate(islice(cycle(map(str, range(STREAMS))), size), 1):
        ledger.event(stream)
        if number % EPOCH == 0:
            ledger.epoch()
    signed = ledger.epoch()

    def hash_all() -> int:
        return len([leaf_hash(data) for data in ledger.entries])

    def replay_all() -> int:
        flaws = list(replayed(Replay([signed]), ledger.entries))
        assert not flaws, f"nobody lied: {flaws}"
        return len(ledger.entries)

    return hash_all, replay_all


FIGURES = (
    Figure(
        name="check_bundle",
        floor="json.load of it, in a Python of its own too",
        figure="the bundle of 200 facts checked by the one file",
        unit="facts",
        bar=Bar(rate=FACTS),
        measure=checking,
        stores=("sqlite",),
    ),
    Figure(
        name="audit",
        floor="a hash of each entry",
        figure="a ledger replayed from its opaque entries: every tree, and the map of each epoch",
        unit="entries",
        bar=Bar(rate=16_700),
        measure=replaying,
        stores=("sqlite",),
    ),
)
