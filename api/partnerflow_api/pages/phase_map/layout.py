"""Where everything on the map goes: a row for each run of advances, and between two rows the return that parts them."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from partnerflow_api.pages.phase_map.path import Path, Stay
from partnerflow_api.pages.words import Words

GUTTER, COLUMN, BOX, LINE = 92, 176, 130, 16
MARGIN = 14
_PADDING, _BAR = 10, 18
# Wide enough for the widest of the fonts that `system-ui` may stand for, so that no text leaves its place.
_CHARACTER, _BOLD = 7.4, 8.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One stay in its place: the left and top of its box, and what is written in it."""

    stay: Stay
    left: float
    top: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.left + BOX / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Lines beside a descending stroke, to its right or, where there is more room, to its left."""

    x: float
    top: float
    lines: tuple[str, ...]
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One run of advances; `label` tells of the return, or the end, that comes after it."""

    name: str
    top: float
    stays: tuple[Placed, ...]
    label: Label | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The whole map. All boxes are `box` high; the headings take the space above `head`."""

    width: float
    height: float
    head: float
    box: float
    headings: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]


def lay_out(path: Path, words: Words) -> Layout:
    """Place a path."""
    width = GUTTER + COLUMN * len(path.steps) + MARGIN
    headings = tuple(fit(step.title, BOX, 3) for step in path.steps)
    head = MARGIN + 30 + LINE * max(map(len, headings)) + 10
    written = {stay: _lines(stay, words) for stay in path.stays}
    box = 2 * _PADDING + LINE * max(map(len, written.values())) + _BAR
    top: float = head + 16
    rows: list[Row] = []
    runs = _runs(path)
    for number, run in enumerate(runs):
        placed = tuple(
            Placed(stay=stay, left=_left(path.column(stay.phase)), top=top, lines=written[stay]) for stay in run
        )
        below = runs[number + 1][0] if number + 1 < len(runs) else None
        text = _below(path, below, words)
        under = _left(path.column(below.phase)) + BOX / 2 if below else placed[-1].middle
        label = _label(text, under, top + box + 22, width) if text else None
        rows.append(Row(name=_rounds(run, words), top=top, stays=placed, label=label))
        top += box + (38 + LINE * len(label.lines) + (14 if below else 0) if label else 0)
    return Layout(width=width, height=top + MARGIN, head=head, box=box, headings=headings, rows=tuple(rows))


def _runs(path: Path) -> list[list[Stay]]:
    runs: list[list[Stay]] = []
    for stay in path.stays:
        if runs and path.column(stay.phase) > path.column(runs[-1][-1].phase):
            runs[-1].append(stay)
        else:
            runs.append([stay])
    return runs


def _left(column: int) -> float:
    return GUTTER + COLUMN * column + (COLUMN - BOX) / 2


def _lines(stay: Stay, words: Words) -> tuple[str, ...]:
    if stay.left is None:
        dates = [words("map.since"), words.short_day(stay.entered)]
    else:
        dates = [f"{words.short_day(stay.entered)} –", words.short_day(stay.left)]
    paused = [words("map.paused", days=stay.paused)] if stay.paused else []
    renewed = [line for day in stay.renewed for line in (words("map.renewed"), words.short_day(day))]
    return (words.count("days", stay.days), *dates, *paused, *renewed)


def _rounds(run: list[Stay], words: Words) -> str:
    first, last = run[0].round, run[-1].round + len(run[-1].renewed)
    return words("map.round", round=first) if first == last else words("map.rounds", first=first, last=last)


def _below(path: Path, following: Stay | None, words: Words) -> list[str]:
    if following is not None and following.by_return is not None:
        made = following.by_return
        return [words("map.return", day=words.short_day(made.on), decision=made.decision), *made.reasons]
    if following is None and path.ending is not None:
        return [words("map.ended", day=words.short_day(path.ending.on)), path.ending.kind]
    return []


def _label(text: list[str], stroke: float, top: float, width: float) -> Label:
    right, left = width - MARGIN - stroke - 14, stroke - 14 - MARGIN
    room = max(right, left)
    lines = tuple(line for sentence in text for line in fit(sentence, room, 4))
    if right >= left:
        return Label(x=stroke + 14, top=top, lines=lines, anchor="start")
    return Label(x=stroke - 14, top=top, lines=lines, anchor="end")


def fit(text: str, room: float, lines: int = 4, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines that stay within the room; what does not fit is cut off with an ellipsis."""
    width = int(room / (_BOLD if bold else _CHARACTER))
    return tuple(wrap(text, width, max_lines=lines, placeholder=" …", break_on_hyphens=True))
