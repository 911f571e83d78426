"""The checklist of closing a partnership well: what must be settled once it has ended, and what is not yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.course.facts import ClosingReportFiled, PartnershipEnded
from partnerflow.domain.moves.consequence import duties, running_projects
from partnerflow.domain.partnership import PartnershipState

GOES_ON_ELSEWHERE = ("merged_into", "split")


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """One item of the checklist, and what it still lacks: reasons, or references of what is open."""

    item: str
    lacking: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """The item as a row of an answer."""
        return {"item": self.item, "complete": not self.lacking, "lacking": list(self.lacking)}


def checklist(
    state: PartnershipState, ending: PartnershipEnded, report: ClosingReportFiled | None, grants: Sequence[GrantOnDay]
) -> list[Closed]:
    """Every item that this kind of ending asks for, complete or not.

    Args:
        state: the partnership on the day asked about, ended.
        ending: how it ended.
        report: the closing report, if it is filed.
        grants: its grants on the same day.
    """
    items = {
        "decision": _decision(state, ending),
        "closing_report": _lacks(report is None, "not_filed"),
        "reached": _lacks(report is None or not state.has_text(report.reached), "not_told"),
        "learned": _lacks(report is None or not state.has_text(report.learned), "not_told"),
        "open_duties": _duties(state, report),
        "contributions": _lacks(report is None or not report.contributions_settled, "not_settled"),
        "projects": tuple(item.project for item in running_projects(state)),
        "grants": tuple(item.key for item in grants if item.grant.status in ("applied", "awarded")),
        "archive": _archive(report),
    }
    if ending.kind == "completed":
        items["final_evaluation"] = _lacks(not _evaluated(state), "not_concluded")
    if ending.kind == "handed_over":
        items["handover"] = _lacks(not state.projects.handover_acceptances, "not_accepted")
    if ending.kind in GOES_ON_ELSEWHERE:
        items["successor"] = _lacks(ending.successor_partnership is None, "not_named")
    return [Closed(item=name, lacking=lacking) for name, lacking in items.items()]


def _lacks(lacking: bool, reason: str) -> tuple[str, ...]:
    return (reason,) if lacking else ()


def _decision(state: PartnershipState, ending: PartnershipEnded) -> tuple[str, ...]:
    """A partnership that is abandoned has nobody left to decide it."""
    return _lacks(ending.kind != "abandoned" and state.decisions.adopted(ending.decision) is None, "not_decided")


def _duties(state: PartnershipState, report: ClosingReportFiled | None) -> tuple[str, ...]:
    """What runs on must be among the open duties of the report; which one is which, only people can read."""
    if report is not None and report.open_duties:
        return ()
    running = (item.ref for item in state.projects.running_actions())
    return (*duties(state).commitments, *running)


def _archive(report: ClosingReportFiled | None) -> tuple[str, ...]:
    holder = report is not None and report.archive_holder is not None
    term = report is not None and report.retain_through is not None
    return (*_lacks(not holder, "no_holder"), *_lacks(not term, "no_retention_term"))


def _evaluated(state: PartnershipState) -> bool:
    return any(item.kind == "final" and item.concluded_on is not None for item in state.evaluations.by_ref.values())
