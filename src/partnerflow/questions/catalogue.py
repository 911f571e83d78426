"""The catalogue: every question there is, by its name."""

from __future__ import annotations

import importlib
from types import MappingProxyType

from partnerflow.questions.registry import declared

MODULES = (
    "state",
    "phase_durations",
    "returns",
    "advances",
    "guard_evidence",
    "blocking",
    "waivers",
    "renewals",
    "deliverable_in_force",
    "in_force_table",
    "to_sign",
    "members",
    "participation",
    "deliberating",
    "mandates_expiring",
    "ambition_shared",
    "ambition_status",
    "endorsements",
    "open_proposals",
)

for _module in MODULES:
    importlib.import_module(f"partnerflow.questions.{_module}")

QUESTIONS = MappingProxyType(declared())
