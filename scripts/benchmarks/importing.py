"""Import: whole histories with every rule checked, beside only reading their lines as JSON."""

from __future__ import annotations

import json
from functools import partial
from itertools import count

from benchmarks import story
from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.crew import Act
from benchmarks.figures import Bar, Figure
from benchmarks.filling import fill
from benchmarks.places import Place
from benchmarks.telling import as_bytes
from benchmarks.timing import Stopwatch
from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow

LENGTH = 1000


def measure(place: Place, effort: Effort, *, dry_run: bool) -> Comparison:
    """Compare importing a history with reading its lines."""
    fill(place, 0)
    with place.service() as service:
        parse, import_one = acts(service, effort.of(LENGTH), dry_run=dry_run)
        return compare(Stopwatch().alone(parse), Stopwatch().alone(import_one), effort)


def acts(service: Partnerflow, length: int, *, dry_run: bool) -> tuple[Act, Act]:
    """Reading lines and importing them, a history at a time; both answer how many facts that was."""
    text = b"\n".join(as_bytes(story.partnership("samen-@", length, service.processes.latest("partnership"))))
    numbers = count(1)

    def parse() -> int:
        return len([json.loads(line) for line in text.split(b"\n")])

    def import_one() -> int:
        lines = text.replace(b"samen-@", f"samen-{next(numbers)}".encode()).split(b"\n")
        return service.import_facts(lines, ImportRequest(dry_run=dry_run)).recorded

    return parse, import_one


FIGURES = tuple(
    Figure(
        name=name,
        floor="json.loads of the same lines",
        figure=f"a history of 1,000 facts, every rule checked, {what}",
        unit="facts",
        bar=Bar(rate=5_000),
        measure=partial(measure, dry_run=dry_run),
    )
    for name, what, dry_run in (("import", "and kept", False), ("import_dry_run", "and not kept", True))
)
