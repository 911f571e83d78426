"""`scripts/bench`: measure the promised figures, all or some, on both stores or one; or profile what one of them does."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import cache
from time import monotonic

from benchmarks import (
    auditing,
    footprints,
    importing,
    in_process,
    notarising,
    over_http,
    over_many,
    pages,
    rebuilding,
    receipts,
    replaying,
    writing,
)
from benchmarks.comparing import QUICK, Effort
from benchmarks.profiling import page, profile
from benchmarks.report import table
from benchmarks.running import Postgres, chosen, measured, minutes, standing
from tests.support.postgres import running
from tests.support.postgres_binaries import PostgresMissingError

ROOMS = (
    over_http,
    over_many,
    in_process,
    writing,
    replaying,
    importing,
    pages,
    receipts,
    notarising,
    auditing,
    rebuilding,
    footprints,
)
FIGURES = tuple(figure for room in ROOMS for figure in room.FIGURES)
STORES = ("sqlite", "postgres")
_BEGAN = monotonic()


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for; 0 when it was measured, whatever came out.

    A figure that misses its bar does not fail the run: one run on a busy machine proves nothing.
    """
    asked = _arguments(arguments)
    effort = QUICK if asked.quick else Effort()
    with ExitStack() as servers:
        postgres = cache(lambda: servers.enter_context(running()))
        try:
            print(_profiled(asked, effort, postgres) if asked.profile else _measured(asked, effort, postgres))
        except PostgresMissingError as error:
            print(f"bench: {error}", file=sys.stderr)
            return 1
    return 0


def _measured(asked: argparse.Namespace, effort: Effort, postgres: Postgres) -> str:
    figures = chosen(FIGURES, asked.only, asked.store, effort)
    tell(f"{len(figures)} figures, about {minutes(figures, effort):.0f} minutes")
    results = list(measured(figures, effort, postgres, tell))
    return json.dumps([item.as_json() for item in results], indent=2) if asked.json else table(results)


def _profiled(asked: argparse.Namespace, effort: Effort, postgres: Postgres) -> str:
    store = asked.store or "sqlite"
    by_name = {figure.name: figure for figure in FIGURES}

    def sections() -> Iterator[str]:
        for name in asked.profile:
            tell(f"{name} on {store}")
            figure = by_name[name]
            with standing(figure.ground, store, effort, postgres) as ground:
                yield profile(figure, ground, store, effort.slices * effort.seconds)

    return page(asked.profile, store, sections())


def tell(text: str) -> None:
    """Progress, beside the result."""
    print(f"{monotonic() - _BEGAN:6.1f} s  {text}", file=sys.stderr, flush=True)


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Measure every promised figure beside its floor; the weakest comes first."
    )
    names = sorted({figure.name for figure in FIGURES})
    parser.add_argument("--json", action="store_true", help="one JSON document with every slice")
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=names, help="some figures")
    profiles = sorted(figure.name for figure in FIGURES if figure.act is not None)
    parser.add_argument("--profile", nargs="+", metavar="NAME", choices=profiles, help="where the time goes, as a page")
    parser.add_argument("--store", choices=STORES, help="one store; both without it")
    parser.add_argument("--quick", action="store_true", help="few and short slices: to see that it works, not to judge")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
