"""The process definitions that a command may name: those that come with the program, and PARTNERFLOW_PROCESSES."""

from __future__ import annotations

import os
import re

import click

from partnerflow.errors import NotFoundError
from partnerflow.process.catalogue import Catalogue
from partnerflow.process.definition import ProcessDefinition
from partnerflow.settings import Settings

_NAME = re.compile(r"(?P<name>.+?)(?:\.v(?P<version>[1-9][0-9]{0,8}))?")


def definitions() -> Catalogue:
    """All of them, without opening a store."""
    from partnerflow.bootstrap import definitions as known

    return known(Settings.read(os.environ))


def definition_named(catalogue: Catalogue, text: str) -> ProcessDefinition:
    """The definition that `name.vN` means; without a version, its newest.

    Raises:
        NotFoundError: there is none; says which there are.
        UsageError: it is no name.
    """
    match = _NAME.fullmatch(text)
    if match is None:
        raise click.UsageError(f"{text!r} names no process: write name.vN, such as partnership.v1")
    try:
        if match["version"] is None:
            return catalogue.latest(match["name"])
        return catalogue.get(match["name"], int(match["version"]))
    except NotFoundError as error:
        known = ", ".join(f"{each.name}.v{each.version}" for each in catalogue)
        raise NotFoundError(f"{error}: choose one of {known}", **error.data) from error
