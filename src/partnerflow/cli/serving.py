"""The server over a store. What has threads of its own starts after the fork."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from socket import socket
from typing import Any

import click

from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import build
from partnerflow.cli import exits, redaction
from partnerflow.cli.hosting import Host, stop_on_signals
from partnerflow.cli.language import environment_language
from partnerflow.cli.listening import address_of, browsable, listen
from partnerflow.cli.owner import first_account
from partnerflow.cli.readying import await_example, check_environment, load_example, unknown_processes_told
from partnerflow.cli.selfcheck import check_contents, check_settings
from partnerflow.cli.telling import say, tell_error
from partnerflow.cli.version import version
from partnerflow.cli.workspaces.serving import ServedWorkspaces
from partnerflow.errors import PartnerflowError
from partnerflow.settings import EXAMPLE, PostgresServer, Settings

_FIRST = 1


def serve(settings: Settings) -> None:
    """Serve until a signal says to stop; ends the process with exit code 0 then.

    Raises:
        InvalidSettingError, InvalidDefinitionError: the operator has something to mend.
        UnavailableError: the database does not answer.
    """
    stop_on_signals()
    redaction.install()
    redaction.tell_security()
    listener = listen(settings.bind)
    check_settings(settings, address_of(listener), os.environ)
    check_environment(settings)
    GunicornServer(settings, listener).run()


class GunicornServer(Host):
    """One service over one store for each worker process."""

    def __init__(self, settings: Settings, listener: socket) -> None:
        self._settings = settings
        self._service: Partnerflow | None = None
        self._hosting: Any = None
        self._first = False
        embedded = not isinstance(settings.database, PostgresServer)
        super().__init__(listener, workers=settings.workers, threads=settings.threads, in_turns=embedded)

    def hooks(self) -> Mapping[str, Any]:
        return {"post_fork": self._born, "worker_exit": self._end}

    def load(self) -> Any:
        """The application of this worker, in its own process."""
        try:
            self._service = build(self._settings)
            if self._settings.example:
                # Before any worker takes a connection: a write that came first would make the store one that is not empty.
                (load_example if self._first else await_example)(self._service)
            if self._first:
                # Told before anything may refuse to serve: nobody could ever sign in to mend it.
                for line in first_account(self._service, self._settings.database):
                    click.echo(line)
            check_contents(self._service, self._address)
        except PartnerflowError as error:
            tell_error(error, environment_language({}))
            # 3 is also gunicorn's word for a worker that cannot start: it stops the server instead of trying for ever.
            sys.exit(exits.ENVIRONMENT)
        # By name: this package knows nothing of the one that speaks HTTP.
        api = import_module("partnerflow_api.hosting")
        self._hosting = api.hosted(self._service, self._settings, ServedWorkspaces(self._settings, self._address))
        return self._hosting

    def _born(self, _arbiter: Any, worker: Any) -> None:
        self._first = worker.age == _FIRST

    def begin(self) -> None:
        if not self._first or self._service is None:
            return
        say(unknown_processes_told(self._service))
        url = browsable(self._address)
        click.echo(f"partnerflow {version()} serves {self._settings.database}")
        click.echo(f"  {url}/  the partnerships")
        click.echo(f"  {url}/sign-in  where people sign in")
        click.echo(f"  {url}/docs  the API, to read and to try")
        if self._service.store.head("partnership", EXAMPLE) is not None:
            click.echo(f"  {url}/v1/partnerships/{EXAMPLE}  the example partnership, as the API tells it")
        click.echo("Ctrl-C stops it.")

    def _end(self, _arbiter: Any, _worker: Any) -> None:
        if self._hosting is not None:
            self._hosting.close()
        if self._service is not None:
            self._service.close()
