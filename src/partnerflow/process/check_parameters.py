"""Whether a guard's check exists, and whether its parameters are there, of the right type, and name what exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from partnerflow.process.conditions import Check, Parameter
from partnerflow.process.definition import Deliverable, ProcessDefinition
from partnerflow.process.faults import Faults
from partnerflow.process.text import Text
from partnerflow.process.vocabulary import LISTS, WORDS, CheckSignature, ParameterType


def check_parameters(
    check: Check, path: str, definition: ProcessDefinition, signatures: Mapping[str, CheckSignature], faults: Faults
) -> None:
    """Note every fault of one check that stands at `path`."""
    if not check.name:
        return
    signature = signatures.get(check.name)
    if signature is None:
        faults.add_unknown("unknown_check", path, check.name, [*signatures, "all", "any"])
        return
    inner = f"{path}.{check.name}" if check.parameters else path
    deliverable = definition.deliverables.get(str(check.parameters.get("deliverable")))
    for name, value in check.parameters.items():
        kind = signature.parameters.get(name)
        place = f"{inner}.{name}"
        if kind is None:
            faults.add_unknown("unknown_parameter", place, name, signature.parameters, check=check.name)
        elif not _has_type(value, kind):
            faults.add("wrong_parameter", place, expected=_EXPECTED[_form(kind)])
        else:
            _check_words(value, kind, place, definition, deliverable, faults)
    for name in signature.parameters:
        if name not in check.parameters:
            faults.add("missing_parameter", inner, word=name, check=check.name)
    if signature.needs and deliverable and not getattr(deliverable, signature.needs):
        faults.add("cannot_be_met", inner, deliverable=deliverable.kind, needs=signature.needs)


def _has_type(value: Parameter, kind: ParameterType) -> bool:
    expected = {"integer": int, "boolean": bool, "list": tuple, "word": str}[_form(kind)]
    return type(value) is expected


def _form(kind: ParameterType) -> str:
    if kind in ("integer", "boolean"):
        return kind
    return "list" if kind in LISTS else "word"


_EXPECTED = {
    "integer": Text(nl="een geheel getal", en="a whole number"),
    "boolean": Text(nl="true of false, zonder aanhalingstekens", en="true or false, without quotes"),
    "list": Text(nl="een lijst van woorden", en="a list of words"),
    "word": Text(nl="één woord", en="one word"),
}


def _check_words(
    value: Parameter,
    kind: ParameterType,
    path: str,
    definition: ProcessDefinition,
    deliverable: Deliverable | None,
    faults: Faults,
) -> None:
    words = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    known: Iterable[str]
    if kind == "deliverable":
        code, known = "unknown_deliverable", definition.deliverables
    elif kind == "phase":
        code, known = "unknown_phase", [phase.key for phase in definition.phases]
    elif kind in ("section", "sections"):
        if deliverable is None:
            return
        code, known = "unknown_section", [section.name for section in deliverable.sections]
    else:
        code, known = "not_one_of", WORDS.get(kind, ())
    for word in words:
        if word and word not in known:
            faults.add_unknown(code, path, word, known, deliverable=deliverable.kind if deliverable else "")
