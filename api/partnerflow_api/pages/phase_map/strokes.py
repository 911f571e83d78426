"""The strokes of the map as SVG elements: each with a class that a page may style, and a colour for when none does."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from partnerflow_api.pages.phase_map.gates import Gate
from partnerflow_api.pages.phase_map.path import Stay
from partnerflow_api.pages.words import Words

COLOURS = {
    "ink": "#1b242d",
    "soft": "#535f6a",
    "paper": "#ffffff",
    "guide": "#dedcd5",
    "box": "#f0f3f3",
    "here": "#e4f1f2",
    "edge": "#737f8a",
    "accent": "#0a5a64",
    "on-accent": "#ffffff",
    "back": "#9a3412",
    "none": "none",
}


class Strokes:
    """An SVG image in the making; whatever text is put in it is escaped by the writer of the XML."""

    def __init__(self, *, width: float, height: float, name: str, language: str, title: str, description: str) -> None:
        self._root = ElementTree.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "class": "phase-map",
                "viewBox": f"0 0 {width:g} {height:g}",
                "width": f"{width:g}",
                "height": f"{height:g}",
                "role": "img",
                "lang": language,
                "aria-labelledby": f"{name}-title {name}-desc",
                "font-family": "system-ui, sans-serif",
                "font-size": "13",
            },
        )
        self._name = name
        self._add("title", id=f"{name}-title").text = title
        self._add("desc", id=f"{name}-desc").text = description
        self._define_hatch()

    def rectangle(
        self, x: float, y: float, width: float, height: float, *, fill: str, edge: str | None = None, corner: float = 5
    ) -> None:
        """A box; `fill` and `edge` are names of `COLOURS`, or `hatch`."""
        colour = f"url(#{self._name}-hatch)" if fill == "hatch" else COLOURS[fill]
        stroke = {"stroke": COLOURS[edge], "stroke-width": "1.25"} if edge else {}
        classes = f"fill-{fill}" + (f" edge-{edge}" if edge else "")
        self._add("rect", x=x, y=y, width=width, height=height, rx=corner, fill=colour, **{"class": classes}, **stroke)

    def circle(self, x: float, y: float, radius: float, *, fill: str, edge: str) -> None:
        """A disc with an edge."""
        named = {"class": f"fill-{fill} edge-{edge}"}
        self._add("circle", cx=x, cy=y, r=radius, fill=COLOURS[fill], stroke=COLOURS[edge], **named)

    def line(self, path: str, *, colour: str, width: float = 2, dashes: str | None = None) -> None:
        """A stroke along SVG path data."""
        style = {"class": f"edge-{colour}", "stroke-width": f"{width:g}"}
        if dashes:
            style["stroke-dasharray"] = dashes
        self._add("path", d=path, fill="none", stroke=COLOURS[colour], **style)

    def head(self, path: str, *, colour: str) -> None:
        """The head of an arrow, along SVG path data."""
        self._add("path", d=path, fill=COLOURS[colour], **{"class": f"fill-{colour}"})

    def text(
        self, x: float, y: float, lines: Sequence[str], *, colour: str, anchor: str = "middle", bold: bool = False
    ) -> None:
        """Lines of text below `y`, 16 apart."""
        style = {"class": f"fill-{colour}", "text-anchor": anchor}
        if bold:
            style["font-weight"] = "600"
        for number, line in enumerate(lines):
            self._add("text", x=x, y=y + 12 + 16 * number, fill=COLOURS[colour], **style).text = line

    def bar(self, x: float, y: float, length: float, stay: Stay, longest: int) -> None:
        """How long a stay took, beside the longest one, which fills the whole length; its pauses hatched."""
        self.rectangle(x, y, length, 8, fill="guide", corner=1)
        if stay.days:
            self.rectangle(x, y, max(3, length * stay.days / longest), 8, fill="accent", corner=1)
        for interruption in stay.interruptions:
            start, width = length * interruption.start / longest, length * interruption.days / longest
            self.rectangle(x + start, y, max(4, width), 8, fill="hatch", edge="edge", corner=0)

    def gate(self, x: float, y: float, gate: Gate, words: Words) -> None:
        """What carried an advance: how many guards were met, and under it how many were passed knowingly."""
        side = 13
        self._add(
            "path",
            d=f"M {x:g} {y - side:g} l {side:g} {side:g} l {-side:g} {side:g} l {-side:g} {-side:g} z",
            fill=COLOURS["paper"],
            stroke=COLOURS["accent"],
            **{"class": "fill-paper edge-accent", "stroke-width": "2"},
        )
        self.text(x, y - 8, [str(gate.met)], colour="ink", bold=True)
        if gate.passed_knowingly:
            self.text(x, y + side + 1, [words("map.gate_more", number=gate.passed_knowingly)], colour="back", bold=True)

    def xml(self) -> str:
        """The image as text."""
        return ElementTree.tostring(self._root, encoding="unicode")

    def _define_hatch(self) -> None:
        definitions = self._add("defs")
        pattern = ElementTree.SubElement(
            definitions,
            "pattern",
            {
                "id": f"{self._name}-hatch",
                "width": "6",
                "height": "6",
                "patternUnits": "userSpaceOnUse",
                "patternTransform": "rotate(45)",
            },
        )
        ground = {"width": "6", "height": "6", "fill": COLOURS["paper"], "class": "fill-paper"}
        ElementTree.SubElement(pattern, "rect", ground)
        bar = {"width": "2.5", "height": "6", "fill": COLOURS["edge"], "class": "fill-edge"}
        ElementTree.SubElement(pattern, "rect", bar)

    def _add(self, tag: str, **attributes: object) -> ElementTree.Element:
        values = {name: f"{value:g}" if isinstance(value, float) else str(value) for name, value in attributes.items()}
        return ElementTree.SubElement(self._root, tag, values)
