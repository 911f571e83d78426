"""The API key with which a command asks the service of somebody else: from a file, or from the environment."""

from __future__ import annotations

import os
from pathlib import Path

import click

VARIABLE = "PARTNERFLOW_API_KEY"
# Never an option with the key itself: whoever lists processes would read it.
key_file_option = click.option(
    "--key-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help=f"With --url: a file with your API key there; without, it is in {VARIABLE}.",
)


def api_key(key_file: Path | None) -> str | None:
    """The key in the file, else that of the environment; None when there is none."""
    found = key_file.read_text("utf-8", "replace") if key_file is not None else os.environ.get(VARIABLE, "")
    return found.strip() or None
