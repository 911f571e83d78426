"""The fingerprint belongs to what a definition means, not to how its file is laid out."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.document import canonical
from partnerflow.process.reader import read
from tests.support.definitions import Document, changed, written

IN_ORDER = {"phases", "deliverables", "sections", "guards", "return_reasons", "profiles"}

MINIMAL = """
format: 1
name: minimal
version: 1
title: {nl: Kleinst, en: Smallest}
phases: {open: {title: {nl: Open, en: Open}}, closed: {title: {nl: Dicht, en: Closed}}}
moves: {advance: {title: {nl: Sluiten, en: Close}}}
deliverables: {}
guards: {G0.1: {leaving: open, kind: none, title: {nl: Één, en: One}, check: founding_stated}}
return_reasons: {}
fates: {}
profiles: {standard: {title: {nl: Standaard, en: Standard}}}
"""

# docs/spec/process-definition.md §6 shows these bytes.
MINIMAL_CANONICAL = (
    '{"admission_after":null,"deliverables":[],"fates":{},"format":1,"guards":[{"by_profile":{},"check":{"founding_stated":{}},"id":"G0.1",'
    '"kind":"none","leaving":"open","title":{"en":"One","nl":"Één"}}],"moves":{"advance":{"phases":["open"],"targets":'
    '{"open":["closed"]},"title":{"en":"Close","nl":"Sluiten"}}},"name":"minimal","phases":[{"goals":{"content":[],'
    '"interaction":[]},"key":"open","question":null,"title":{"en":"Open","nl":"Open"}},{"goals":{"content":[],'
    '"interaction":[]},"key":"closed","question":null,"title":{"en":"Closed","nl":"Dicht"}}],"profiles":[{'
    '"explanation":null,"key":"standard","limits_count":true,"minor_change_days":15,"notice_months":3,'
    '"signature_by_position":false,"takes_over":false,"title":{"en":"Standard","nl":"Standaard"}}],'
    '"return_reasons":[],"title":{"en":"Smallest","nl":"Kleinst"},"version":1}'
)


def test_the_canonical_form_is_known_to_the_byte(processes: Path) -> None:
    definition = read(MINIMAL.encode())
    specification = (processes.parents[1] / "docs" / "spec" / "process-definition.md").read_text()

    assert canonical(definition) == MINIMAL_CANONICAL.encode()
    assert definition.fingerprint == hashlib.sha256(MINIMAL_CANONICAL.encode()).hexdigest()
    assert all(text in specification for text in (MINIMAL.strip(), MINIMAL_CANONICAL, definition.fingerprint))


@given(data=st.data(), flow=st.booleans(), width=st.integers(20, 400), indent=st.integers(2, 8))
def test_layout_comments_and_the_order_of_members_do_not_count(
    processes: Path, three_steps: ProcessDefinition, data: st.DataObject, flow: bool, width: int, indent: int
) -> None:
    document = yaml.safe_load((processes / "three-steps.v1.yaml").read_bytes())

    def shuffled(value: Any, name: str) -> Any:
        if not isinstance(value, dict):
            return value
        keys = list(value) if name in IN_ORDER else data.draw(st.permutations(list(value)))
        return {key: shuffled(value[key], key) for key in keys}

    other = written(shuffled(document, ""), default_flow_style=flow, width=width, indent=indent)

    assert read(b"# a remark\n" + other).fingerprint == three_steps.fingerprint


def test_what_is_left_out_counts_as_its_default(document: Document, three_steps: ProcessDefinition) -> None:
    document["profiles"]["standard"] |= {"limits_count": True, "minor_change_days": 15, "notice_months": 3}
    document["deliverables"]["text"] |= {"signed": False, "per_project": False, "in_force": False}
    document["fates"]["draft"] |= {"deliverables": {}, "ambition": "unchanged"}
    document["moves"]["return"]["targets"] = {"done": ["review", "draft"], "review": ["draft"]}
    document["moves"]["end"]["phases"] = ["done", "draft", "review"]

    assert read(written(document)).fingerprint == three_steps.fingerprint


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["title", "nl"], "Anders"),
        (["version"], 2),
        (["phases"], {key: {"title": {"nl": "Fase", "en": "Phase"}} for key in ("draft", "review", "done")}),
        (["guards", "G0.1", "kind"], "signal"),
        (["deliverables", "text", "signed"], True),
        (["fates", "draft", "default"], "suspended"),
        (["profiles", "standard", "notice_months"], 4),
        (["return_reasons", "second_look", "usual_targets"], ["review", "draft"]),
    ],
)
def test_what_means_something_else_has_another_fingerprint(
    document: Document, three_steps: ProcessDefinition, path: list[str], value: Any
) -> None:
    other = read(written(changed(document, path, value)))

    assert other.fingerprint != three_steps.fingerprint


def test_the_order_of_what_is_shown_in_order_counts(document: Document, three_steps: ProcessDefinition) -> None:
    document["deliverables"] = dict(reversed(document["deliverables"].items()))

    assert read(written(document)).fingerprint != three_steps.fingerprint
