"""What the operator says by the environment, and where this installation keeps things.

Here: reading and checking the ``PARTNERFLOW_`` variables, the folders of configuration and data, the key file,
and files that outlive a power cut.
Never: opening a store, starting a server, a variable read by anybody else.
May import: `partnerflow.errors`; environs enters here and nowhere else.
Door: `Settings.read`, `config_folder`, `read_or_create_key`, `create_once`, `sync`. Tests: ``tests/unit/settings/``.
"""

from __future__ import annotations

from partnerflow.settings.address import Address
from partnerflow.settings.database import Database, EmbeddedFile, InMemory, PostgresServer
from partnerflow.settings.durable import create_once, sync
from partnerflow.settings.environment import Settings
from partnerflow.settings.key import read_or_create_key
from partnerflow.settings.places import config_folder, data_folder
from partnerflow.settings.signing import PrivateKeys

__all__ = [
    "Address",
    "Database",
    "EmbeddedFile",
    "InMemory",
    "PostgresServer",
    "PrivateKeys",
    "Settings",
    "config_folder",
    "create_once",
    "data_folder",
    "read_or_create_key",
    "sync",
]
