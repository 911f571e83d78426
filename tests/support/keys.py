"""Keys for the servers of tests: real ones, made over the same store by the function that the command line calls."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import timedelta

from partnerflow.application.access.principal import everything
from partnerflow.application.credentials import make_key
from partnerflow.bootstrap import build
from partnerflow.settings import Settings


def a_key(variables: Mapping[str, str]) -> str:
    """The token of a new key of the workspace that these variables name: it may everything, and speaks for everybody."""
    with closing(build(Settings.read(variables))) as service:
        expires = service.clock.now().date() + timedelta(days=2)
        _, token = make_key(service, "tests", everything("tests").assignments, expires=expires, by="tests")
    return token
