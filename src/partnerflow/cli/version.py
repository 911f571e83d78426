"""The version of the program that runs."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import metadata

from partnerflow.settings import config_folder


@cache
def version() -> str:
    """That of the installed package; of a checkout, which needs no installing, what its pyproject.toml says."""
    try:
        return metadata.version("partnerflow")
    except metadata.PackageNotFoundError:
        project = config_folder().with_name("pyproject.toml")
        return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])
