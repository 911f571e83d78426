"""`scripts/soak`: a server at work for so many minutes, and a verdict: 1 when it failed a request, or grew beyond its bounds."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from benchmarks.client import Server
from growing.processors import family
from loading.filling import Filling
from partnerflow.bootstrap import at_rest, read_models
from partnerflow.persistence.opening import prepare
from partnerflow.settings import Settings
from soaking.crew import Crew, Outcomes
from soaking.report import as_json, as_text
from soaking.samples import Sample, sample
from soaking.verdict import Bounds, trends
from soaking.work import Rates, put_to_work, session
from tests.support import server
from tests.support.keys import a_key
from tests.support.postgres import running

_EVERY_SECONDS = 10.0
_FEWEST_SAMPLES = 24


def main(arguments: Sequence[str]) -> int:
    """Fill a throw-away store, serve it, work with it, and tell what grew."""
    asked = _arguments(arguments)
    seconds = asked.minutes * 60
    # A short run is sampled more often, so that it has quarters too.
    every = min(_EVERY_SECONDS, seconds / _FEWEST_SAMPLES)
    with _store(asked.store) as (database, folder):
        variables = server.environment(database, folder) | {"PARTNERFLOW_WORKERS": str(asked.workers)}
        _fill(Settings.read(variables | {"PARTNERFLOW_NOTARY": "no"}), asked.partnerships)
        served = server.Server(variables, folder)
        try:
            address = served.url().removeprefix("http://")
            outcomes = Outcomes()
            own = Server(address=address, process=served.process.pid)
            crew = Crew(replace(own, key=a_key(variables)), outcomes)
            rebuild = [sys.executable, "-m", "partnerflow.cli", "projections", "rebuild"]
            rates = Rates(writes=asked.writes, reads=asked.reads)
            put_to_work(crew, own, session(Settings.read(variables)), asked.partnerships, rates)
            crew.every(asked.rebuild_minutes * 60, "rebuild", lambda: _run(rebuild, variables))
            with closing(read_models(Settings.read(variables))) as models:
                begun, samples = monotonic(), list[Sample]()
                while (at := monotonic() - begun) < seconds and served.process.poll() is None:
                    samples.append(sample(at, family(served.process.pid), models))
                    _progress(at, seconds)
                    sleep(every)
            ended = served.process.poll()
            crew.stop()
        finally:
            served.stop()
    found = trends(samples, Bounds(memory=asked.memory_growth / 100))
    print(json.dumps(as_json(found, outcomes), indent=2) if asked.json else as_text(found, outcomes))
    if ended is not None:
        print(f"the server ended by itself: {ended}", file=sys.stderr)
    return int(ended is not None or bool(outcomes.failures) or not all(trend.holds for trend in found))


@contextmanager
def _store(kind: str) -> Iterator[tuple[str, Path]]:
    with TemporaryDirectory(prefix="partnerflow-soak-") as name:
        folder = Path(name)
        if kind == "sqlite":
            yield f"sqlite:///{folder}/store.sqlite", folder
        else:
            with running() as url:
                prepare(url)
                yield url, folder


def _fill(settings: Settings, partnerships: int) -> None:
    with closing(at_rest(settings)) as service:
        filling = Filling(service, begun=0)
        for steps in (filling.organisations(partnerships), filling.partnerships(partnerships)):
            for _ in steps:
                pass


def _run(command: Sequence[str], variables: dict[str, str]) -> None:
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr or done.stdout)


def _progress(at: float, seconds: float) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{at / 60:.1f} of {seconds / 60:.1f} minutes", end="", file=sys.stderr, flush=True)


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/soak",
        description="Work with a server for long, and tell whether memory, open files, lag and latency stay where they are.",
    )
    parser.add_argument("--minutes", type=float, default=60.0, help="[%(default)s]")
    parser.add_argument(
        "--store", choices=("sqlite", "postgres"), default="sqlite", help="a throw-away one [%(default)s]"
    )
    parser.add_argument("--workers", type=int, default=1, help="processes that answer; SQLite has one [%(default)s]")
    parser.add_argument("--partnerships", type=int, default=200, help="how many are worked with [%(default)s]")
    parser.add_argument("--writes", type=float, default=5.0, help="facts recorded a second [%(default)s]")
    parser.add_argument("--reads", type=float, default=20.0, help="reads a second, of all kinds by turns [%(default)s]")
    parser.add_argument("--rebuild-minutes", type=float, default=5.0, help="between two rebuilds [%(default)s]")
    parser.add_argument("--memory-growth", type=float, default=25.0, help="percent at most [%(default)s]")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
