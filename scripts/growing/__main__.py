"""`scripts/flatness`: what each request costs in a large store beside a small one, or on a long history beside a short one."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from growing.comparing import Effort, Growth, compare, weakest_first
from growing.operations import Request, reads_of_all, reads_of_one
from growing.sides import Side, begun_anew, side
from growing.writes import founding, writes
from loading.lives import LONG

_QUICK = Effort(rounds=1, seconds=0.1)
_ALLOWED = 2.0
_FEW_WRITES = 2
"""In a round, of one kind: a history must not grow much while it is measured."""
_HEADING = f"{'request':<36}{'small':>10}{'large':>10}{'ratio':>8}{'small':>12}{'large':>10}{'ratio':>8}"
_UNITS = f"{'':<36}{'latency, ms':>20}{'':>8}{'processors, ms':>22}"


def main(arguments: Sequence[str]) -> int:
    """Compare, and tell the requests that grow most first; 1 when one of them grew beyond what is allowed."""
    asked = _arguments(arguments)
    effort = _QUICK if asked.quick else Effort()
    with ExitStack() as servers:
        if asked.large is not None:
            small = servers.enter_context(side(asked.small, asked.small_ledger))
            large = servers.enter_context(side(asked.large, asked.large_ledger))
            requests = [_of_a_store(each, asked.small_ledger is not None) for each in (small, large)]
            growths = weakest_first(_compared((small, large), requests, asked.only, effort))
        else:
            # New ones: whoever compared before wrote to theirs.
            keys = [begun_anew(asked.small, length) for length in (LONG[0], asked.length)]
            short = servers.enter_context(side(asked.small, asked.small_ledger, (keys[0],)))
            long = short.with_keys(keys[1])
            few = replace(effort, most=_FEW_WRITES)
            growths = weakest_first(
                [
                    *_compared((short, long), [reads_of_one(each) for each in (short, long)], asked.only, effort),
                    *_compared((short, long), [writes(each) for each in (short, long)], asked.only, few),
                ]
            )
    _tell(growths, as_json=asked.json)
    return int(any(growth.processor > _ALLOWED for growth in growths))


def _of_a_store(one: Side, signed: bool) -> dict[str, Request]:
    found = {**reads_of_one(one), **reads_of_all(one), **writes(one), "write: PartnershipInitiated": founding(one)}
    needing = ("bundle", "checkpoint", "inclusion proof")
    return {name: request for name, request in found.items() if signed or name not in needing}


def _compared(
    sides: tuple[Side, Side], requests: Sequence[Mapping[str, Request]], only: Sequence[str] | None, effort: Effort
) -> list[Growth]:
    small, large = requests
    spent = (sides[0].spent, sides[1].spent)
    return [
        _watched(name, lambda name=name: compare(name, (small[name], large[name]), spent, effort))
        for name in small
        if not only or any(part in name for part in only)
    ]


def _watched(name: str, measure: Callable[[], Growth]) -> Growth:
    if sys.stderr.isatty():
        print(f"\r\033[K{name}", end="", file=sys.stderr, flush=True)
    return measure()


def _tell(growths: Sequence[Growth], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([_told(growth) for growth in growths], indent=2))
        return
    print(_UNITS, _HEADING, sep="\n")
    for growth in growths:
        latencies = f"{growth.small.latency * 1000:>10.2f}{growth.large.latency * 1000:>10.2f}{growth.latency:>8.2f}"
        spent = f"{growth.small.processor * 1000:>12.2f}{growth.large.processor * 1000:>10.2f}{growth.processor:>8.2f}"
        print(f"{growth.name:<36}{latencies}{spent}{'  GROWS' if growth.processor > _ALLOWED else ''}")


def _told(growth: Growth) -> dict[str, Any]:
    return {
        "request": growth.name,
        **{
            side_: {"latency": cost.latency, "processor": cost.processor, "requests": len(cost.latencies)}
            for side_, cost in (("small", growth.small), ("large", growth.large))
        },
        "latencyRatio": round(growth.latency, 3),
        "processorRatio": round(growth.processor, 3),
    }


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/flatness",
        description="Compare requests in a large store with a small one, or with one store alone a long history with one of"
        " 100 facts. Both are filled by scripts/load, and written to. Fails when one costs more than twice as much.",
    )
    parser.add_argument("small", help="the URL of the small store, or of the one that is looked at alone")
    parser.add_argument("large", nargs="?", help="the URL of the large store")
    parser.add_argument(
        "--small-ledger", metavar="FOLDER", help="the ledger that scripts/load made for the small store"
    )
    parser.add_argument("--large-ledger", metavar="FOLDER", help="and for the large one")
    parser.add_argument(
        "--length", type=int, choices=LONG[1:], default=LONG[1], help="of the long history [%(default)s]"
    )
    parser.add_argument("--only", nargs="+", metavar="PART", help="requests whose names hold one of these")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    parser.add_argument("--quick", action="store_true", help="one short round: to see that it works, not to judge")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
