"""What a client need not know: the id of the fact, new references, hashes, rounds, entitled parties, and the day of today."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.history import History
from partnerflow.domain.moves import usual_fates
from partnerflow.domain.numbering import next_ambition, next_fact_id, next_reference
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.kinds import Integer, Reference
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow.process.definition import ProcessDefinition

Data = dict[str, Any]
Definitions = Callable[[str, int], ProcessDefinition | None]


def filled(
    line: Mapping[str, Any], fact_type: FactType, history: History, today: str, definition: Definitions
) -> dict[str, Any]:
    """A whole line from what the client gave; what it gave is never changed, also when it is wrong."""
    whole = {"fact": fact_type.name, **line}
    whole.setdefault("id", next_fact_id(history, str(whole["key"])))
    whole.setdefault("occurredAt", today)
    if "knownAt" not in whole and str(whole["occurredAt"])[:10] < today:
        whole["knownAt"] = today
    data = dict(whole["data"]) if isinstance(whole.get("data"), Mapping) else whole.get("data", {})
    if isinstance(data, dict):
        _references(data, fact_type, history)
        for fill in (_sections_hash, _text_hash):
            fill(data, fact_type)
        if fact_type.name == "ProcessMigrated":
            _fingerprint(data, definition)
        filler = _FILLERS.get(fact_type.name)
        if filler is not None:
            day = str(whole["occurredAt"])[:10]
            # Before the beginning there is nothing to fill in from; the rules tell of the day.
            state = history.on(day) if history.facts and day >= history.facts[0].occurred_on else history.state
            if isinstance(state, PartnershipState):
                filler(data, state, day)
        if "by" not in whole and fact_type.personal and "organisation" in data:
            whole["by"] = data["organisation"]
    whole["data"] = data
    return whole


def is_filled_in(fact_type: FactType, member: str) -> bool:
    """Whether the service fills in a required member of a payload when the client leaves it out."""
    kind = next(item.kind for item in fact_type.kind.members if item.wire == member)
    if isinstance(kind, Reference | Integer) and kind.to is not None and kind.role != "refers" and kind.to != "body":
        return True
    return member in FILLED_IN.get(fact_type.name, frozenset())


FILLED_IN: dict[str, frozenset[str]] = {
    "DeliverableSubmitted": frozenset({"sha256"}),
    "ProposalTabled": frozenset({"sha256", "entitled", "silence"}),
    "ProposalAmended": frozenset({"sha256", "entitled", "round"}),
    "PositionTaken": frozenset({"round"}),
    "ObjectionRaised": frozenset({"round"}),
    "DecisionTaken": frozenset({"round", "effectiveFrom"}),
    "PhaseAdvanced": frozenset({"from", "to"}),
    "PhaseReturned": frozenset({"from", "fates", "ambitionFate", "funderNoticeNeeded", "returnScope"}),
}


def _references(data: Data, fact_type: FactType, history: History) -> None:
    owner = data.get("organisation")
    for member in fact_type.kind.members:
        kind = member.kind
        if member.wire in data or not member.required:
            continue
        if isinstance(kind, Reference) and kind.role != "refers":
            reference = next_reference(history.index, kind, owner if isinstance(owner, str) else None)
            if reference is not None:
                data[member.wire] = reference
        elif isinstance(kind, Integer) and kind.to == "ambition" and kind.role == "defines":
            data[member.wire] = next_ambition(history.index)


def sections_hash(sections: Any) -> str:
    """SHA-256 over the canonical JSON of sections (docs/spec/facts.md): members sorted, no spaces, UTF-8."""
    canonical = json.dumps(sections, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _sections_hash(data: Data, fact_type: FactType) -> None:
    if fact_type.name == "DeliverableSubmitted" and "sections" in data:
        data.setdefault("sha256", sections_hash(data["sections"]))


def _text_hash(data: Data, fact_type: FactType) -> None:
    if fact_type.name in ("ProposalTabled", "ProposalAmended") and isinstance(data.get("text"), str):
        data.setdefault("sha256", hashlib.sha256(data["text"].encode("utf-8", "surrogatepass")).hexdigest())


def _fingerprint(data: Data, definition: Definitions) -> None:
    to = data.get("to")
    if not isinstance(to, Mapping):
        return
    name, version = to.get("name"), to.get("version")
    known = definition(name, version) if isinstance(name, str) and isinstance(version, int) else None
    if known is not None:
        data["to"] = {"fingerprint": known.fingerprint, **to}


def _entitled(data: Data, state: PartnershipState, day: str) -> None:
    excluded = {item.get("organisation") for item in data.get("excluded", ()) if isinstance(item, dict)}
    entitled = [code for code in state.parties.counting() if code not in excluded]
    if entitled:
        data.setdefault("entitled", entitled)


def _tabled(data: Data, state: PartnershipState, day: str) -> None:
    _entitled(data, state, day)
    agreements = state.decisions.agreements
    data.setdefault("silence", agreements.silence if agreements is not None else "blocks")


def _amended(data: Data, state: PartnershipState, day: str) -> None:
    _entitled(data, state, day)
    proposal = state.decisions.proposals.get(data.get("proposal", ""))
    if proposal is not None:
        data.setdefault("round", proposal.round + 1)


def _round(data: Data, state: PartnershipState, day: str) -> None:
    proposal = state.decisions.proposals.get(data.get("proposal", ""))
    if proposal is not None:
        data.setdefault("round", proposal.round)


def _decided(data: Data, state: PartnershipState, day: str) -> None:
    _round(data, state, day)
    data.setdefault("effectiveFrom", day)


def _advanced(data: Data, state: PartnershipState, day: str) -> None:
    data.setdefault("from", state.course.phase)
    # At the end of the course nobody goes on: the rules say so, and not that this is missing.
    data.setdefault("to", state.process.next_phase(state.course.phase) or state.course.phase)


def _returned(data: Data, state: PartnershipState, day: str) -> None:
    data.setdefault("from", state.course.phase)
    data.setdefault("returnScope", "everything")
    data.setdefault("funderNoticeNeeded", False)
    target = data.get("to")
    if not isinstance(target, str) or target not in state.process.fates:
        # Nobody returns there: the rules say so, and not that these are missing.
        data.setdefault("ambitionFate", "unchanged")
        data.setdefault("fates", [])
        return
    data.setdefault("ambitionFate", state.process.ambition_fate(target))
    fates = usual_fates(state, target, day, str(data["returnScope"]), data.get("project"))
    data.setdefault("fates", [msgspec.to_builtins(item) for item in fates])


_FILLERS: dict[str, Callable[[Data, PartnershipState, str], None]] = {
    "ProposalTabled": _tabled,
    "ProposalAmended": _amended,
    "PositionTaken": _round,
    "ObjectionRaised": _round,
    "DecisionTaken": _decided,
    "PhaseAdvanced": _advanced,
    "PhaseReturned": _returned,
}
assert FILLED_IN.keys() <= FACT_TYPES.keys()
