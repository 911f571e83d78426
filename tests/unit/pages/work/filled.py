"""Filling in a form of the pages as a person would: what stands in it stays, and only what is touched changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Pair = tuple[str, str]


@dataclass
class Controls(HTMLParser):
    """What a browser would send of the first POST form of a page."""

    source: str
    pairs: list[Pair] = field(default_factory=list)
    offered: dict[str, list[str]] = field(default_factory=dict)
    action: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._inside = self._done = False
        self._select = self._text = self._option = ""
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form" and has.get("method", "get").lower() == "post" and "/tell/" in has.get("action", ""):
            self._inside, self.action = not self._done, has["action"]
        if not self._inside:
            return
        name, kind = has.get("name", ""), has.get("type", "text")
        if tag == "input" and name and kind not in ("submit", "file"):
            if kind in ("radio", "checkbox"):
                self.offered.setdefault(name, []).append(has.get("value", ""))
            if kind not in ("radio", "checkbox") or "checked" in has:
                self.pairs.append((name, has.get("value", "")))
        elif tag == "textarea":
            self._text = name
            self.pairs.append((name, ""))
        elif tag == "select":
            self._select = name
            self.pairs.append((name, ""))
        elif tag == "option" and self._select:
            self.offered.setdefault(self._select, []).append(has.get("value", ""))
            if "selected" in has:
                self.pairs[-1] = (self._select, has.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._inside:
            self._inside, self._done = False, True
        if tag == "textarea":
            self._text = ""
        if tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            self.pairs[-1] = (self._text, self.pairs[-1][1] + data)

    @property
    def said(self) -> dict[str, list[str]]:
        """What stands in each control that has something in it, by its name."""
        found: dict[str, list[str]] = {}
        for name, value in self.pairs:
            if value.strip():
                found.setdefault(name, []).append(value.strip())
        return found


def told(client: FlaskClient, address: str, **touched: str) -> TestResponse:
    """Open a form, touch only these controls (dots of their names as `__`), and send it."""
    page = client.get(address)
    assert page.status_code == 200, page.text
    form = Controls(page.text)
    named = {name.replace("__", "."): value for name, value in touched.items()}
    kept = [pair for pair in form.pairs if pair[0] not in named]
    fields: dict[str, list[str]] = {}
    for name, value in [*kept, *named.items()]:
        fields.setdefault(name, []).append(value)
    return client.post(form.action, data=fields)
