"""Checks on the sections of what was adopted: filled, and dated. They see that a text is there, never the text."""

from __future__ import annotations

from collections.abc import Callable

from partnerflow.domain.deliverables.records import DeliverableVersion, Sections
from partnerflow.domain.guards.deliverables import lacks_in_section, latest_adopted, not_adopted
from partnerflow.domain.guards.outcome import Outcome, Situation, judged
from partnerflow.domain.guards.registry import guard

_NONE = Sections(filled=frozenset(), dated=frozenset())


@guard("sections_filled", "not_adopted", "section_empty")
def sections_filled(situation: Situation, deliverable: str, sections: tuple[str, ...]) -> Outcome:
    """The version adopted last has these sections filled."""
    versions = latest_adopted(situation, deliverable)
    return _each(situation, versions, deliverable, sections, "section_empty", lambda known: known.filled)


@guard("section_dated", "not_adopted", "section_not_dated")
def section_dated(situation: Situation, deliverable: str, section: str) -> Outcome:
    """In the version adopted last an entry of this section has a date (`entries[].date`)."""
    versions = latest_adopted(situation, deliverable)
    return _each(situation, versions, deliverable, (section,), "section_not_dated", lambda known: known.dated)


@guard("data_relevant_sections", "section_empty")
def data_relevant_sections(situation: Situation, deliverable: str, section: str) -> Outcome:
    """Each version adopted last for which data matter has this section filled; met where data matter nowhere."""
    versions = [version for version in latest_adopted(situation, deliverable) if version.data_relevant]
    if not versions:
        return judged([])
    return _each(situation, versions, deliverable, (section,), "section_empty", lambda known: known.filled)


def _each(
    situation: Situation,
    versions: list[DeliverableVersion],
    kind: str,
    sections: tuple[str, ...],
    reason: str,
    present: Callable[[Sections], frozenset[str]],
) -> Outcome:
    if not versions:
        return judged([not_adopted(situation, kind)])
    missing = (
        lacks_in_section(situation, reason, version, section)
        for version in versions
        for section in sections
        if section not in present(version.sections or _NONE)
    )
    return judged(missing, (version.submission for version in versions if version.submission is not None))
