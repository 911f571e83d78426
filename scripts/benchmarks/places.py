"""Where a figure is measured: throw-away stores, and services over them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from partnerflow import bootstrap
from partnerflow.application.service import Partnerflow
from partnerflow.persistence.opening import prepare
from partnerflow.settings import Settings
from tests.support.postgres_database import new_database


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A new, empty store and a folder beside it; `notary` is whether services over it sign."""

    store: str
    database: str
    folder: Path
    notary: bool = True

    @property
    def variables(self) -> dict[str, str]:
        """What a service over it is told by its environment."""
        given = {
            "DATABASE": self.database,
            "EXAMPLE": "no",
            "KEY_FILE": str(self.folder / "key"),
            "LEDGER": str(self.folder / "ledger"),
            "NOTARY": "yes" if self.notary else "no",
        }
        return {f"PARTNERFLOW_{name}": value for name, value in given.items()}

    @property
    def settings(self) -> Settings:
        """What a service over it is set to."""
        return Settings.read(self.variables)

    def beside(self, name: str) -> Place:
        """Another place by this name that goes with this one: another file, or another workspace of the database."""
        folder = self.folder / name
        folder.mkdir()
        if self.store == "sqlite":
            return replace(self, database=f"sqlite:///{folder}/store.sqlite", folder=folder)
        other = replace(self, database=f"{self.database}?workspace={name}", folder=folder)
        prepare(other.database)
        return other

    def unsigned(self) -> Place:
        """Another place that goes with this one, where nobody signs."""
        return replace(self.beside("unsigned"), notary=False)

    @contextmanager
    def service(self) -> Iterator[Partnerflow]:
        """A service over it, in this process."""
        service = bootstrap.build(self.settings)
        try:
            yield service
        finally:
            service.close()


@contextmanager
def new_place(store: str, postgres: Callable[[], str]) -> Iterator[Place]:
    """A place on this store, gone afterwards; `postgres` answers the URL of a server when one is asked for."""
    with tempfile.TemporaryDirectory(prefix="partnerflow-bench-") as name:
        folder = Path(name)
        if store == "sqlite":
            yield Place(store=store, database=f"sqlite:///{folder}/store.sqlite", folder=folder)
            return
        with new_database(postgres()) as url:
            prepare(url)
            yield Place(store=store, database=url, folder=folder)
