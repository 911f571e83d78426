"""The page of one version of a document, alone or beside another."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from partnerflow.application.access.acting import Acting
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.errors import NotFoundError
from partnerflow_api.pages import asked
from partnerflow_api.pages.asked import Days, address
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.partnership.steps import Button
from partnerflow_api.pages.words import Words
from partnerflow_api.pages.work.contents import contents_of
from partnerflow_api.pages.work.documents.sections import SectionView, sections_of
from partnerflow_api.pages.work.documents.signatures import Signed, signatures_of
from partnerflow_api.pages.work.documents.standing import (
    Happened,
    history_of,
    next_of,
    status_of,
    tone_of,
)
from partnerflow_api.pages.work.offers import Offers
from partnerflow_api.pages.work.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A version to go to or to compare with."""

    version: str
    status: str
    tone: str
    address: str
    present: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """One version. `before` is the version that it is compared with; `withheld` whether its texts are kept from the reader."""

    key: str
    name: str
    title: str
    kind: str
    version: DeliverableVersion
    status: str
    tone: str
    fate: str | None
    lead: str | None
    executing: tuple[str, ...]
    sections: tuple[SectionView, ...]
    written: bool
    withheld: bool
    fact: Link | None
    before: str | None
    versions: tuple[Numbered, ...]
    signed: bool
    signatures: tuple[Signed, ...]
    waiting: tuple[str, ...]
    history: tuple[Happened, ...]
    buttons: tuple[Button, ...]

    @property
    def changed(self) -> int:
        """How many sections differ from the version it is compared with."""
        return sum(section.change not in (None, "same") for section in self.sections)


def document_page(partnerflow: Acting, key: str, kind: str, number: str, words: Words) -> DocumentPage:
    """A version of a document of a partnership, as the address asks for it.

    Raises:
        NotFoundError: there is no such partnership, or no such version on that day.
    """
    days = asked.days()
    told = Told(partnerflow, key, days)
    state = told.state
    version = _version(told, kind, number, asked.text("project"))
    particular = Particular(words=words, process=state.process, names=Names(partnerflow, words, state))
    family = sorted(state.deliverables.of(kind, version.ref.project), key=lambda each: each.number)
    before = next((each for each in family if each.ref.version == asked.text("from") and each is not version), None)
    contents = contents_of(told, version)
    declared = state.process.deliverables.get(kind)
    day = days.as_of or partnerflow.clock.now().date().isoformat()
    waiting = _waiting(partnerflow, key, days, version)
    offers = Offers.of(partnerflow, key, days, words, back=_address(key, version))
    status = status_of(state, version, day)
    return DocumentPage(
        key=key,
        name=state.course.name,
        title=particular.deliverable(version.ref).rsplit(" ", 1)[0],
        kind=kind,
        version=version,
        status=status,
        tone=tone_of(status),
        fate=words.value("fateKind", version.review.fate) if version.review is not None else None,
        lead=particular.names.of(version.lead) if version.lead else None,
        executing=tuple(particular.names.of(code) for code in version.executing_partners),
        sections=sections_of(contents, contents_of(told, before) if before else None, declared, particular),
        written=bool(contents.sections),
        withheld=contents.fact is not None and told.withholds(contents.fact),
        fact=to_fact("partnership", key, contents.fact.id) if contents.fact is not None else None,
        before=before.ref.version if before is not None else None,
        versions=tuple(_numbered(state, key, each, day, present=each is version) for each in family),
        signed=declared is not None and declared.signed,
        signatures=tuple(signatures_of(partnerflow, told, key, version, particular, days)),
        waiting=tuple(particular.names.of(code) for code in waiting),
        history=tuple(sorted(history_of(told, key, version, particular), key=lambda each: each.on)),
        buttons=tuple(next_of(state, version, waiting, day, offers)),
    )


def _version(told: Told, kind: str, number: str, project: str | None) -> DeliverableVersion:
    """The version that is named; the one there is where a project was not named and only one has it."""
    versions = told.state.deliverables.versions
    named = versions.get(DeliverableRef(kind=kind, project=project, version=number))
    alike = [each for ref, each in versions.items() if (ref.kind, ref.version) == (kind, number)]
    found = named or (alike[0] if project is None and len(alike) == 1 else None)
    if found is None:
        raise NotFoundError(f"there is no {kind} {number}", reason="no_such_deliverable_version", deliverable=kind)
    return found


def _waiting(partnerflow: Acting, key: str, days: Days, version: DeliverableVersion) -> list[str]:
    rows = partnerflow.ask(key, "outstanding", {}, as_of=days.as_of, as_known_at=days.as_known_at).answer
    ref = msgspec.to_builtins(version.ref)
    return [row["organisation"] for row in rows if row["what"] == "sign" and row["deliverable"] == ref]


def _numbered(state: PartnershipState, key: str, version: DeliverableVersion, day: str, *, present: bool) -> Numbered:
    status = status_of(state, version, day)
    return Numbered(
        version=version.ref.version,
        status=status,
        tone=tone_of(status),
        address=_address(key, version),
        present=present,
    )


def _address(key: str, version: DeliverableVersion) -> str:
    ref = version.ref
    return address("document", key=key, kind=ref.kind, version=ref.version, project=ref.project)
