"""The workspaces of the registry, and how each stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace

from partnerflow.errors import PartnerflowError
from partnerflow.settings import EmbeddedFile, Registry, Settings, workspace_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One workspace. `state` is open, held, handed_over, leaving (its deletion began) or unreachable; `why` says more.

    `facts` and `signed` (entries of the ledger) are None where nobody can tell.
    """

    name: str
    database: str
    state: str
    why: str | None = None
    facts: int | None = None
    signed: int | None = None


def listed(settings: Settings) -> Iterator[Listed]:
    """Every workspace of the registry, in order of names; what is wrong with one is told with it, and raises nothing."""
    registry = Registry(folder=settings.workspaces)
    leaving = set(registry.leaving())
    for name in sorted({*registry.names(), *leaving}):
        try:
            own = workspace_settings(settings, name)
        except PartnerflowError as error:
            yield Listed(name=name, database="-", state="unreachable", why=str(error))
            continue
        if name in leaving:
            yield Listed(name=name, database=str(own.database), state="leaving")
        else:
            yield _standing(own, name)


def _standing(own: Settings, name: str) -> Listed:
    from partnerflow.bootstrap import opened_ledger

    database = str(own.database)
    if isinstance(own.database, EmbeddedFile) and not own.database.path.is_file():
        return Listed(name=name, database=database, state="unreachable", why=f"{own.database.path} is not there")
    try:
        with closing(opened_ledger(replace(own, notary=False), sequence=False)) as opened:
            standing = opened.ledger.standing()
    except PartnerflowError as error:
        return Listed(name=name, database=database, state="unreachable", why=str(error))
    held = standing.held
    return Listed(
        name=name,
        database=database,
        state="open" if held is None else "handed_over" if held.reason == "handed_over" else "held",
        why=None if held is None else str(held.data.get("to", held.reason)),
        facts=standing.log_position,
        signed=standing.size,
    )
