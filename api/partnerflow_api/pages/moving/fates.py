"""What a return does to each document in force: a row to choose from for each, with what its fate comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from partnerflow.domain.moves.fates import TouchedDeliverable
from partnerflow.domain.moves.returning import ReturnPreview
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.domain.vocabulary.structs import kind_of
from partnerflow.process.definition import FateKind
from partnerflow_api.encoding import plain
from partnerflow_api.pages.forms.composites import written_one
from partnerflow_api.pages.moving.telling import Reader

FATES: tuple[str, ...] = get_args(FateKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class FateRow:
    """One version in force and its fate. `name` is where its fields stand in the line, `ref` how the version is posted;
    `cause` says where the fate comes from.
    """

    name: str
    ref: str
    title: str
    fate: str
    said: str
    cause: str
    options: tuple[tuple[str, str], ...]


def fate_rows(reader: Reader, preview: ReturnPreview) -> tuple[FateRow, ...]:
    """A row for each version in force, in the order of the definition."""
    touched = {item.deliverable: item for item in preview.deliverables}
    options = tuple((fate, _word(reader, fate)) for fate in FATES)
    return tuple(
        FateRow(
            name=f"data.fates.{place}",
            ref=written_one(kind_of(DeliverableRef), plain(item.deliverable)),
            title=reader.particular.deliverable(item.deliverable),
            fate=item.fate,
            said=_word(reader, item.fate),
            cause=_cause(reader, touched.get(item.deliverable)),
            options=options,
        )
        for place, item in enumerate(preview.fates)
    )


def _cause(reader: Reader, item: TouchedDeliverable | None) -> str:
    if item is None:
        return reader("fates.fate_table")
    return reader(f"fates.{item.cause}", usual=_word(reader, item.by_table))


def _word(reader: Reader, fate: str) -> str:
    return reader.words.value("fateKind", fate) or fate
