"""Lines of a story about two partners, as an import would hold them, without their numbers."""

from __future__ import annotations

from typing import Any

from tests.support.processes import shipped_process

Line = dict[str, Any]
PARTNERS = ("AAA", "BBB")
SCOPES = ["explore", "negotiate", "sign_intent", "sign_agreement"]
PROCESS = shipped_process("partnership")


def line(name: str, on: str, by: str = "AAA", /, **data: Any) -> Line:
    """One line of the story, without its number."""
    return {"fact": name, "occurredAt": on, "by": by, "data": data}


def each(name: str, on: str, /, **data: Any) -> list[Line]:
    """One line for each partner; `{}` in a value stands for its code."""
    return [
        line(name, on, partner, organisation=partner, **{key: _filled(value, partner) for key, value in data.items()})
        for partner in PARTNERS
    ]


def _filled(value: Any, partner: str) -> Any:
    return value.format(partner) if isinstance(value, str) else value


def sections(kind: str, **entries: Any) -> Line:
    """Every section of a kind, filled; an argument gives a section its rows."""
    return {
        section.name: {"text": "Uitgewerkt.", **({"entries": entries[section.name]} if section.name in entries else {})}
        for section in PROCESS.deliverables[kind].sections
    }


def submitted(kind: str, on: str, version: str = "1.0", **more: Any) -> Line:
    """A version put forward whole."""
    project = {"project": more.pop("project")} if "project" in more else {}
    texts = more.pop("sections", None) or sections(kind)
    deliverable = {"kind": kind, **project, "version": version}
    return line("DeliverableSubmitted", on, deliverable=deliverable, sections=texts, sha256="0" * 64, **more)


def decided(number: str, on: str, *subjects: Line, method: str = "consent") -> list[Line]:
    """A proposal that both partners consent to, and the decision."""
    proposal, text = f"P-{number}", "Wij besluiten."
    tabled = {"proposal": proposal, "subjects": list(subjects), "text": text, "sha256": "0" * 64, "method": method}
    return [
        line("ProposalTabled", on, **tabled, entitled=list(PARTNERS), silence="blocks", deadline=on),
        *each("PositionTaken", on, proposal=proposal, round=1, position="consent"),
        line(
            "DecisionTaken", on, decision=f"D-{number}", proposal=proposal, round=1, outcome="adopted", effectiveFrom=on
        ),
    ]


def adopted(kind: str, on: str, decision: str, version: str = "1.0", **project: str) -> Line:
    """A version adopted by a decision."""
    return line("DeliverableAdopted", on, deliverable={"kind": kind, **project, "version": version}, decision=decision)


def signed(kind: str, on: str, version: str = "1.0") -> list[Line]:
    """A version signed by each partner under its mandate."""
    signatories = [{"person": "p-001", "capacity": "director"}]
    return each(
        "DeliverableSigned",
        on,
        deliverable={"kind": kind, "version": version},
        mandate="M-{}-1",
        signatories=signatories,
        signatureMethod="handwritten",
    )


def in_force(kind: str, on: str, version: str = "1.0", **project: str) -> Line:
    """A version that applies from a day."""
    return line("DeliverableInForce", on, deliverable={"kind": kind, **project, "version": version})


def role(number: str, name: str, on: str, holder: str, **more: str) -> list[Line]:
    """A role assigned and accepted."""
    return [
        line("RoleAssigned", on, assignment=f"R-{number}", role=name, organisation=holder, **more),
        line("RoleAccepted", on, holder, assignment=f"R-{number}"),
    ]


def returned(on: str, to: str, *, ambition: str = "unchanged", source: str = "shaping") -> list[Line]:
    """A return by decision, with the fates of the fate table."""
    move: Line = {"return": "RT-01", "from": source, "to": to, "reasons": ["money"], "returnScope": "everything"}
    move |= {"decision": "D-90", "fates": [], "ambitionFate": ambition, "repairAgenda": [{"text": "Herstellen."}]}
    return [
        *decided("90", on, {"type": "return_phase", "to": to}),
        line("PhaseReturned", on, **move, targetOn="2024-12-31", funderNoticeNeeded=True),
    ]
