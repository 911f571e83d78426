"""A form as a browser sends it: the controls that it would post, with what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

Pairs = list[tuple[str, str]]


@dataclass
class Controls(HTMLParser):
    """The controls of the form that tells a fact, in order; its buttons apart."""

    source: str
    pairs: Pairs = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._inside = False
        self._select: str | None = None
        self._options: list[tuple[str, bool]] = []
        self._text: str | None = None
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = "telling" in given.get("class", "").split()
        elif not self._inside:
            return
        elif tag == "input":
            self._input(given)
        elif tag == "select":
            self._select, self._options = given["name"], []
        elif tag == "option" and self._select is not None:
            self._options.append((given.get("value", ""), "selected" in given))
        elif tag == "textarea":
            self._text = ""
            self.pairs.append((given["name"], ""))
        elif tag == "button" and "value" in given:
            self.buttons.append(given["value"])

    def _input(self, given: dict[str, str]) -> None:
        if given.get("type") == "file":
            self.files.append(given["name"])
        elif given.get("type") not in ("radio", "checkbox") or "checked" in given:
            self.pairs.append((given["name"], given.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "select" and self._select is not None:
            chosen = [value for value, selected in self._options if selected] or [self._options[0][0]]
            self.pairs += [(self._select, value) for value in chosen]
            self._select = None
        elif tag == "textarea" and self._text is not None:
            # The first line feed is of the markup, and a browser sends both characters of a line end.
            text = self._text.removeprefix("\n").replace("\n", "\r\n")
            self.pairs[-1] = (self.pairs[-1][0], text)
            self._text = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text += data

    def value(self, name: str) -> str:
        """What stands in the first control of this name."""
        return next(value for each, value in self.pairs if each == name)

    def filled(self, **changes: str | list[str]) -> dict[str, list[str]]:
        """What is sent after some controls were changed; a double underscore stands for a dot."""
        sent: dict[str, list[str]] = {}
        for name, value in self.pairs:
            sent.setdefault(name, []).append(value)
        for name, changed in changes.items():
            sent[name.replace("__", ".")] = changed if isinstance(changed, list) else [changed]
        return sent
