"""The addresses of stylesheets and scripts: each holds the digest of its file, so that a browser never keeps an old one."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from flask import url_for


def asset(name: str) -> str:
    """The address of a file in `pages/static`."""
    return url_for("pages.static", filename=name, v=_digest(name))


@cache
def _digest(name: str) -> str:
    file = files("partnerflow_api.pages").joinpath("static", name)
    return sha256(file.read_bytes()).hexdigest()[:12]
