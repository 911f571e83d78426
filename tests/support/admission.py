"""The app with its door open: in tests about other things, everybody is let in, with every right."""

from __future__ import annotations

from typing import Any

from flask import Flask

from partnerflow.application.access.principal import Principal, everything
from partnerflow.application.service import Partnerflow
from partnerflow_api import create_app

SOMEBODY = everything("person-aaaaaaaaaaaaaaaa")


class Everybody:
    """Whoever asks is somebody who may do everything, and speak for everybody."""

    def __init__(self, principal: Principal = SOMEBODY) -> None:
        self._principal = principal

    def principal(self) -> Principal:
        return self._principal


def open_app(service: Partnerflow, principal: Principal = SOMEBODY, **more: Any) -> Flask:
    """The app over a service; whoever asks is this principal."""
    return create_app(service, admission=Everybody(principal), **more)
