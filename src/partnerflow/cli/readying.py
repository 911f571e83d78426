"""What a server does before it serves: the store made ready, and the example in an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerflow.bootstrap import definitions, store_url
from partnerflow.cli.progress import progress
from partnerflow.cli.telling import say
from partnerflow.errors import InvalidSettingError, StaleVersionError
from partnerflow.persistence import opening
from partnerflow.settings import Settings, config_folder

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

EXAMPLE = "vast-verder"
_SECONDS_TO_SEE_A_FACT = 0.5
_SECONDS_TO_LIST = 10.0


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
        except InvalidSettingError:
            # This login may not: the first error says who can, and how.
            raise unprepared from None


def load_example(service: Partnerflow) -> None:
    """Import the example into an empty store, every rule checked; servers that start together load it once."""
    from partnerflow.application.imports import ImportRequest

    if not _is_empty(service):
        return
    lines = (config_folder() / "examples" / f"{EXAMPLE}.facts.jsonl").read_bytes().splitlines()
    with progress("Loading the example partnership", len(lines)) as told:
        try:
            service.import_facts(lines, ImportRequest(principal="example"), told)
        except StaleVersionError:
            say(["Another server has loaded the example partnership."])
    last = service.store.wait(len(lines), _SECONDS_TO_LIST)
    service.summaries.wait(last, _SECONDS_TO_LIST)


def _is_empty(service: Partnerflow) -> bool:
    # A server that was killed may have left facts that no log holds yet; the sequencer places them in this time.
    return service.store.position() == 0 and service.store.wait(1, _SECONDS_TO_SEE_A_FACT) == 0
