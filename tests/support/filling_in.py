"""A reader who fills in forms: keeps what stands in them, as a browser does, and presses one of their buttons."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

_CHOSEN = ("radio", "checkbox")
_PRESSED = ("submit", "file", "button")


@dataclass
class Form(HTMLParser):
    """The first form of a page that posts something to be recorded: where to, and what stands in it."""

    source: str
    action: str = ""
    standing: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._inside = self._done = False
        self._select: str | None = None
        self._options: list[tuple[str, bool]] = []
        self._area: list[str] | None = None
        self._name = ""
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and not self._done and "telling" in given.get("class", "").split():
            self._inside, self.action = True, given["action"]
        if not self._inside:
            return
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "input" and name and kind not in _PRESSED and (kind not in _CHOSEN or "checked" in given):
            self.standing.append((name, given.get("value", "")))
        elif tag == "select":
            self._select, self._options = name, []
        elif tag == "option":
            self._options.append((given.get("value", ""), "selected" in given))
        elif tag == "textarea":
            self._name, self._area = name, []

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._inside:
            self._inside, self._done = False, True
        elif tag == "select" and self._select and self._options:
            chosen = [value for value, selected in self._options if selected] or [self._options[0][0]]
            self.standing.append((self._select, chosen[-1]))
            self._select = None
        elif tag == "textarea" and self._area is not None:
            self.standing.append((self._name, "".join(self._area).removeprefix("\n")))
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.append(data)


class Reader:
    """Somebody at the pages of an app, in one language."""

    def __init__(self, client: FlaskClient, language: str = "nl") -> None:
        self.client = client
        self._headers = {"Accept": "text/html", "Accept-Language": language}
        self.page = ""

    def opens(self, path: str) -> str:
        """A page, and those that it leads on to."""
        response = self.client.get(path, headers=self._headers, follow_redirects=True)
        assert response.status_code == 200, response.text
        self.page = response.text
        return self.page

    def sends(self, act: str = "tell", **filled: Any) -> TestResponse:
        """The form of the present page, with these controls filled in otherwise than they stand; `__` stands for a dot."""
        form = Form(self.page)
        assert form.action, f"there is no form on this page: {self.page}"
        given = {name.replace("__", "."): value for name, value in filled.items()}
        fields = MultiDict([(name, value) for name, value in form.standing if name not in given])
        for name, value in given.items():
            for each in value if isinstance(value, list) else [value]:
                fields.add(name, each)
        fields.add("act", act)
        response = self.client.post(form.action, data=fields, headers=self._headers)
        self.page = response.text
        return response

    def tells(self, path: str, **filled: Any) -> TestResponse:
        """Fill in the form at an address and record it."""
        self.opens(path)
        response = self.sends(**filled)
        assert response.status_code == 303, response.text
        return response
