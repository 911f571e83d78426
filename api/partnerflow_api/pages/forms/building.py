"""From a kind of value and what stands in it to the field that asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from partnerflow.domain.vocabulary.kinds import AnyJson, Boolean, Integer, Kind, ListOf, Number, Reference, Text
from partnerflow.domain.vocabulary.objects import Attachment, DeliverableRef, FactAddress, Money
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow.domain.vocabulary.structs import Declared, ObjectOf, OneOf, SectionsOf, kind_of, tag_of
from partnerflow_api.pages.forms.amounts import Numerals
from partnerflow_api.pages.forms.choices import choices, is_beyond, words_of
from partnerflow_api.pages.forms.choices.definition import FEW
from partnerflow_api.pages.forms.composites import is_one, written_one
from partnerflow_api.pages.forms.fields import Choice, Field, Widget
from partnerflow_api.pages.forms.flattening import amount_of, is_prose, plain_json, text_of
from partnerflow_api.pages.forms.hashes import is_hash
from partnerflow_api.pages.forms.labels import Label, label_of
from partnerflow_api.pages.forms.offering import offered, with_known
from partnerflow_api.pages.forms.paths import DATA, Path
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.forms.touching import NOTHING, Depending

MAKING = frozenset({"DeliverableDrafted", "DeliverableSubmitted", "DeliverableAmended", "DeliverableTakenOver"})
"""Facts that begin a version of a document: theirs is written, that of any other is chosen."""
DECIDING = frozenset(
    {
        ("RecordCorrected", (*DATA, "corrects")),
        ("RecordCorrected", (*DATA, "pointer")),
        ("DisclosureErased", (*DATA, "fact")),
        ("DeliverableSigned", (*DATA, "organisation")),
        *((fact, (*DATA, "deliverable", "kind")) for fact in MAKING),
    }
)
"""Members on which others depend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Builder:
    """Makes the fields of one form. `rows` is how many rows each list shows, where somebody asked for more or fewer;
    `depending` is what depends on what was chosen; `offered` the values worth offering for a member of the data, within its
    rows by a dotted name.
    """

    setting: Setting
    numerals: Numerals
    fact: str
    rows: Mapping[Path, int] = field(default_factory=dict)
    depending: Depending = NOTHING
    offered: Mapping[str, Sequence[str]] = field(default_factory=dict)
    deliverable: str | None = None

    def members(self, fact_type: FactType, data: Mapping[str, Any], under: Path, needed: Sequence[str]) -> list[Field]:
        """A field for each member of a fact; those that must be given are named in `needed`."""
        return [
            self.field(
                member.kind,
                (*under, member.wire),
                data.get(member.wire),
                label_of(self.setting.words, member.wire, fact_type.name),
                required=member.wire in needed,
            )
            for member in fact_type.kind.members
        ]

    def field(self, kind: Kind, path: Path, value: Any, label: Label, *, required: bool) -> Field:
        """The field of one value."""
        kind = self.depending.kinds.get(path, kind)
        decides = (self.fact, path) in DECIDING
        bare = Field(path=path, widget="line", label=label.label, hint=label.hint, required=required, refreshes=decides)
        if isinstance(kind, ListOf):
            return self._list(kind, bare, value)
        if is_hash(kind):
            return replace(bare, widget="hidden", value=text_of(kind, value, self.numerals), required=False)
        found = self._choices(kind, path)
        if found is not None and (not value or self._written(kind, value)):
            return self._choice(kind, bare, value, found)
        if isinstance(kind, ObjectOf):
            return self._object(kind, bare, value)
        if isinstance(kind, OneOf):
            return self._one_of(kind, bare, value)
        if isinstance(kind, SectionsOf):
            return self._sections(kind, bare, value)
        return self._plain(kind, bare, value)

    def _choices(self, kind: Kind, path: Path) -> tuple[Choice, ...] | None:
        if isinstance(kind, ObjectOf) and kind.struct is DeliverableRef and self.fact in MAKING:
            return None
        if path in self.depending.choices:
            return self.depending.choices[path]
        set_ = words_of(kind, self.setting)
        found = set_ if set_ is not None else choices(kind, path[-1], self.fact, self.setting)
        return offered(found, self.offered[_member(path)]) if found and _member(path) in self.offered else found

    def _written(self, kind: Kind, value: Any) -> str:
        if is_one(kind) and isinstance(kind, ObjectOf):
            return written_one(kind, value)
        return text_of(kind, value, self.numerals)

    def _choice(self, kind: Kind, bare: Field, value: Any, found: tuple[Choice, ...]) -> Field:
        text = self._written(kind, value)
        found = with_known(found, (text,), self._called(kind, bare.path))
        if _is_fact(kind):
            return replace(bare, value=text, choices=found)
        if not found:
            bare = replace(bare, hint=self.setting.words("forms.nothing_yet"))
        few = 0 < len(found) <= FEW and not isinstance(kind, Reference | ObjectOf)
        if isinstance(kind, Boolean) or few:
            unsaid = () if bare.required else (Choice(value="", label=self.setting.words("forms.unsaid")),)
            return replace(bare, widget="radios", value=text, choices=(*found, *unsaid))
        named = isinstance(kind, Reference) and kind.to == "organisation"
        beyond = named and is_beyond(bare.path[-1], self.fact, self.setting)
        return replace(bare, widget="select", value=text, choices=found, beyond=beyond)

    def _called(self, kind: Kind, path: Path) -> Mapping[str, str]:
        """What values are called that are not worth offering, and stand there all the same."""
        if _member(path) not in self.offered:
            return {}
        return {choice.value: choice.label for choice in choices(kind, path[-1], self.fact, self.setting) or ()}

    def _list(self, kind: ListOf, bare: Field, value: Any) -> Field:
        items = list(value) if isinstance(value, list | tuple) else []
        bare = replace(bare, may_be_empty=not kind.items.minimum)
        found = self._choices(kind.of, bare.path)
        if found is not None and not _is_fact(kind.of):
            chosen = tuple(self._written(kind.of, item) for item in items)
            hint = bare.hint if found or chosen else self.setting.words("forms.nothing_yet")
            return replace(
                bare,
                widget="checks",
                hint=hint,
                chosen=chosen,
                choices=with_known(found, chosen, self._called(kind.of, bare.path)),
            )
        few = isinstance(kind.of, ObjectOf) and kind.of.struct not in (Attachment, FactAddress) and not bare.required
        shown = max(self.rows.get(bare.path, 0 if few else 1), len(items))
        rows = tuple(self._row(kind.of, bare, number, items) for number in range(shown))
        adds = shown if shown < kind.items.maximum else None
        return replace(bare, widget="rows", fields=rows, adds=adds)

    def _row(self, kind: Kind, bare: Field, number: int, items: Sequence[Any]) -> Field:
        label = Label(label=self.setting.words("forms.row", label=bare.label, number=number + 1))
        value = items[number] if number < len(items) else None
        # A list that must not be empty begins with one that is given.
        begins = bare.required and not bare.may_be_empty
        row = self.field(kind, (*bare.path, str(number)), value, label, required=begins and number == 0)
        inner = tuple(replace(field, part=field.required, hint="") for field in row.fields)
        return replace(row, part=True, fields=row.fields if row.widget == "document" else inner)

    def _object(self, kind: ObjectOf, bare: Field, value: Any) -> Field:
        given = value if isinstance(value, Mapping) else {}
        if kind.struct is Money:
            currency = str(given.get("currency") or self._currency())
            return replace(bare, widget="money", value=amount_of(given, self.numerals), chosen=(currency,))
        if kind.struct is FactAddress:
            return replace(bare, value=self._written(kind, value))
        widget: Widget = "document" if kind.struct is Attachment else "group"
        return replace(bare, widget=widget, fields=tuple(self._members(kind.struct, bare, given)))

    def _members(self, struct: type[Declared], bare: Field, given: Mapping[str, Any]) -> list[Field]:
        return [
            self.field(
                member.kind,
                (*bare.path, member.wire),
                given.get(member.wire),
                label_of(self.setting.words, member.wire, within=struct),
                required=member.required,
            )
            for member in kind_of(struct).members
        ]

    def _one_of(self, kind: OneOf, bare: Field, value: Any) -> Field:
        given = value if isinstance(value, Mapping) else {}
        words, tag = self.setting.words, str(given.get("type") or "")
        named = ((tag_of(struct), words.value("subject", tag_of(struct))) for struct in kind.structs)
        found = tuple(Choice(value=each, label=words.sentence(label or each)) for each, label in named)
        chooser = Field(
            path=(*bare.path, "type"),
            widget="select",
            label=words("forms.type"),
            required=True,
            value=tag,
            choices=with_known(found, (tag,)),
            refreshes=True,
        )
        struct = next((each for each in kind.structs if tag_of(each) == tag), None)
        inner = self._members(struct, bare, given) if struct is not None else []
        return replace(bare, widget="group", fields=(chooser, *inner))

    def _sections(self, kind: SectionsOf, bare: Field, value: Any) -> Field:
        """The sections that the process asks of this kind of document, and those that were given besides."""
        given = value if isinstance(value, Mapping) else {}
        words = self.setting.words
        declared = self.setting.process.deliverables.get(self.deliverable or "")
        titles = {section.name: section for section in declared.sections} if declared is not None else {}
        fields = []
        for name in dict.fromkeys((*titles, *given)):
            section = titles.get(name)
            hint = words(f"forms.need.{section.need}") if section is not None else ""
            label = Label(label=words.text(section.title) if section is not None else name, hint=hint)
            needed = section is not None and section.need == "V"
            fields.append(self._section(kind.of, (*bare.path, name), given.get(name), label, required=needed))
        return replace(bare, widget="group", fields=tuple(fields), refreshes=not fields)

    def _section(self, kind: ObjectOf, path: Path, value: Any, label: Label, *, required: bool) -> Field:
        made = self.field(kind, path, value, label, required=required)
        text, *rest = made.fields
        # The title of the section is what its text is called.
        text = replace(text, label=label.label, hint=label.hint, required=required)
        return replace(
            made,
            fields=(text, *(replace(field, hint="", folded=not field.fields) for field in rest)),
            hint="",
            untitled=True,
        )

    def _plain(self, kind: Kind, bare: Field, value: Any) -> Field:
        if isinstance(kind, AnyJson):
            return replace(bare, widget="text", value="" if value is None else plain_json(value))
        text = text_of(kind, value, self.numerals)
        if isinstance(kind, Integer | Number):
            whole = isinstance(kind, Integer)
            return replace(bare, widget="number", value=text, mode="numeric" if whole else "decimal")
        if is_prose(kind):
            return replace(bare, widget="text", value=text)
        if isinstance(kind, Text) and kind.format is not None and "T" not in text:
            return replace(bare, widget="day", value=text)
        return replace(bare, value=text, mode="email" if isinstance(kind, Text) and kind.name == "email" else "")

    def _currency(self) -> str:
        grant = self.setting.grant
        return (grant.grant.currency if grant is not None else None) or "EUR"


def _member(path: Path) -> str:
    """The name of a member among the data, whatever row it stands in: `signatories.person`."""
    return ".".join(token for token in path[len(DATA) :] if not token.isdigit())


def _is_fact(kind: Kind) -> bool:
    """Whether a fact is referred to: there are too many to pick from a list."""
    if isinstance(kind, Reference):
        return kind.to == "fact"
    return isinstance(kind, ObjectOf) and kind.struct is FactAddress
