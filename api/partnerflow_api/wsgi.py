"""The process entry: settings to service to app. The only module of the API that meets bootstrap."""

from __future__ import annotations

import os

from flask import Flask

from partnerflow.bootstrap import build
from partnerflow.settings import Settings
from partnerflow_api import create_app
from partnerflow_api.theme import Theme


def application() -> Flask:
    """The app that the environment asks for. Call it after a fork: it starts threads and opens the store.

    Raises:
        InvalidSettingError, InvalidDefinitionError, UnavailableError: the operator has something to mend.
    """
    settings = Settings.read(os.environ)
    theme = Theme.read(settings.theme)
    return create_app(build(settings), rates=settings.rates, proxies=settings.proxy, ways=settings.sign_in, theme=theme)
