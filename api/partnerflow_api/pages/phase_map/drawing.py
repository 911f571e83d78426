"""Drawing the map: a pure function from a path and the reader's words to SVG."""

from __future__ import annotations

from partnerflow_api.pages.phase_map.layout import BOX, COLUMN, GUTTER, LINE, MARGIN, Layout, Placed, Row, fit, lay_out
from partnerflow_api.pages.phase_map.path import Path
from partnerflow_api.pages.phase_map.stack import Stack, draw_stack, stack_up
from partnerflow_api.pages.phase_map.strokes import Strokes
from partnerflow_api.pages.words import Words

_TURN = 12


def draw(path: Path, words: Words, name: str = "phase-map", *, stacked: bool = False) -> str:
    """The map as an SVG element that stands on its own and may be set in a page; `name` makes its ids unique there.

    Advances go right; a return goes down and back, with its day, decision and reasons; a bar in each box shows the
    length of the stay beside the longest one, its pauses hatched. `stacked`, for a narrow screen: the same stays one
    above the other, the present one on top.
    """
    plan = stack_up(path, words) if stacked else lay_out(path, words)
    strokes = Strokes(
        width=plan.width,
        height=plan.height,
        name=name,
        language=words.language,
        title=words("map.title"),
        description=summary(path, words),
    )
    longest = max(stay.days for stay in path.stays) or 1
    if isinstance(plan, Stack):
        draw_stack(strokes, path, plan, longest, words)
    else:
        _side_by_side(strokes, path, plan, longest, words)
    return strokes.xml()


def _side_by_side(strokes: Strokes, path: Path, layout: Layout, longest: int, words: Words) -> None:
    _columns(strokes, path, layout)
    for number, row in enumerate(layout.rows):
        strokes.text(MARGIN, row.top + layout.box / 2 - LINE / 2, [row.name], colour="soft", anchor="start", bold=True)
        for before, after in zip(row.stays, row.stays[1:], strict=False):
            _advance(strokes, before, after, layout.box, words)
        for placed in row.stays:
            _box(strokes, path, placed, layout.box, longest, words)
        following = layout.rows[number + 1] if number + 1 < len(layout.rows) else None
        if following is not None:
            _return(strokes, row, following, layout.box)
        elif path.ending is not None:
            _end(strokes, row, layout.box)
    if path.taken_over:
        _taken_over(strokes, layout, words)


def summary(path: Path, words: Words) -> str:
    """What the map shows, in sentences, for who does not see it."""
    titles = {step.key: step.title for step in path.steps}
    returns = [stay.by_return for stay in path.stays if stay.by_return is not None]
    sentences = [words("map.order", phases=", ".join(titles.values())), words.count("stays", len(path.stays))]
    sentences += [
        words("map.went_back", day=words.day(made.on), source=titles[made.source], target=titles[made.target])
        for made in returns
    ]
    if path.ending is not None:
        sentences.append(words("map.has_ended", day=words.day(path.ending.on)))
    else:
        last = path.stays[-1]
        sentences.append(words("map.is_in", phase=titles[last.phase], day=words.day(last.entered)))
    return " ".join([*sentences, words("map.table_below")])


def _columns(strokes: Strokes, path: Path, layout: Layout) -> None:
    visited = {stay.phase for stay in path.stays}
    present = path.present
    for number, (step, heading) in enumerate(zip(path.steps, layout.headings, strict=True)):
        middle = GUTTER + COLUMN * number + COLUMN / 2
        here = present is not None and present.phase == step.key
        fill, colour = ("accent", "on-accent") if here else ("paper", "ink" if step.key in visited else "soft")
        strokes.circle(middle, MARGIN + 12, 12, fill=fill, edge="accent" if step.key in visited else "edge")
        strokes.text(middle, MARGIN + 4.5, [str(number + 1)], colour=colour, bold=True)
        strokes.text(middle, MARGIN + 28, heading, colour="ink" if step.key in visited else "soft", bold=True)
        if number:
            left = GUTTER + COLUMN * number
            strokes.line(f"M {left:g} {MARGIN:g} V {layout.height - MARGIN:g}", colour="guide", width=1)


def _box(strokes: Strokes, path: Path, placed: Placed, height: float, longest: int, words: Words) -> None:
    stay, left, top = placed.stay, placed.left, placed.top
    here = path.present is stay
    strokes.rectangle(left, top, BOX, height, fill="here" if here else "box", edge="accent" if here else "edge")
    if here:
        strokes.rectangle(left - 3, top - 3, BOX + 6, height + 6, fill="none", edge="accent")
    strokes.text(placed.middle, top + 10, placed.lines[:1], colour="ink", bold=True)
    strokes.text(placed.middle, top + 10 + LINE, placed.lines[1:], colour="ink")
    if stay.paused:
        strokes.rectangle(left + 9, top + 11 + 3 * LINE, 10, 10, fill="hatch", edge="edge", corner=1)
    strokes.bar(left + 10, top + height - 16, BOX - 20, stay, longest)
    if here:
        mark = words("map.paused_now" if path.paused else "map.now")
        strokes.rectangle(placed.middle - 42, top - 15, 84, 20, fill="accent")
        strokes.text(placed.middle, top - 13, [mark], colour="on-accent", bold=True)


def _advance(strokes: Strokes, before: Placed, after: Placed, height: float, words: Words) -> None:
    y, end = before.top + height / 2, after.left - 2
    strokes.line(f"M {before.left + BOX:g} {y:g} H {end - 7:g}", colour="accent", width=2.5)
    strokes.head(f"M {end:g} {y:g} l -9 -5.5 v 11 z", colour="accent")
    if after.stay.gate is not None:
        strokes.gate(after.left - (COLUMN - BOX) / 2 - 3, y, after.stay.gate, words)


def _return(strokes: Strokes, row: Row, following: Row, height: float) -> None:
    source, target = row.stays[-1], following.stays[0]
    start, run, end = source.top + height, source.top + height + 14, target.top - 3
    if target.stay.left is None:
        end -= 11  # leave room for the mark of where the partnership is now
    back = (
        f"M {source.middle:g} {start:g} V {run - _TURN:g} Q {source.middle:g} {run:g} {source.middle - _TURN:g} {run:g}"
        f" H {target.middle + _TURN:g} Q {target.middle:g} {run:g} {target.middle:g} {run + _TURN:g} V {end - 7:g}"
    )
    strokes.line(back, colour="back", width=2.5, dashes="7 4")
    strokes.head(f"M {target.middle:g} {end:g} l -5.5 -9 h 11 z", colour="back")
    _write(strokes, row, "back")


def _end(strokes: Strokes, row: Row, height: float) -> None:
    last = row.stays[-1]
    bottom = last.top + height
    strokes.line(f"M {last.middle:g} {bottom:g} v 22", colour="ink", width=2.5)
    strokes.rectangle(last.middle - 8, bottom + 22, 16, 16, fill="ink")
    _write(strokes, row, "ink")


def _taken_over(strokes: Strokes, layout: Layout, words: Words) -> None:
    first = layout.rows[0].stays[0]
    y, start = first.top + layout.box / 2, GUTTER + 4
    strokes.line(f"M {start:g} {y:g} H {first.left - 9:g}", colour="edge", dashes="2 5")
    strokes.head(f"M {first.left - 2:g} {y:g} l -9 -5.5 v 11 z", colour="edge")
    lines = fit(words("map.taken_over"), first.left - start - 16)
    strokes.text(start, y + 6, lines, colour="soft", anchor="start")


def _write(strokes: Strokes, row: Row, colour: str) -> None:
    label = row.label
    if label is not None:
        strokes.text(label.x, label.top, label.lines[:1], colour=colour, anchor=label.anchor, bold=True)
        strokes.text(label.x, label.top + LINE, label.lines[1:], colour="ink", anchor=label.anchor)
