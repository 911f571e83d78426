"""Reading a page as a browser and a screen reader would: its nesting, its ids, its headings, its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "input", "br", "hr", "img", "wbr"})


@dataclass
class Element:
    """One element: its attributes and, once it is closed, all text in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """A parsed page; `faults` is empty when every element is closed in its turn."""

    source: str
    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Element] = []
        self.feed(self.source)
        self.close()
        self.faults += [f"<{element.tag}> is never closed" for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice")
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1].tag if self._open else 'nothing'}")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements with this tag and these attributes; `class_` must be among the classes."""
        wanted = {name: value for name, value in attributes.items() if name != "class_"}
        return [
            element
            for element in self.elements
            if element.tag == tag
            and all(element.attributes.get(name) == value for name, value in wanted.items())
            and attributes.get("class_", "") in ["", *element.attributes.get("class", "").split()]
        ]

    def link(self, text: str) -> str:
        """The address behind the first link with this text."""
        return next(found.attributes["href"] for found in self.all("a") if " ".join(found.text.split()) == text)

    def text(self, tag: str = "main") -> str:
        """The text within the first element with this tag, on one line."""
        return " ".join(self.all(tag)[0].text.split())

    def problems(self) -> list[str]:
        """What breaks the nesting, the ids, the order of headings, the tables or the content security policy."""
        return [*self.faults, *self._ids(), *self._headings(), *self._tables(), *self._inline()]

    def _ids(self) -> list[str]:
        ids = [element.attributes["id"] for element in self.elements if "id" in element.attributes]
        named = [
            name
            for element in self.elements
            for attribute in ("aria-labelledby", "aria-describedby", "for")
            for name in element.attributes.get(attribute, "").split()
        ]
        named += [href[1:] for element in self.all("a") if (href := element.attributes.get("href", "")).startswith("#")]
        twice = [f"id {name} stands twice" for name in set(ids) if ids.count(name) > 1]
        return twice + [f"nothing has the id {name}" for name in named if name not in ids]

    def _headings(self) -> list[str]:
        levels = [int(found.tag[1]) for found in self.elements if found.tag in ("h1", "h2", "h3", "h4")]
        pairs = zip([0, *levels], levels, strict=False)
        skipped = [f"h{after} after h{before}" for before, after in pairs if after > before + 1]
        return skipped + ([] if levels.count(1) == 1 else ["not exactly one h1"])

    def _tables(self) -> list[str]:
        found = [] if len(self.all("table")) == len(self.all("caption")) else ["a table without a caption"]
        return found + [f"<th> without scope: {cell.text}" for cell in self.all("th") if "scope" not in cell.attributes]

    def _inline(self) -> list[str]:
        scripted = [
            f"<{found.tag}>"
            for found in self.elements
            if found.tag in ("style", "iframe") or (found.tag == "script" and "src" not in found.attributes)
        ]
        styled = [
            f"{name} on <{found.tag}>"
            for found in self.elements
            for name in found.attributes
            if name == "style" or name.startswith("on")
        ]
        return scripted + styled
