"""The sections of a document in a form: those that its kind has, those that are empty, and texts that belong to none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from partnerflow.process.definition import ProcessDefinition
from partnerflow_api.pages.forms.presetting import preset
from partnerflow_api.pages.forms.setting import Setting

Line = Mapping[str, Any]
_DRAFT = "DeliverableDrafted"
_WHOLE = frozenset({_DRAFT, "DeliverableSubmitted"})
"""Facts that give the whole text of a version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A text that was typed in a section which this kind of document does not have: for whoever typed it to copy."""

    title: str
    text: str


def fitted(line: Line, fact: str, setting: Setting, *, chosen: bool) -> tuple[dict[str, Any], tuple[Leftover, ...]]:
    """A line with the sections of the kind of document that it names now, and the texts for which that kind has no section.

    The version is the next one of that kind, and what was typed stays where the kind has a section of that name. A line
    whose sections all fit is left alone; so is one without any, unless the kind was `chosen` just now.
    """
    data = dict(line.get("data") or {})
    known, given = _declared(data, setting.process), data.get("sections")
    given = given if isinstance(given, Mapping) else {}
    if fact not in _WHOLE or known is None:
        return dict(line), ()
    strange = {name: section for name, section in given.items() if name not in known}
    if not strange and not (chosen and not given):
        return dict(line), ()
    named = {name: value for name, value in data["deliverable"].items() if name != "version"}
    kept = {name: section for name, section in given.items() if name in known}
    begun = preset({**line, "data": {"deliverable": named}}, fact, setting)
    begun["data"] = {**data, **begun["data"], "sections": {**begun["data"].get("sections", {}), **kept}}
    return begun, tuple(_leftovers(strange, fact, setting))


def empty_sections(line: Line, fact: str, setting: Setting) -> list[str]:
    """The titles of the sections that must be in a document and in which nothing stands; of a draft, where all are empty."""
    data = line.get("data") or {}
    known, given = _declared(data, setting.process), data.get("sections") or {}
    if fact not in _WHOLE or known is None or not isinstance(given, Mapping):
        return []
    if fact == _DRAFT and given:
        return []
    words, kind = setting.words, setting.process.deliverables[data["deliverable"]["kind"]]
    return [words.text(each.title) for each in kind.sections if each.need == "V" and each.name not in given]


def _declared(data: Line, process: ProcessDefinition) -> set[str] | None:
    """The sections of the kind of document that is named; None as long as it is none that is known."""
    named = data.get("deliverable")
    kind = process.deliverables.get(str(named.get("kind"))) if isinstance(named, Mapping) else None
    return {section.name for section in kind.sections} if kind is not None else None


def _leftovers(strange: Mapping[str, Any], fact: str, setting: Setting) -> Iterator[Leftover]:
    titles = {
        section.name: setting.words.text(section.title)
        for kind in setting.process.deliverables.values()
        for section in kind.sections
    }
    begun = [
        preset({"data": {"deliverable": {"kind": kind}}}, fact, setting)["data"].get("sections", {})
        for kind, declared in setting.process.deliverables.items()
        if any(section.name in strange for section in declared.sections)
    ]
    for name, section in strange.items():
        text = section.get("text") if isinstance(section, Mapping) else None
        # What a form began with was typed by nobody.
        if isinstance(text, str) and text.strip() and not any(_is(each.get(name), text) for each in begun):
            yield Leftover(title=titles.get(name, name), text=text)


def _is(section: Any, text: str) -> bool:
    """Whether a section has this text, whatever a browser made of its line ends."""
    own = section.get("text") if isinstance(section, Mapping) else None
    return isinstance(own, str) and own.split() == text.split()
