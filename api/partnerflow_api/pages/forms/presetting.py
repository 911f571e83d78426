"""What a sheet fills in by itself: to begin with, and again of what it does not show once the rest was given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.vocabulary.structs import ObjectOf
from partnerflow_api.pages.forms.flattening import is_prose
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.forms.sheets import sheet_of

WAS = "was"
"""Where a form keeps the texts that it preset, to see whether somebody changed them."""


def preset(line: Mapping[str, Any], fact: str, setting: Setting) -> dict[str, Any]:
    """A line to begin with: what the sheet of the fact presets, and above it what is given."""
    presets = sheet_of(fact).presets
    if presets is None:
        return dict(line)
    given = line.get("data", {})
    return {**line, "data": _merged(fact, presets(replace(setting, given=given)), given)}


def completed(line: Mapping[str, Any], fact: str, setting: Setting) -> dict[str, Any]:
    """A line that was sent, with what its sheet does not show as it follows now from what it shows."""
    sheet = sheet_of(fact)
    if sheet.presets is None or not sheet.hidden:
        return dict(line)
    data = line.get("data", {})
    shown = {name: value for name, value in data.items() if name not in sheet.hidden}
    follows = sheet.presets(replace(setting, given=shown))
    return {**line, "data": {**data, **{name: follows[name] for name in sheet.hidden if name in follows}}}


def own_texts(line: Mapping[str, Any], fact: str, setting: Setting) -> dict[str, str]:
    """The texts of a line that are just what the sheet presets, by member: nobody changed a word of them."""
    sheet, data = sheet_of(fact), line.get("data", {})
    prose = [member.wire for member in FACT_TYPES[fact].kind.members if is_prose(member.kind) and data.get(member.wire)]
    if sheet.presets is None or not prose:
        return {}
    begun = sheet.presets(replace(setting, given={name: value for name, value in data.items() if name not in prose}))
    return {name: data[name] for name in prose if data[name] == begun.get(name)}


def following(line: Mapping[str, Any], was: Mapping[str, str], fact: str, setting: Setting) -> dict[str, Any]:
    """A line in which the texts that nobody changed since they `was` preset follow from what was given since."""
    sheet, data = sheet_of(fact), line.get("data", {})
    kept = {name: value for name, value in data.items() if was.get(name) != value}
    if sheet.presets is None or len(kept) == len(data):
        return dict(line)
    begun = sheet.presets(replace(setting, given=kept))
    return {**line, "data": {**data, **{name: begun[name] for name in data if name not in kept and name in begun}}}


def begun_anew(line: Mapping[str, Any], fact: str, setting: Setting) -> dict[str, Any]:
    """A line in which what follows from another choice is what the sheet presets for that choice."""
    sheet, data = sheet_of(fact), line.get("data", {})
    if sheet.presets is None or not sheet.follows:
        return dict(line)
    kept = {name: value for name, value in data.items() if name not in sheet.follows}
    begun = sheet.presets(replace(setting, given=kept))
    return {**line, "data": {**kept, **{name: begun[name] for name in sheet.follows if name in begun}}}


def _merged(fact: str, under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """What is preset with what is given above it: of an object member by member; lists and sections whole, or not at all."""
    merged = dict(under)
    for member in FACT_TYPES[fact].kind.members:
        value, below = over.get(member.wire), under.get(member.wire)
        if isinstance(member.kind, ObjectOf) and isinstance(value, Mapping) and isinstance(below, Mapping):
            merged[member.wire] = {**below, **value}
        elif value is not None and (value not in ([], {}) or below is None):
            merged[member.wire] = value
    return merged
