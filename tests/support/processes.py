"""The process definitions that come with the program, read once for all tests."""

from __future__ import annotations

from functools import cache

from partnerflow.process.catalogue import Catalogue, load
from partnerflow.process.definition import ProcessDefinition
from partnerflow.settings import config_folder


@cache
def shipped() -> Catalogue:
    """The shipped definitions."""
    return load(config_folder() / "processes")


def shipped_process(name: str) -> ProcessDefinition:
    """The newest version of a shipped definition."""
    return shipped().latest(name)
