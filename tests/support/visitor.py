"""A browser without a screen: it keeps cookies, and sends forms with what stands in them."""

from __future__ import annotations

import re
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

_FORM = re.compile(r'<form[^>]* action="([^"]*)"[^>]*>(.*?)</form>', re.DOTALL)
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


class Visitor:
    """Somebody at the pages of an app; `environ` says where the connection comes from."""

    def __init__(self, app: Flask, **environ: str) -> None:
        self.client: FlaskClient = app.test_client()
        self._environ = {"REMOTE_ADDR": "127.0.0.1", **environ}

    def get(self, path: str, **headers: str) -> TestResponse:
        """A page."""
        return self.client.get(path, headers=_named(headers), environ_base=self._environ)

    def post(self, path: str, fields: dict[str, Any] | None = None, **headers: str) -> TestResponse:
        """Fields sent to an address, whether a form leads there or not."""
        return self.client.post(path, data=fields or {}, headers=_named(headers), environ_base=self._environ)

    def submit(self, path: str, to: str | None = None, **fields: str) -> TestResponse:
        """The form of a page that leads to `to`, or to the page itself, with these fields filled in."""
        page = self.get(path).text
        for action, inside in _FORM.findall(page):
            if action.partition("?")[0] == (to or path).partition("?")[0]:
                return self.post(action.replace("&amp;", "&"), {**dict(_HIDDEN.findall(inside)), **fields})
        raise AssertionError(f"no form of {path} leads to {to or path}")

    def sign_in(self, name: str, password: str, path: str = "/sign-in") -> TestResponse:
        """Sign in with a local account."""
        return self.submit(path, name=name, password=password)

    def cookie(self, name: str = "partnerflow_session") -> str | None:
        """The value of a cookie that it keeps."""
        found = self.client.get_cookie(name)
        return found.value if found is not None else None


def _named(headers: dict[str, str]) -> dict[str, str]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return {"Accept": "text/html", "Accept-Language": "en", **named}
