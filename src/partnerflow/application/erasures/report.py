"""What an erasure came to: what is gone, by which facts, and who had seen it before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from partnerflow.application.erasures.ports import Access
from partnerflow.application.erasures.request import ErasureRequest
from partnerflow.application.erasures.targets import Dossier, erased_by
from partnerflow.domain.people.facts import PersonErased
from partnerflow.domain.record.facts import DisclosureErased

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


def erased_texts(dossier: Dossier, request: ErasureRequest) -> list[dict[str, Any]]:
    """The facts that carried a request out, each with what it erased."""
    found = []
    for stream, fact in dossier.facts():
        data = fact.data
        if fact.request == request.id and isinstance(data, PersonErased | DisclosureErased):
            what = (
                {"person": data.person}
                if isinstance(data, PersonErased)
                else {"fact": data.fact, "pointers": list(data.pointers)}
            )
            count = len(erased_by(stream, fact))
            found.append({"stream": fact.stream, "key": stream.head.key, "by": fact.id, **what, "texts": count})
    return found


def report(service: Partnerflow, request: ErasureRequest) -> dict[str, Any]:
    """See `Partnerflow.erasure`."""
    asked = request.asked
    told: dict[str, Any] = {
        "id": request.id,
        "partnership": request.partnership,
        "state": request.state,
        "askedAt": request.asked_at,
        "askedBy": asked.principal,
        "by": asked.by,
        "ground": asked.ground,
        "dueAt": request.due_at,
        "endedAt": request.ended_at,
        "persons": list(asked.persons),
        "texts": [
            {"stream": place.stream, "key": place.key, "fact": place.fact, "pointers": list(place.pointers)}
            for place in asked.texts
        ],
    }
    if request.outcome is not None:
        told |= request.outcome
    if request.state == "done":
        dossier = Dossier.of(service, request.partnership)
        told["count"] = sum(item["texts"] for item in told["erased"])
        told["seenBy"] = seen_by(service, dossier, asked.persons) if asked.persons else []
    return told


def seen_by(service: Partnerflow, dossier: Dossier, persons: tuple[str, ...]) -> list[dict[str, Any]]:
    """Who was shown the name or address of any of these persons: whom to tell of the erasure (Art. 19 of the GDPR)."""
    by_reader: dict[tuple[str, str], list[Access]] = defaultdict(list)
    for access in service.accesses.of(dossier.partnership.head.stream_id):
        if not set(persons).isdisjoint(access.persons):
            by_reader[access.principal, access.purpose].append(access)
    return [
        {
            "principal": principal,
            "purpose": purpose,
            "first": accesses[0].at,
            "last": accesses[-1].at,
            "times": len(accesses),
            "persons": sorted({person for access in accesses for person in access.persons} & set(persons)),
        }
        for (principal, purpose), accesses in by_reader.items()
    ]
