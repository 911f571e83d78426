"""The checks by the names that definitions use; `process.signatures` lists the same names with their parameters."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Concatenate, ParamSpec

from partnerflow.domain.guards.outcome import Outcome, Situation

SUBJECTS = (
    "founding",
    "parties",
    "roles",
    "mandates",
    "ambition",
    "contributions",
    "deliverables",
    "sections",
    "signatures",
    "in_force",
    "decisions",
    "projects",
    "evaluations",
    "funding",
)
P = ParamSpec("P")
Check = Callable[Concatenate[Situation, P], Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardCheck:
    """One check: its function `(situation, **parameters) -> Outcome`, the reasons it can give, and whether it looks at
    the grants.
    """

    judge: Callable[..., Outcome]
    reasons: tuple[str, ...]
    reads_grants: bool


_CHECKS: dict[str, GuardCheck] = {}
CHECKS: Mapping[str, GuardCheck] = MappingProxyType(_CHECKS)


def guard(name: str, *reasons: str, reads_grants: bool = False) -> Callable[[Check[P]], Check[P]]:
    """Let a function answer the check of this name, with these reasons where it is not met."""

    def register(function: Check[P]) -> Check[P]:
        _CHECKS[name] = GuardCheck(judge=function, reasons=reasons, reads_grants=reads_grants)
        return function

    return register


def load() -> Mapping[str, GuardCheck]:
    """Every check there is."""
    for subject in SUBJECTS:
        importlib.import_module(f"partnerflow.domain.guards.{subject}")
    return CHECKS
