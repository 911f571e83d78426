"""The few strokes a diagram needs, as SVG elements. Only presentation attributes: it may be shown under any CSP."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

_INK, _PAPER, _BOX, _RETURN = "#1f2430", "#ffffff", "#eef3f8", "#8a3b12"


class Drawing:
    """One SVG image, accessible by its title and description; `name` makes its ids unique in a page."""

    def __init__(self, *, width: int, height: int, name: str, language: str, title: str, description: str) -> None:
        self._root = ElementTree.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {width} {height}",
                "width": str(width),
                "height": str(height),
                "role": "img",
                "lang": language,
                "aria-labelledby": f"{name}-title {name}-desc",
                "font-family": "system-ui, sans-serif",
                "font-size": "13",
            },
        )
        self._add("title", id=f"{name}-title").text = title
        self._add("desc", id=f"{name}-desc").text = description
        self._add("rect", width=width, height=height, fill=_PAPER)

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """A phase."""
        self._add("rect", x=x, y=y, width=width, height=height, rx=8, fill=_BOX, stroke=_INK)

    def text(self, x: float, y: float, lines: Sequence[str], *, bold: bool = False) -> None:
        """Lines of text below `y`, centred on `x`."""
        for number, line in enumerate(lines):
            attributes = {"font-weight": "bold"} if bold else {}
            element = self._add("text", x=x, y=y + 13 + 17 * number, fill=_INK, **attributes)
            element.set("text-anchor", "middle")
            element.text = line

    def arrow(self, start: float, end: float, y: float) -> None:
        """A straight arrow to the right: an advance."""
        self._add("path", d=f"M {start:g} {y:g} H {end - 8:g}", stroke=_INK, fill="none", **{"stroke-width": 2})
        self._add("path", d=f"M {end:g} {y:g} l -9 -5 v 10 z", fill=_INK)

    def arc(self, start: float, end: float, y: float, height: float) -> None:
        """A dashed arc over the boxes, landing on `end`: a return."""
        rise = y - height / 0.75
        path = f"M {start:.1f} {y:g} C {start:.1f} {rise:.1f} {end:.1f} {rise:.1f} {end:.1f} {y - 8:g}"
        self._add("path", d=path, stroke=_RETURN, fill="none", **{"stroke-dasharray": "5 3"})
        self._add("path", d=f"M {end:.1f} {y:g} l -4 -9 h 8 z", fill=_RETURN)

    def xml(self) -> str:
        """The image as text, ready for a file or a page."""
        ElementTree.indent(self._root)
        return ElementTree.tostring(self._root, encoding="unicode") + "\n"

    def _add(self, tag: str, **attributes: object) -> ElementTree.Element:
        values = {name: f"{v:g}" if isinstance(v, float) else str(v) for name, v in attributes.items()}
        return ElementTree.SubElement(self._root, tag, values)
