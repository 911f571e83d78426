"""docs/facts.md: the catalogue of facts for people, from their declarations."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.catalogue import FACT_TYPES, SUBJECTS
from partnerflow.domain.vocabulary.kinds import Boolean, Integer, Kind, ListOf, Number, Reference
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow.domain.vocabulary.structs import ObjectOf
from written.parts import head, introduction

COLLECTIONS = {"partnership": "partnerships", "grant": "grants", "organisation": "organisations"}


def page() -> str:
    """The whole page."""
    return "\n".join([introduction("facts"), *(line for subject in SUBJECTS for line in _subject(subject))])


def _subject(subject: str) -> Iterator[str]:
    yield f"## {subject.capitalize()}\n"
    yield from head("Fact", "", "Route", "Members")
    for fact_type in FACT_TYPES.values():
        if fact_type.subject == subject:
            yield _row(fact_type)
    yield ""


def _row(fact_type: FactType) -> str:
    meaning = (fact_type.payload.__doc__ or "").strip()
    marks = [word for word, holds in (("founding", fact_type.founding), ("personal", fact_type.personal)) if holds]
    marks += [f"confined: {fact_type.confined}"] if fact_type.confined is not None else []
    titles = f"{fact_type.titles['nl']} · {fact_type.titles['en']}"
    members = "; ".join(
        f"`{member.wire}`{'*' if member.required else ''} {_kind(member.kind)}" for member in fact_type.kind.members
    )
    about = f"{meaning} *{titles}*" + (f" ({', '.join(marks)})" if marks else "")
    return f"| `{fact_type.name}` | {about} | {_route(fact_type)} | {members or 'none'} |"


def _route(fact_type: FactType) -> str:
    collection = COLLECTIONS.get(fact_type.stream, "…")
    if fact_type.path is None:
        return f"`/{collection}`"
    named = f" as `{fact_type.move}`" if fact_type.move else ""
    return f"`/{collection}/{{key}}/{fact_type.path}`{named}"


def _kind(kind: Kind) -> str:
    if isinstance(kind, ListOf):
        return f"{_kind(kind.of)}[]"
    if isinstance(kind, Reference | Integer) and kind.to is not None:
        word = {"refers": f"→{kind.to}", "defines": f"**new {kind.to}**", "names": f"new or →{kind.to}"}
        return word[kind.role]
    if isinstance(kind, Integer | Number):
        word_for = "integer" if isinstance(kind, Integer) else "number"
        return f"{word_for} {kind.minimum}..{kind.maximum}"
    if isinstance(kind, Boolean):
        return "boolean"
    if isinstance(kind, ObjectOf):
        return kind.name or kind.struct.__name__
    return kind.name or "any JSON"
