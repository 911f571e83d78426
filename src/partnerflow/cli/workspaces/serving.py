"""The workspaces of the registry as a server opens them, each with a store, a key and a ledger of its own."""

from __future__ import annotations

from dataclasses import replace

from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import build
from partnerflow.cli.selfcheck import check_contents, check_settings
from partnerflow.errors import PartnerflowError
from partnerflow.settings import Address, InMemory, Registry, Settings, workspace_settings


class ServedWorkspaces:
    """What `partnerflow_api.hosting` asks of the registry; in a worker, after the fork.

    Args:
        settings: of the server.
        address: where it listens; a workspace that may not be served there is not opened.
    """

    def __init__(self, settings: Settings, address: Address) -> None:
        self._settings = settings
        self._address = address
        self._registry = Registry(folder=settings.workspaces)

    def stamp(self, name: str) -> int | None:
        """Another number whenever what the registry says of a workspace changed; None where it says nothing."""
        return self._registry.stamp(name)

    def open(self, name: str) -> Partnerflow:
        """A service over a workspace, at work.

        Raises:
            PartnerflowError: it cannot be opened, or may not be served here; the operator finds why in the log.
        """
        settings = workspace_settings(self._settings, name)
        check_settings(settings, self._address, {})
        service = build(settings)
        try:
            check_contents(service, self._address)
        except PartnerflowError:
            service.close()
            raise
        return service

    def nobodys(self) -> Partnerflow:
        """A service over nothing, in which nobody is known."""
        return build(
            replace(
                self._settings,
                database=InMemory(),
                example=False,
                key_file=None,
                ledger=None,
                origin=None,
                signer=None,
                timestamps=None,
                notary=False,
            )
        )
