"""What a server checks of itself before it serves: nothing that was meant for a trial is reached from other machines.

Everything wrong is told at once, each with what to do. SQLite's own promises are checked where a file is opened
(`persistence.sqlite.connections`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from partnerflow.application.credentials import first_password_stands
from partnerflow.bootstrap import store_url
from partnerflow.cli.listening import is_private
from partnerflow.cli.owner import NAME
from partnerflow.cli.readying import LOADED_BY
from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.postgres import workspace
from partnerflow.persistence.postgres.rights import excess
from partnerflow.settings import EXAMPLE, Address, PostgresServer, Settings

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

_UNLOCKED = "POSTGRES_ENABLE_DB_FUNCTIONS"
_YES = frozenset({"y", "yes", "t", "true", "on", "1"})


def check_settings(settings: Settings, address: Address, environment: Mapping[str, str]) -> None:
    """See that a server may run so, before it opens its store.

    Args:
        address: where it listens.
        environment: all variables of this process.

    Raises:
        InvalidSettingError: it may not; the message tells every reason, and what to do about each.
        UnavailableError: PostgreSQL does not answer.
    """
    reasons = [*_of_the_store(settings, environment)]
    if not is_private(address):
        reasons += _of_a_trial(settings)
    _refuse(reasons, address)


def check_contents(service: Partnerflow, address: Address) -> None:
    """See that what is in a store may be reached from where the server listens.

    Raises:
        InvalidSettingError: it may not; the message tells every reason, and what to do about each.
    """
    if not is_private(address):
        _refuse([*_of_trial_contents(service)], address)


def _of_the_store(settings: Settings, environment: Mapping[str, str]) -> Iterator[str]:
    if environment.get(_UNLOCKED, "").strip().lower() in _YES:
        yield f"{_UNLOCKED}: those functions lose events for whoever follows the log: take the variable away"
    if not isinstance(settings.database, PostgresServer) or settings.privileged:
        return
    place = workspace.parse(store_url(settings.database))
    found = excess(place)
    if found is not None:
        yield (
            f"PARTNERFLOW_DATABASE: {found}, so a fault in this program could change history: serve with a login that has "
            f"only the role {place.role} (CREATE ROLE … LOGIN PASSWORD '…'; GRANT {place.role} TO …), "
            f"or write PARTNERFLOW_PRIVILEGED=yes"
        )


def _of_a_trial(settings: Settings) -> Iterator[str]:
    if not settings.sign_in.secure:
        yield "PARTNERFLOW_URL: write the https://host under which browsers reach it, so that no secret goes in clear"
    if settings.proxy is None:
        yield (
            "PARTNERFLOW_PROXY: name the networks of the proxy that ends TLS before it, such as 10.0.0.5/32; "
            "nobody else should reach this address"
        )
    if settings.example:
        yield "PARTNERFLOW_EXAMPLE: write no, for the example is for a trial"


def _of_trial_contents(service: Partnerflow) -> Iterator[str]:
    example = service.streams.find("partnership", EXAMPLE)
    if example is not None and example.history.facts[0].principal == LOADED_BY:
        yield (
            "PARTNERFLOW_DATABASE: this store holds the example, as this program loaded it: name another store, "
            "and write PARTNERFLOW_EXAMPLE=no"
        )
    if first_password_stands(service, NAME):
        yield (
            f"the account {NAME}, made at the first start, has its first password yet: choose another with "
            f"`partnerflow account password {NAME}`, or `partnerflow account disable {NAME}`"
        )


def _refuse(reasons: list[str], address: Address) -> None:
    if reasons:
        told = "\n".join(f"  - {reason}" for reason in reasons)
        raise InvalidSettingError(f"this does not serve at {address}:\n{told}", reasons=reasons)
