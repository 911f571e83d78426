"""Choices that no state is asked for: the words of the process, the values of enumerations, yes and no, small numbers."""

from __future__ import annotations

from partnerflow.domain.definition_check import words as words_in_process
from partnerflow.domain.vocabulary.kinds import Boolean, Defined, Enumeration, Integer, Kind
from partnerflow_api.pages.forms.fields import Choice
from partnerflow_api.pages.forms.setting import Setting

FEW = 5
"""As many choices stand beside each other; of more, one is picked from a list."""


def words_of(kind: Kind, setting: Setting) -> tuple[Choice, ...] | None:
    """The choices of a kind that the declaration or the process sets; None for any other kind."""
    words = setting.words
    if isinstance(kind, Enumeration):
        named = ((value, words.value(kind.name or "", value) or value) for value in kind.values)
        return tuple(Choice(value=value, label=words.sentence(label)) for value, label in named)
    if isinstance(kind, Defined):
        return tuple(
            Choice(value=word, label=_called(kind, word, setting)) for word in words_in_process(setting.process, kind)
        )
    if isinstance(kind, Boolean):
        return (Choice(value="true", label=words("forms.yes")), Choice(value="false", label=words("forms.no")))
    if isinstance(kind, Integer) and kind.to is None and kind.maximum - kind.minimum < FEW:
        return tuple(Choice(value=str(each), label=str(each)) for each in range(kind.minimum, kind.maximum + 1))
    return None


def _called(kind: Defined, word: str, setting: Setting) -> str:
    process, words = setting.process, setting.words
    if kind.part == "phases":
        return words.text(process.phase(word).title)
    if kind.part == "guards":
        return f"{word} · {words.text(process.guards[word].title)}"
    return words.text(getattr(process, kind.part)[word].title)
