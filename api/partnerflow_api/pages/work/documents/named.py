"""Documents that other pages name: the versions that a fact is about, and those that are still being made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow_api.pages.links import Link, to_document
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.work.documents.standing import status_of, tone_of
from partnerflow_api.pages.work.versions import passed


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A version that is being made; `status` is a word of `work.document.state`, `since` its last day of work."""

    document: Link
    status: str
    tone: str
    since: str | None


def versions_in(value: Any) -> Iterator[DeliverableRef]:
    """Every version that a fact or a part of it names, in its order."""
    if isinstance(value, DeliverableRef):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from versions_in(item)
    else:
        for name in getattr(value, "__struct_fields__", ()):
            yield from versions_in(getattr(value, name))


def documents_in(value: Any, key: str, state: PartnershipState, particular: Particular) -> tuple[Link, ...]:
    """The pages of the versions that a fact or a part of it names, as far as they are there; each once."""
    known = state.deliverables.versions
    found = dict.fromkeys(ref for ref in versions_in(value) if ref in known)
    return tuple(to_document(key, ref, particular.deliverable(ref)) for ref in found)


def unfinished(key: str, state: PartnershipState, day: str, particular: Particular) -> tuple[Unfinished, ...]:
    """The versions that are drafted, submitted, or adopted but not yet in force, those of last work first."""
    found = [_unfinished(key, state, each, day, particular) for each in state.deliverables.versions.values()]
    return tuple(sorted(filter(None, found), key=lambda each: each.since or "", reverse=True))


def _unfinished(
    key: str, state: PartnershipState, version: DeliverableVersion, day: str, particular: Particular
) -> Unfinished | None:
    status = status_of(state, version, day)
    declared = state.process.deliverables.get(version.ref.kind)
    open_ = status in ("draft", "submitted") or (status == "adopted" and declared is not None and declared.in_force)
    if not open_ or passed(state, version):
        return None
    return Unfinished(
        document=to_document(key, version.ref, particular.deliverable(version.ref)),
        status=status,
        tone=tone_of(status),
        since=version.adopted_on or version.submitted_on or version.drafted_on,
    )
