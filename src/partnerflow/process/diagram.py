"""Pictures of a process: Mermaid text, and an SVG that stands on its own. The moves come from the phase machine."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from partnerflow.process.definition import Guard, Move, ProcessDefinition
from partnerflow.process.drawing import Drawing
from partnerflow.process.text import Language, Text

_BOX, _GAP, _MARGIN, _LINE = 150, 96, 24, 17
_MARKS = {"hard": "●", "signal": "○", "absolute": "■", None: "◌"}
_LEGEND = Text(
    nl="● hard · ○ signaal · ■ absoluut · ◌ alleen in sommige profielen · stippellijn: terugkeer",
    en="● hard · ○ signal · ■ absolute · ◌ only in some profiles · dashed line: return",
)


def mermaid(definition: ProcessDefinition, moves: Sequence[Move], language: Language) -> str:
    """The process as a Mermaid state diagram: each move by its trigger, each advance with its guards."""
    lines = [
        "stateDiagram-v2",
        f"  accTitle: {_plain(_heading(definition, language))}",
        f"  accDescr: {_plain(summary(definition, moves, language))}",
        "  direction LR",
    ]
    for number, phase in enumerate(definition.phases):
        # The prefix keeps a phase named `end` or `state` apart from Mermaid's own words.
        lines.append(f'  state "{number}. {_plain(phase.title.to(language))}" as phase_{phase.key}')
    lines.append(f"  [*] --> phase_{definition.phases[0].key}")
    for move in moves:
        guards = " ".join(guard.id for guard in _guards_of(definition, move))
        label = f"{move.trigger} [{guards}]" if guards else move.trigger
        lines.append(f"  phase_{move.source} --> phase_{move.target}: {label}")
    return "\n".join(lines) + "\n"


def svg(definition: ProcessDefinition, moves: Sequence[Move], language: Language) -> str:
    """The process as an SVG image with title and description, without styles, scripts or anything from outside."""
    place = {phase.key: index for index, phase in enumerate(definition.phases)}
    titles = [wrap(f"{n}. {phase.title.to(language)}", 18) for n, phase in enumerate(definition.phases)]
    yields = [_deliverables(definition, phase.key, language) for phase in definition.phases]
    longest = max((place[move.source] - place[move.target] for move in moves), default=0)
    top = _MARGIN + 30 + max(longest, 0) * 26
    box = 22 + _LINE * max(len(lines) for lines in titles)
    below = max(
        [box / 2 + _LINE * (1 + len(_guards_of(definition, move))) for move in moves if move.kind == "advance"]
        + [box + _LINE * (1 + len(lines)) for lines in yields]
    )
    count = len(definition.phases)
    width = 2 * _MARGIN + count * _BOX + (count - 1) * _GAP
    legend = wrap(_LEGEND.to(language), max(30, (width - 2 * _MARGIN) // 7))
    drawing = Drawing(
        width=width,
        height=int(top + below + _MARGIN + _LINE * (1 + len(legend))),
        name=f"process-{definition.name}-v{definition.version}",
        language=language,
        title=_heading(definition, language),
        description=summary(definition, moves, language),
    )
    for index, lines in enumerate(titles):
        drawing.box(_left(index), top, _BOX, box)
        drawing.text(_left(index) + _BOX / 2, top + 4 + (box - _LINE * len(lines)) / 2, lines, bold=True)
        drawing.text(_left(index) + _BOX / 2, top + box + 4, yields[index])
    for move in moves:
        source, target = place[move.source], place[move.target]
        if move.kind == "advance":
            drawing.arrow(_left(source) + _BOX, _left(target), top + box / 2)
            marks = [f"{_MARKS[guard.kind]} {guard.id}" for guard in _guards_of(definition, move)]
            drawing.text(_left(source) + _BOX + _GAP / 2, top + box / 2 + 8, marks)
        else:
            # Short returns leave and land on the inside, long ones around them: arcs of one phase never cross.
            leaves = _left(source) + _BOX / 2 * (source - target) / (source + 1)
            lands = _left(target) + _BOX - _BOX / 2 * (source - target) / (count - target)
            drawing.arc(leaves, lands, top, 26 * (source - target) + 12)
    drawing.text(width / 2, top + below + _LINE, legend)
    return drawing.xml()


def summary(definition: ProcessDefinition, moves: Sequence[Move], language: Language) -> str:
    """What the pictures show, in sentences, for who cannot see them."""
    title = {phase.key: phase.title.to(language) for phase in definition.phases}
    order, back = {"nl": ("Fasen in volgorde: ", "Terugkeer"), "en": ("Phases in order: ", "Return")}[language]
    sentences = [order + ", ".join(title.values()) + "."]
    for move in moves:
        if move.kind == "advance":
            guards = ", ".join(guard.id for guard in _guards_of(definition, move)) or "-"
            sentences.append(f"{title[move.source]} → {title[move.target]}: {guards}.")
    for phase in definition.phases:
        targets = [title[move.target] for move in moves if move.kind == "return" and move.source == phase.key]
        if targets:
            sentences.append(f"{back} {title[phase.key]} → {', '.join(targets)}.")
    return " ".join(sentences)


def _guards_of(definition: ProcessDefinition, move: Move) -> tuple[Guard, ...]:
    return definition.guards_leaving(move.source) if move.kind == "advance" else ()


def _deliverables(definition: ProcessDefinition, phase: str, language: Language) -> list[str]:
    found = [each.title.to(language) for each in definition.deliverables.values() if each.phase == phase]
    return [line for title in found for line in wrap(title, 22)]


def _heading(definition: ProcessDefinition, language: Language) -> str:
    word = {"nl": "versie", "en": "version"}[language]
    return f"{definition.title.to(language)} ({definition.name}, {word} {definition.version})"


def _left(index: int) -> int:
    return _MARGIN + index * (_BOX + _GAP)


def _plain(text: str) -> str:
    """A text that cannot be taken for Mermaid syntax."""
    one_line = " ".join(text.split())
    return "".join(f"#{ord(sign)};" if sign in '"#;{}<>%' else sign for sign in one_line)
