"""The contents of one version of a document, section by section: as submitted, taken over or last drafted, small changes in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec

from partnerflow.domain.deliverables.facts import (
    DeliverableAmended,
    DeliverableDrafted,
    DeliverableSubmitted,
    DeliverableTakenOver,
)
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.fact import Fact
from partnerflow.domain.vocabulary.objects import Section
from partnerflow_api.pages.work.told import Told, legible

Written = DeliverableDrafted | DeliverableSubmitted | DeliverableTakenOver | DeliverableAmended
WRITTEN = (DeliverableDrafted, DeliverableSubmitted, DeliverableTakenOver, DeliverableAmended)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a version says; `fact` told it last, `changed` are the sections that a small change replaced."""

    sections: dict[str, Section] = field(default_factory=dict)
    fact: Fact[Written] | None = None
    changed: frozenset[str] = frozenset()

    def as_written(self) -> dict[str, Any]:
        """The sections as a form holds them; what has no text to show is left to be written anew."""
        shown = {name: section for name, section in self.sections.items() if legible(section.text) is not None}
        return {name: msgspec.to_builtins(section) for name, section in shown.items()}


def contents_of(told: Told, version: DeliverableVersion) -> Contents:
    """The contents of a version on the days of `told`."""
    base: dict[str, Section] = {}
    if version.amended is not None and version.amended in told.state.deliverables.versions:
        base = contents_of(told, told.state.deliverables.versions[version.amended]).sections
    written = [fact for fact in told.course if isinstance(fact.data, WRITTEN) and fact.data.deliverable == version.ref]
    # Whatever was drafted afterwards, a frozen text stands.
    frozen = [fact for fact in written if not isinstance(fact.data, DeliverableDrafted)]
    last = next(reversed(frozen or written), None)
    if last is None:
        return Contents(sections=base)
    fact = told.opened(last)
    if isinstance(fact.data, DeliverableAmended):
        return Contents(sections=base | fact.data.changes, fact=fact, changed=frozenset(fact.data.changes))
    return Contents(sections=dict(fact.data.sections or {}), fact=fact)
