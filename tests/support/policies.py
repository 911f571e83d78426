"""The roles that come with the program, read once for all tests."""

from __future__ import annotations

from functools import cache

from partnerflow.application.access.policy import read_policy
from partnerflow.application.access.roles import Policy
from partnerflow.settings import config_folder


@cache
def shipped_policy() -> Policy:
    """The roles of `config/access.yaml`."""
    return read_policy(config_folder() / "access.yaml")
