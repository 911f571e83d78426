"""One form as its template shows it: its fields in the order of its sheet, what is wrong, and what goes along unseen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from partnerflow.application.filling import is_filled_in
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow.errors import Fault
from partnerflow_api.pages.forms.amounts import numerals
from partnerflow_api.pages.forms.building import Builder
from partnerflow_api.pages.forms.envelope import envelope
from partnerflow_api.pages.forms.faults import Wrong, wrongs
from partnerflow_api.pages.forms.fields import Field
from partnerflow_api.pages.forms.flattening import flat
from partnerflow_api.pages.forms.keys import at_key
from partnerflow_api.pages.forms.paths import DATA, Path, name_of
from partnerflow_api.pages.forms.presetting import WAS, own_texts
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.forms.sheets import Sheet, sheet_of
from partnerflow_api.pages.forms.touching import NOTHING, Depending
from partnerflow_api.pages.words import Words

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a form shows. `open` stands in sight, `folded` behind a fold; `hidden` are names and values that go along."""

    fact: FactType
    setting: Setting
    sheet: Sheet
    open: tuple[Field, ...]
    about: tuple[Field, ...]
    folded: tuple[Field, ...]
    hidden: tuple[tuple[str, str], ...]
    wrong: tuple[Wrong, ...] = ()

    @property
    def title(self) -> str:
        """What is told, as a heading."""
        return title_of(self.fact, self.setting.words)

    @property
    def uploads(self) -> bool:
        """Whether a document can be sent along."""
        return any(
            each.widget == "document" for part in (self.open, self.folded) for one in part for each in one.walk()
        )

    def wrongs(self, field: Field) -> list[Wrong]:
        """What is wrong in one field."""
        return [each for each in self.wrong if each.field == field.id]

    def unfolded(self, fields: Iterable[Field]) -> bool:
        """Whether something is wrong in one of these: then they are not folded away."""
        return any(self.wrongs(each) for field in fields for each in field.walk())


def title_of(fact: FactType, words: Words) -> str:
    """What a form of this fact is called: what is done in it, where words say so, and else what was done."""
    done: str = words.entries["work"]["act"].get(fact.name, fact.titles[words.language])
    return done


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What stands in a form: the line so far, the key of what it founds, how many rows its lists show, and what depends on
    what was chosen.
    """

    line: Line
    key: str = ""
    rows: Mapping[Path, int] = field(default_factory=dict)
    depending: Depending = NOTHING


def form_of(fact: str, setting: Setting, filling: Filling, faults: Sequence[Fault] = ()) -> Form:
    """The form of a fact of this type, with what stands in it and what is wrong with that."""
    fact_type, sheet = FACT_TYPES[fact], sheet_of(fact)
    data = filling.line.get("data") or {}
    builder = Builder(
        setting=setting,
        numerals=numerals(setting.words.language),
        fact=fact,
        rows=filling.rows,
        depending=filling.depending,
        offered=sheet.choices(replace(setting, given=data)) if sheet.choices is not None else {},
        deliverable=_deliverable(data),
    )
    fields = {item.path[-1]: item for item in builder.members(fact_type, data, DATA, _needed(fact_type))}
    open_, folded = _laid_out(fields, sheet)
    if setting.stream is None:
        open_.insert(0, _key(setting, filling.key))
        faults = at_key(faults, setting.kind, filling.key, filling.line.get("by"))
    about, further = envelope(fact_type, setting, filling.line, builder)
    hidden = [
        pair
        for member in fact_type.kind.members
        if member.wire in sheet.hidden and data.get(member.wire) is not None
        for pair in flat(member.kind, data[member.wire], (*DATA, member.wire), builder.numerals)
    ]
    own = own_texts(filling.line, fact, setting)
    hidden += [(name_of((WAS, name)), text) for name, text in own.items() if name not in sheet.hidden]
    shown = (*open_, *about, *folded, *further)
    return Form(
        fact=fact_type,
        setting=setting,
        sheet=sheet,
        open=tuple(open_),
        about=tuple(about),
        folded=(*folded, *further),
        hidden=tuple(hidden),
        wrong=tuple(wrongs(_mendable(faults, fact_type, sheet), shown, setting)),
    )


def _mendable(faults: Sequence[Fault], fact_type: FactType, sheet: Sheet) -> list[Fault]:
    """The faults that the reader can mend: what is filled in by itself lacks only because something else does."""
    members = (each.wire for each in fact_type.kind.members)
    filled = {f"/data/{name}" for name in members if name in sheet.hidden or is_filled_in(fact_type, name)}
    left = [each for each in faults if each.pointer not in filled or each.data.get("constraint") != "missing"]
    return left or list(faults)


def _key(setting: Setting, key: str) -> Field:
    """The field of the key of a stream that is founded."""
    words = setting.words
    label, hint = words("forms.key"), words(f"forms.key_hint_{setting.kind}")
    return Field(path=("key",), widget="line", label=label, hint=hint, required=True, value=key)


def _needed(fact_type: FactType) -> list[str]:
    return [each.wire for each in fact_type.kind.members if each.required and not is_filled_in(fact_type, each.wire)]


def _laid_out(fields: Mapping[str, Field], sheet: Sheet) -> tuple[list[Field], list[Field]]:
    """The fields in sight and those behind the fold, by the sheet; by what is required where it says nothing."""
    left = [name for name in fields if name not in (*sheet.first, *sheet.folded, *sheet.hidden)]
    open_ = [*sheet.first, *(name for name in left if fields[name].required)]
    folded = [*(name for name in left if not fields[name].required), *sheet.folded]
    return [fields[name] for name in open_], [fields[name] for name in folded]


def _deliverable(data: Mapping[str, Any]) -> str | None:
    named = data.get("deliverable")
    return named.get("kind") if isinstance(named, Mapping) else None
