"""The catalogue: every question there is, by its name."""

from __future__ import annotations

import importlib
from types import MappingProxyType

from partnerflow.questions.registry import declared

MODULES = (
    "state",
    "phase_durations",
    "returns",
    "deliverable_in_force",
    "in_force_table",
    "members",
    "participation",
    "deliberating",
    "ambition_status",
    "ambition_shared",
    "endorsements",
    "waivers",
    "mandates_expiring",
    "renewals",
)

for _module in MODULES:
    importlib.import_module(f"partnerflow.questions.{_module}")

QUESTIONS = MappingProxyType(declared())
