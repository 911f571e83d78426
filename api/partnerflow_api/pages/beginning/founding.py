"""Founding a stream from a form: its line with the key that was chosen, or else the first that is free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from partnerflow.application.recording import RecordAnswer
from partnerflow.errors import Fault, FaultyError
from partnerflow.process.definition import ProcessDefinition
from partnerflow_api.context import service
from partnerflow_api.pages.forms.fields import Field
from partnerflow_api.pages.forms.form import Form
from partnerflow_api.pages.forms.paths import DATA, Path, id_of
from partnerflow_api.pages.forms.submitted import ENVELOPE
from partnerflow_api.pages.forms.telling import record_request

KEY = "key"
OURS = (KEY, "by", "onBehalfOf")
"""What these pages ask in their own way, or not at all: who founds speaks for itself."""
NEW: Path = ("new",)
"""Where the fields of an organisation stand that is registered in the same go."""
_ATTEMPTS = 25


def found(
    kind: str,
    fact: str,
    keys: Iterable[str],
    line: Mapping[str, Any],
    once: str,
    process: ProcessDefinition | None = None,
) -> RecordAnswer:
    """Found a stream under the first of these keys that is free.

    Raises: as `Partnerflow.record`; RefusedError that it was founded before, when all of these were.
    """
    tried = list(_some(keys))
    for key in tried:
        ask = replace(record_request(kind, key, fact, line, None, once), process=process)
        try:
            return service().record(ask)
        except FaultyError as error:
            if key == tried[-1] or not _is_taken(error.faults):
                raise
    raise ValueError("no key was given")


def _some(keys: Iterable[str]) -> Iterator[str]:
    for _, key in zip(range(_ATTEMPTS), keys, strict=False):
        yield key


def _is_taken(faults: Sequence[Fault]) -> bool:
    return any(fault.reason in ("founded_twice", "duplicate_id") for fault in faults)


def beside(form: Form, under: Path) -> Form:
    """A form as part of another: its fields posted under another name than `data`."""

    def moved(field: Field) -> Field:
        path = (*under, *field.path[len(DATA) :])
        return replace(field, path=path, fields=tuple(moved(each) for each in field.fields))

    there = f"f-{'-'.join(under)}"
    moves = {id_of((KEY,)): f"{there}-{KEY}"}
    wrong = tuple(
        replace(each, field=moves.get(each.field, each.field.replace("f-data", there, 1)) if each.field else None)
        for each in form.wrong
    )
    return replace(
        form,
        open=tuple(map(moved, form.open)),
        folded=tuple(moved(each) for each in form.folded if each.path[: len(DATA)] == DATA),
        about=(),
        wrong=wrong,
    )


def taken_out(form: Form, *names: str) -> tuple[Form, dict[str, Field]]:
    """A form without these members, and their fields: for a page that shows them in its own way."""
    every = {each.path[-1]: each for each in (*form.open, *form.about, *form.folded)}
    left = {name: field for name, field in every.items() if name not in names}
    kept = replace(
        form,
        open=tuple(field for field in form.open if field.path[-1] in left),
        about=tuple(field for field in form.about if field.path[-1] in left),
        folded=tuple(field for field in form.folded if field.path[-1] in left),
    )
    return kept, {name: every[name] for name in names if name in every}


def in_the_name_of(line: Mapping[str, Any], actor: str) -> dict[str, Any]:
    """A line told by this actor, with nothing blank in it."""
    kept = {name: line[name] for name in ENVELOPE if name in line and name != "by"}
    return {**kept, "by": actor, "data": line["data"]}
