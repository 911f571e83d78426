"""The map for a narrow screen: the stays one above the other, the newest on top, beside a rail with a place a phase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partnerflow_api.pages.phase_map.layout import LINE, MARGIN, fit
from partnerflow_api.pages.phase_map.path import Path, Stay
from partnerflow_api.pages.phase_map.strokes import Strokes
from partnerflow_api.pages.words import Words

WIDTH = 344
_RADIUS, _STEP, _RAIL = 10, 13, 80
_MARK = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One stay: the middle of its disc, its lines, and below it the return by which it began, with its reasons."""

    stay: Stay
    x: float
    top: float
    title: tuple[str, ...]
    lines: tuple[str, ...]
    back: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.top + LINE / 2

    @property
    def bar(self) -> float:
        return self.top + LINE * (len(self.title) + len(self.lines)) + 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """The whole map, newest first; `ending` and `taken_over` are the lines above and below it."""

    width: float
    height: float
    left: float
    stops: tuple[Stop, ...]
    ending: tuple[str, ...]
    taken_over: tuple[str, ...]


def stack_up(path: Path, words: Words) -> Stack:
    """Place a path from top to bottom."""
    places = max(1, len(path.steps) - 1)
    step = min(_STEP, _RAIL / places)
    left = MARGIN + 2 * _RADIUS + step * places + MARGIN
    room = WIDTH - MARGIN - left
    ending = _fitted(_ending(path, words), room, bold=True)
    top: float = MARGIN + (LINE * len(ending) + 10 if path.ending else _MARK)
    stops = []
    for stay in reversed(path.stays):
        column = path.column(stay.phase)
        stop = Stop(
            stay=stay,
            x=MARGIN + _RADIUS + step * column,
            top=top,
            title=fit(path.steps[column].title, room, 3, bold=True),
            lines=_fitted(_told(stay, words), room),
            back=_fitted(_return(stay, words), room, bold=True),
            reasons=_fitted(stay.by_return.reasons if stay.by_return is not None else (), room),
        )
        stops.append(stop)
        top = stop.bar + 8 + 20 + (LINE * len(stop.back + stop.reasons) + 14 if stop.back else 0)
    taken_over = fit(words("map.taken_over"), room) if path.taken_over else ()
    height = top + LINE * len(taken_over)
    return Stack(width=WIDTH, height=height, left=left, stops=tuple(stops), ending=ending, taken_over=taken_over)


def _fitted(texts: Iterable[str], room: float, *, bold: bool = False) -> tuple[str, ...]:
    return tuple(line for text in texts for line in fit(text, room, bold=bold))


def _ending(path: Path, words: Words) -> Iterator[str]:
    if path.ending is not None:
        yield words("map.ended", day=words.short_day(path.ending.on))
        yield path.ending.kind


def _told(stay: Stay, words: Words) -> Iterator[str]:
    if stay.left is None:
        yield f"{words('map.since')} {words.short_day(stay.entered)}"
    else:
        yield f"{words.short_day(stay.entered)} – {words.short_day(stay.left)}"
    paused = [words("map.paused", days=stay.paused)] if stay.paused else []
    yield ", ".join([words.count("days", stay.days), *paused])
    if stay.gate is not None and stay.gate.guards:
        yield words(
            "map.gate_passed" if stay.gate.passed_knowingly else "map.gate_met",
            met=stay.gate.met,
            more=stay.gate.passed_knowingly,
        )
    yield from (f"{words('map.renewed')} {words.short_day(day)}" for day in stay.renewed)


def _return(stay: Stay, words: Words) -> Iterator[str]:
    made = stay.by_return
    if made is not None:
        yield words("map.return", day=words.short_day(made.on), decision=made.decision)


def draw_stack(strokes: Strokes, path: Path, stack: Stack, longest: int, words: Words) -> None:
    """Draw it: a line from each stay up to the one that followed, a bar below each."""
    for after, before in zip(stack.stops, stack.stops[1:], strict=False):
        _line(strokes, before, after)
    for stop in stack.stops:
        here = path.present is stop.stay
        strokes.circle(stop.x, stop.middle, _RADIUS, fill="accent" if here else "paper", edge="accent")
        number = str(path.column(stop.stay.phase) + 1)
        strokes.text(stop.x, stop.top + 0.5, [number], colour="on-accent" if here else "ink", bold=True)
        strokes.text(stack.left, stop.top, stop.title, colour="ink", anchor="start", bold=True)
        below = stop.top + LINE * len(stop.title)
        strokes.text(stack.left, below, stop.lines, colour="ink", anchor="start")
        strokes.bar(stack.left, stop.bar, stack.width - MARGIN - stack.left, stop.stay, longest)
        strokes.text(stack.left, stop.bar + 24, stop.back, colour="back", anchor="start", bold=True)
        reasons = stop.bar + 24 + LINE * len(stop.back)
        strokes.text(stack.left, reasons, stop.reasons, colour="ink", anchor="start")
    top = stack.stops[0]
    if path.present is not None:
        mark = words("map.paused_now" if path.paused else "map.now")
        strokes.rectangle(stack.left, MARGIN - 4, 84, 20, fill="accent")
        strokes.text(stack.left + 42, MARGIN - 2, [mark], colour="on-accent", bold=True)
    else:
        strokes.line(f"M {top.x:g} {top.middle - _RADIUS:g} V {MARGIN + 16:g}", colour="ink", width=2.5)
        strokes.rectangle(top.x - 8, MARGIN, 16, 16, fill="ink")
        strokes.text(stack.left, MARGIN, stack.ending, colour="ink", anchor="start", bold=True)
    if stack.taken_over:
        last = stack.stops[-1]
        end = stack.height - 4
        strokes.line(f"M {last.x:g} {last.middle + _RADIUS:g} V {end:g}", colour="edge", dashes="2 5")
        strokes.text(stack.left, last.bar + 24, stack.taken_over, colour="soft", anchor="start")


def _line(strokes: Strokes, before: Stop, after: Stop) -> None:
    back = after.stay.by_return is not None
    start, end = before.middle - _RADIUS, after.middle + _RADIUS + 2
    half = (start + end) / 2
    curve = f"M {before.x:g} {start:g} C {before.x:g} {half:g} {after.x:g} {half:g} {after.x:g} {end + 8:g}"
    colour = "back" if back else "accent"
    strokes.line(curve, colour=colour, width=2.5, dashes="7 4" if back else None)
    strokes.head(f"M {after.x:g} {end:g} l -5.5 9 h 11 z", colour=colour)
