"""`scripts/load`: fill a store with so many partnerships, make its read models, sign, and tell what it took as JSON lines."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from loading.copying import Copying
from loading.filling import Filling
from loading.lives import number_in, number_of_lives
from loading.measuring import Watch, sizes
from partnerflow.application.ports import Store
from partnerflow.bootstrap import SystemChance, SystemClock, at_rest, definitions, opened_ledger, read_models, store_url
from partnerflow.persistence.histories import Histories
from partnerflow.persistence.opening import open_store, prepare
from partnerflow.projections.rebuilding import rebuild
from partnerflow.settings import Settings

_PATIENCE_SECONDS = 1.0
_CHECKED = 10_000


def main(arguments: Sequence[str]) -> int:
    """Add what is lacking to what the store holds; run it again, with more partnerships, to go on."""
    asked = _arguments(arguments)
    prepare(asked.database)
    told = {"DATABASE": asked.database, "EXAMPLE": "no", "NOTARY": "yes" if asked.ledger else "no"}
    if asked.ledger:
        told["LEDGER"] = asked.ledger
    settings = Settings.read({f"PARTNERFLOW_{name}": value for name, value in told.items()})
    if asked.partnerships:
        _fill(settings, asked.partnerships, asked.checked)
    if asked.read_models:
        _make_read_models(settings)
    if asked.ledger:
        _sign(settings)
    with closing(open_store(asked.database, sequence=False)) as store:
        _tell({"position": store.position(), "sizes": sizes(store.tables, asked.database)})
    return 0


def _fill(settings: Settings, partnerships: int, checked: int) -> None:
    # One of them puts in order what the other takes in.
    with closing(open_store(store_url(settings.database))) as store, closing(at_rest(settings)) as service:
        begun = number_in(store)
        filling = Filling(service, begun=begun)
        with _staged("organisations") as stage:
            stage.count(filling.organisations(partnerships))
        if not begun:
            with _staged("long partnerships") as stage:
                stage.count(filling.long_ones())
        with _staged("partnerships, every rule checked") as stage:
            stage.count(filling.partnerships(min(partnerships, checked)))
        with _staged("partnerships, copied") as stage:
            stage.count(_copied(settings, max(begun, checked), partnerships, min(checked, number_of_lives())))
        with _staged("put in order after the last was taken in") as stage:
            stage.count(_placed(store))


def _copied(settings: Settings, begun: int, upto: int, lives: int) -> Iterator[int]:
    if begun >= upto:
        return
    with closing(open_store(store_url(settings.database), sequence=False)) as store:
        known = definitions(settings)
        streams = Histories(store, known, SystemClock(), capacity=0)
        copying = Copying(streams, SystemChance(), known.latest("partnership"), lives=lives)
        yield from copying.partnerships(begun, upto)


def _placed(store: Store) -> Iterator[int]:
    last = store.position()
    while (position := store.wait(last + 1, _PATIENCE_SECONDS)) > last:
        yield position - last
        last = position


def _make_read_models(settings: Settings) -> None:
    with closing(read_models(settings)) as models:
        for model in models.by_name.values():
            with _staged(f"read model {model.name}") as stage:
                rebuild(models.store, model)
                stage.count([model.position()])


def _sign(settings: Settings) -> None:
    with closing(opened_ledger(settings, sequence=False)) as opened, _staged("ledger") as stage:
        if opened.ledger.notary is None or opened.ledger.notary.round() is None:
            raise RuntimeError("another process signs this ledger, or there is nothing to sign")
        stage.count([opened.store.position()])


@contextmanager
def _staged(name: str) -> Iterator[Watch]:
    watch = Watch(name)
    yield watch
    _tell(watch.told())


def _tell(told: dict[str, Any]) -> None:
    print(json.dumps(told), flush=True)


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/load",
        description="Fill a store with partnerships of fifty facts on average, and three of 100, 1,000 and 10,000.",
    )
    parser.add_argument("database", help="the URL of the store; one that stands already is added to")
    parser.add_argument("--partnerships", type=int, default=0, help="until there are so many")
    parser.add_argument(
        "--checked",
        type=int,
        default=_CHECKED,
        help="so many through the import, every rule asked; what follows are these under other keys [%(default)s]",
    )
    parser.add_argument("--read-models", action="store_true", help="make the read models anew afterwards")
    parser.add_argument("--ledger", metavar="FOLDER", help="enter and sign everything afterwards, with a key there")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
