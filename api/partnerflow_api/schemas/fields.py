"""The one marshmallow field there is: it reads and describes a value by its declared kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, missing

from partnerflow.domain.vocabulary.kinds import Integer, Kind, closest, fault, pointer_token
from partnerflow.domain.vocabulary.schema import Describer
from partnerflow.domain.vocabulary.structs import ObjectOf
from partnerflow.errors import Fault, MalformedError

ROOT = "#/components/schemas/"


def component(name: str) -> str:
    """What a kind is called among the components: ``ref_organisation`` is RefOrganisation."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


DESCRIBER = Describer(None, ROOT, component)


class Declared(fields.Field[Any]):
    """A value of a declared kind. It stays as the client wrote it: the application reads it again when it records.

    But a whole number is one, also where somebody writes it as 3.0.

    Args:
        kind: what reads and describes it.
        filled_in: members of an object that the service, or the address, fills in when the client leaves them out.
    """

    def __init__(self, kind: Kind, *, filled_in: frozenset[str] = frozenset(), **options: Any) -> None:
        super().__init__(**options)
        self.kind = kind
        self._filled_in = filled_in
        self._absent = frozenset(f"/{member}" for member in filled_in)
        self._read = kind.reader()

    def _validate_missing(self, value: Any) -> None:
        """Only an absent member is missing; null is a value like others, for the kind to refuse."""
        if value is missing and self.required:
            raise self.make_error("required")

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        faults: list[Fault] = []
        read = self._read(value, "", faults)
        faults = [found for found in faults if not self._may_be_absent(found)]
        if faults:
            raise ValidationError(faults)
        return read if isinstance(self.kind, Integer) else value

    def _may_be_absent(self, found: Fault) -> bool:
        return found.data["constraint"] == "missing" and found.pointer in self._absent

    def described(self) -> dict[str, Any]:
        """As JSON Schema, for OpenAPI."""
        schema = DESCRIBER.of(self.kind)
        if not isinstance(self.kind, ObjectOf) or not self._filled_in:
            return schema
        return {**schema, "required": [name for name in schema["required"] if name not in self._filled_in]}


class Body(Schema):
    """A body: unknown members are refused, and every fault says where it is."""

    class Meta:
        unknown = RAISE

    def read(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """The members of a body.

        Raises:
            MalformedError: with every fault.
        """
        try:
            loaded: dict[str, Any] = self.load(body)
        except ValidationError as error:
            raise MalformedError(list(self._faults(error, body))) from None
        return loaded

    def _faults(self, error: ValidationError, body: Mapping[str, Any]) -> Iterator[Fault]:
        for name, found in error.messages_dict.items():
            pointer = f"/{pointer_token(name)}"
            known = self.fields.get(name)
            if known is None:
                near = closest(name, list(self.fields))
                yield fault(pointer, "unknown_member", member=name, **({"near": near} if near else {}))
            elif name not in body:
                yield fault(pointer, "missing", member=name)
            else:
                yield from (
                    Fault(code=f.code, reason=f.reason, pointer=pointer + f.pointer, data=f.data) for f in found
                )


def whole(minimum: int = 0) -> Kind:
    """A version."""
    return Integer(minimum=minimum, maximum=10_000_000)
