"""What the operator says by the environment, and where this installation keeps things.

Here: reading and checking the ``PARTNERFLOW_`` variables, the folders of configuration and data, the key file,
the registry of workspaces, and files that outlive a power cut.
Never: opening a store, starting a server, a variable read by anybody else.
May import: `partnerflow.errors`; environs enters here and nowhere else.
Door: `Settings.read`, `config_folder`, `read_or_create_key`, `create_once`, `sync`. Tests: ``tests/unit/settings/``.
"""

from __future__ import annotations

from partnerflow.settings.address import Address
from partnerflow.settings.database import Database, EmbeddedFile, InMemory, PostgresServer
from partnerflow.settings.durable import create_once, sync
from partnerflow.settings.environment import Settings
from partnerflow.settings.example import EXAMPLE, EXAMPLE_PROCESS, example_lines
from partnerflow.settings.key import read_or_create_key
from partnerflow.settings.limits import Rate, Rates
from partnerflow.settings.places import config_folder, data_folder
from partnerflow.settings.signing import PrivateKeys
from partnerflow.settings.signing_in import Networks, Provider, Secret, SecretFile, SignIn, TrustedProxy
from partnerflow.settings.workspaces import Registry, settings_beside, workspace_settings

__all__ = [
    "EXAMPLE",
    "EXAMPLE_PROCESS",
    "Address",
    "Database",
    "EmbeddedFile",
    "InMemory",
    "Networks",
    "PostgresServer",
    "PrivateKeys",
    "Provider",
    "Rate",
    "Rates",
    "Registry",
    "Secret",
    "SecretFile",
    "Settings",
    "SignIn",
    "TrustedProxy",
    "config_folder",
    "create_once",
    "data_folder",
    "example_lines",
    "read_or_create_key",
    "settings_beside",
    "sync",
    "workspace_settings",
]
