"""A definition as text to read, in one language: what `partnerflow process show` prints."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.process.definition import Deliverable, Guard, ProcessDefinition
from partnerflow.process.text import Language, Text

_WORDS: dict[str, Text] = {
    "version": Text(nl="versie", en="version"),
    "content": Text(nl="Inhoud", en="Content"),
    "interaction": Text(nl="Interactie", en="Interaction"),
    "deliverable": Text(nl="Product", en="Deliverable"),
    "leaving": Text(nl="Om verder te gaan", en="To go on"),
    "returns": Text(nl="Terugkeren", en="Returning"),
    "usually": Text(nl="meestal naar", en="usually to"),
    "profiles": Text(nl="Profielen", en="Profiles"),
    "V": Text(nl="verplicht", en="required"),
    "A": Text(nl="aanbevolen", en="recommended"),
    "P": Text(nl="in sommige profielen", en="in some profiles"),
    "signed": Text(nl="ondertekend", en="signed"),
    "per_project": Text(nl="per project", en="per project"),
    "due": Text(nl="binnen {days} dagen", en="within {days} days"),
    "in": Text(nl="in", en="in"),
    "hard": Text(nl="hard", en="hard"),
    "signal": Text(nl="signaal", en="signal"),
    "absolute": Text(nl="absoluut", en="absolute"),
    "none": Text(nl="niet van toepassing", en="does not apply"),
}


def describe(definition: ProcessDefinition, language: Language) -> str:
    """The whole definition as readable text, ending in a line break."""
    return "\n".join(_lines(definition, language)) + "\n"


def _lines(definition: ProcessDefinition, language: Language) -> Iterator[str]:
    say = _Words(language)
    yield f"{definition.title.to(language)} ({definition.name}, {say('version')} {definition.version})"
    yield f"sha256 {definition.fingerprint}"
    for number, phase in enumerate(definition.phases):
        yield from ("", f"{number}. {phase.title.to(language)} ({phase.key})")
        if phase.question:
            yield f"   {phase.question.to(language)}"
        for track, goals in (("content", phase.content), ("interaction", phase.interaction)):
            yield from (f"   {say(track)}: {goal.to(language)}" for goal in goals)
        for deliverable in definition.deliverables.values():
            if deliverable.phase == phase.key:
                yield from _deliverable(deliverable, language)
        guards = definition.guards_leaving(phase.key)
        if guards:
            yield f"   {say('leaving')}:"
            yield from (f"     {_guard(guard, definition, language)}" for guard in guards)
    yield from ("", f"{say('returns')}:")
    for reason in definition.return_reasons.values():
        targets = ", ".join(definition.phase(key).title.to(language) for key in reason.usual_targets)
        yield f"   {reason.title.to(language)} ({reason.code}): {say('usually')} {targets}"
    yield from ("", f"{say('profiles')}:")
    for profile in definition.profiles.values():
        explanation = f": {profile.explanation.to(language)}" if profile.explanation else ""
        yield f"   {profile.title.to(language)} ({profile.key}){explanation}"


def _deliverable(deliverable: Deliverable, language: Language) -> Iterator[str]:
    say = _Words(language)
    traits = [say(trait) for trait in ("signed", "per_project") if getattr(deliverable, trait)]
    if deliverable.due_days:
        traits.append(say("due").format(days=deliverable.due_days))
    extra = f", {', '.join(traits)}" if traits else ""
    yield f"   {say('deliverable')}: {deliverable.title.to(language)} ({deliverable.kind}{extra})"
    for need in ("V", "A", "P"):
        titles = [section.title.to(language) for section in deliverable.sections if section.need == need]
        if titles:
            yield f"     {say(need)}: {'; '.join(titles)}"


def _guard(guard: Guard, definition: ProcessDefinition, language: Language) -> str:
    say = _Words(language)
    kinds = say(guard.kind or "none")
    for key, kind in guard.by_profile.items():
        kinds += f"; {say(kind or 'none')} {say('in')} {definition.profiles[key].title.to(language)}"
    return f"{guard.id} [{kinds}] {guard.title.to(language)}"


class _Words:
    """The fixed words of the text, in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __call__(self, word: str) -> str:
        return _WORDS[word].to(self._language)
