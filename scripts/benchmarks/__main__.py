"""`scripts/bench`: measure the promised figures, all or some, on both stores or one."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cache

from benchmarks import auditing, importing, notarising, over_http, pages, receipts, replaying, signing, writing
from benchmarks.comparing import QUICK, Comparison, Effort
from benchmarks.figures import Figure
from benchmarks.places import new_place
from benchmarks.report import HEADING, as_json, row
from tests.support.postgres import running
from tests.support.postgres_binaries import PostgresMissingError

ROOMS = (writing, over_http, pages, replaying, importing, signing, receipts, notarising, auditing)
FIGURES = tuple(figure for room in ROOMS for figure in room.FIGURES)
STORES = ("sqlite", "postgres")


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for; 0 when it was measured, whatever came out.

    A figure that misses its bar does not fail the run: one run on a busy machine proves nothing.
    """
    asked = _arguments(arguments)
    chosen = [
        (figure, store)
        for figure in FIGURES
        if not asked.only or figure.name in asked.only
        for store in figure.stores
        if asked.store in (None, store)
    ]
    measured = []
    with ExitStack() as servers:
        postgres = cache(lambda: servers.enter_context(running()))
        if not asked.json:
            print(HEADING)
        for number, (figure, store) in enumerate(chosen, 1):
            _tell(f"{number} of {len(chosen)}: {figure.name} on {store}")
            try:
                comparison = _measure(figure, store, QUICK if asked.quick else Effort(), postgres)
            except PostgresMissingError as error:
                print(f"bench: {error}", file=sys.stderr)
                return 1
            measured.append(as_json(figure, store, comparison))
            _tell("")
            if not asked.json:
                print(row(figure, store, comparison), flush=True)
    if asked.json:
        print(json.dumps(measured, indent=2))
    return 0


def _measure(figure: Figure, store: str, effort: Effort, postgres: Callable[[], str]) -> Comparison:
    with new_place(store, postgres) as place:
        return figure.measure(place, effort, lambda: _tell(".", end=""))


def _tell(text: str, end: str | None = None) -> None:
    """Progress, beside the result: on a terminal one line that is written over."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}" if end is None else text, end="", file=sys.stderr, flush=True)
    elif text and end is None:
        print(text, file=sys.stderr, flush=True)


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Measure every promised figure beside its floor."
    )
    parser.add_argument("--json", action="store_true", help="one JSON document with every slice")
    parser.add_argument(
        "--only", nargs="+", metavar="NAME", choices=[figure.name for figure in FIGURES], help="some figures"
    )
    parser.add_argument("--store", choices=STORES, help="one store; both without it")
    parser.add_argument("--quick", action="store_true", help="few and short slices: to see that it works, not to judge")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
