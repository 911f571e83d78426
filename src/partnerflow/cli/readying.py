"""What a server does before it serves: the store made ready, and the example in an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from partnerflow.bootstrap import definitions, store_url
from partnerflow.cli.progress import progress
from partnerflow.cli.telling import say
from partnerflow.errors import (
    CorruptionError,
    InvalidSettingError,
    RefusedError,
    StaleVersionError,
    UnknownProcessError,
)
from partnerflow.persistence import opening
from partnerflow.settings import EXAMPLE_PROCESS, Settings, example_lines

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

LOADED_BY = "example"
"""Under which principal this program tells the example."""
_SECONDS_TO_SEE_A_FACT = 0.5
_SECONDS_TO_LIST = 10.0
_SECONDS_TO_LOAD = 20.0


def check_environment(settings: Settings) -> None:
    """See that a worker will find its definitions and its store; make the store where it is missing. Starts no thread.

    Raises:
        InvalidSettingError, InvalidDefinitionError: the operator has something to mend.
        UnavailableError: the database does not answer.
    """
    definitions(settings)
    url = store_url(settings.database)
    try:
        opening.open_store(url, sequence=False).close()
    except InvalidSettingError as unprepared:
        if "workspace" not in unprepared.data:
            raise
        say([f"Preparing {settings.database} ..."])
        try:
            opening.prepare(url)
        except InvalidSettingError as refused:
            if "role" in refused.data:
                raise
            # This login may not: the first error says who can, and how.
            raise unprepared from None


def load_example(service: Partnerflow) -> None:
    """Import the example into an empty store, every rule checked. Call it before anybody can write by this process.

    Servers that start together load it once: whoever writes first wins, and a store that holds anything is left alone.
    """
    from partnerflow.application.imports import ImportRequest

    if not _may_be_filled(service):
        return
    lines = example_lines()
    # It speaks the words of the version it was written for, whichever is the newest here.
    request = ImportRequest(principal=LOADED_BY, process=service.processes.get(*EXAMPLE_PROCESS))
    with progress("Loading the example partnership", len(lines)) as told:
        try:
            service.import_facts(lines, request, told)
        except (StaleVersionError, RefusedError):
            # Somebody else was first, with the example or with facts of their own.
            if _is_empty(service):
                raise
    _wait_until_listed(service)


def await_example(service: Partnerflow) -> None:
    """Wait until another process has loaded the example into an empty store."""
    if not _is_held(service) and service.store.position() == 0 and service.store.wait(1, _SECONDS_TO_LOAD):
        _wait_until_listed(service)


def _wait_until_listed(service: Partnerflow) -> None:
    # One batch of the sequencer holds the whole example.
    service.summaries.wait(service.store.wait(1, _SECONDS_TO_LIST), _SECONDS_TO_LIST)


def _may_be_filled(service: Partnerflow) -> bool:
    # An empty store beside the journal of another is held: it can be looked at, and says why.
    return not _is_held(service) and _is_empty(service)


def _is_held(service: Partnerflow) -> bool:
    return service.ledger.standing().held is not None


def _is_empty(service: Partnerflow) -> bool:
    # A server that was killed may have left facts that no log holds yet; the sequencer places them in this time.
    return service.store.position() == 0 and service.store.wait(1, _SECONDS_TO_SEE_A_FACT) == 0


def unknown_processes_told(service: Partnerflow) -> Iterator[str]:
    """A warning for each process that partnerships keep to and that is not here, or not as it was when they took it."""
    known = {definition.full_name for definition in service.processes}
    for process, partnership in service.summaries.processes().items():
        missing = process if process not in known else _unreadable(service, partnership)
        if missing in known:
            yield (
                f"Warning: partnerships keep to the process {missing} as it was before {missing}.yaml was edited: they "
                f"cannot be read. Put that file back as it was, give what is new the next version, and restart."
            )
        elif missing is not None:
            yield (
                f"Warning: partnerships keep to the process {missing}, which is not known here: they cannot be read. "
                f"Put {missing}.yaml in a folder, name that in PARTNERFLOW_PROCESSES, and restart."
            )


def _unreadable(service: Partnerflow, partnership: str) -> str | None:
    """The process for want of which a partnership cannot be read, if any: of the one it keeps to or kept to before."""
    try:
        service.streams.find("partnership", partnership)
    except UnknownProcessError as error:
        return str(error.data["process"])
    except CorruptionError:
        # The service can still be read, but for this one; the notary finds it, and holds the workspace.
        return None
    return None
