"""The server of a witness: one process with threads, its memory opened after the fork."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from socket import socket
from typing import Any

import click

from partnerflow.bootstrap import SystemChance, SystemClock
from partnerflow.cli import exits
from partnerflow.cli.hosting import Host, stop_on_signals
from partnerflow.cli.language import environment_language
from partnerflow.cli.listening import browsable, listen
from partnerflow.cli.telling import tell_error
from partnerflow.errors import PartnerflowError
from partnerflow.settings import Address
from partnerflow.transparency.keys import Ed25519Key
from partnerflow.witness.app import PATH, application
from partnerflow.witness.key import open_key, open_memory, witness_vkey
from partnerflow.witness.memory import Memory

_THREADS = 8


def serve(bind: Address, folder: Path, name: str | None) -> None:
    """Serve until a signal says to stop; ends the process with exit code 0 then.

    Raises:
        InvalidSettingError: the operator has something to mend.
    """
    # The memory first: a key without one is a witness that forgot.
    open_memory(folder).close()
    key = open_key(folder, name, SystemChance().salt)
    listener = listen(bind, "--bind")
    stop_on_signals()
    WitnessServer(listener, folder, key).run()


class WitnessServer(Host):
    """One witness over one folder."""

    def __init__(self, listener: socket, folder: Path, key: Ed25519Key) -> None:
        self._folder = folder
        self._key = key
        self._memory: Memory | None = None
        # One process: what it remembers would be right in several, and there is nothing to gain from them.
        super().__init__(listener, workers=1, threads=_THREADS)

    def hooks(self) -> Mapping[str, Any]:
        return {"worker_exit": self._end}

    def load(self) -> Any:
        """The application of the worker, in its own process."""
        clock = SystemClock()
        try:
            self._memory = open_memory(self._folder)
        except PartnerflowError as error:
            tell_error(error, environment_language({}))
            # 3 is also gunicorn's word for a worker that cannot start: it stops the server instead of trying for ever.
            sys.exit(exits.ENVIRONMENT)
        return application(self._memory, self._key, lambda: int(clock.now().timestamp()))

    def begin(self) -> None:
        click.echo(f"{browsable(self._address)}{PATH} cosigns checkpoints as")
        click.echo(f"  {witness_vkey(self._key)}")
        click.echo("Ctrl-C stops it.")

    def _end(self, _arbiter: Any, _worker: Any) -> None:
        if self._memory is not None:
            self._memory.close()
