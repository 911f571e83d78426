"""Which documents a question can be asked about: those that were in force, and those that somebody signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry


def signed(ask: Inquiry) -> list[DeliverableVersion]:
    """Every version that somebody signed itself, the last one last; a small change keeps the signatures of another."""
    versions = ask.reader.state.deliverables.versions.values()
    found = [version for version in versions if version.signatures and version.amends is None]
    return sorted(found, key=lambda version: (_first_signature(version), version.ref.kind, version.ref.version))


def choose_signed(ask: Inquiry) -> DeliverableVersion | None:
    """The signed version that was chosen, else the one signed last; None when nobody signed anything."""
    versions = signed(ask)
    last = [version for version in versions if version.ref.project is None] or versions
    options = [(_value(version.ref), ask.reader.particular.deliverable(version.ref)) for version in reversed(versions)]
    chosen = ask.choose("document", options, _value(last[-1].ref) if last else None)
    return next((version for version in versions if _value(version.ref) == chosen), None)


def choose_in_force(ask: Inquiry) -> Mapping[str, str] | None:
    """Which document was chosen, as a question takes it, of those that were ever in force; else the agreement.

    The agreement is the last document of the process that the partners sign together; without one, the last in force.
    """
    state, process = ask.reader.state, ask.reader.state.process
    known: dict[str, DeliverableRef] = {}
    for version in state.deliverables.versions.values():
        if version.in_force_on is not None:
            known.setdefault(f"{version.ref.kind} {version.ref.project or ''}", version.ref)
    order = list(process.deliverables)
    places = sorted(known, key=lambda place: (_place(order, known[place].kind), known[place].project or ""))
    agreed = [place for place in places if _agreement(ask, known[place])]
    default = (agreed or places)[-1] if places else None
    chosen = ask.choose("document", [(place, _title(ask, known[place])) for place in places], default)
    return dict(parameters(known[chosen])) if chosen is not None else None


def parameters(ref: DeliverableRef) -> Iterator[tuple[str, str]]:
    """A document as a question takes it, without its version."""
    yield "kind", ref.kind
    if ref.project is not None:
        yield "project", ref.project


def _agreement(ask: Inquiry, ref: DeliverableRef) -> bool:
    kind = ask.reader.state.process.deliverables.get(ref.kind)
    return kind is not None and kind.signed and not kind.per_project


def _title(ask: Inquiry, ref: DeliverableRef) -> str:
    kind = ask.reader.state.process.deliverables.get(ref.kind)
    title = ask.words.text(kind.title) if kind is not None else ref.kind
    return f"{title} {ref.project}" if ref.project is not None else title


def _value(ref: DeliverableRef) -> str:
    return " ".join(part for part in (ref.kind, ref.project, ref.version) if part)


def _place(order: list[str], kind: str) -> int:
    return order.index(kind) if kind in order else -1


def _first_signature(version: DeliverableVersion) -> str:
    return min(signature.on for signature in version.signatures.values())
