"""The documents in force, each with its versions and its signatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow_api.reports.document import Block, Chapter, Part, chapter
from partnerflow_api.reports.telling import NONE, Teller


def documents(tell: Teller) -> Chapter:
    """The chapter of documents, a part for the signatures under each that was signed."""
    force = tell.ask("in_force_table")
    rows = (
        (
            each.title,
            each.version,
            tell.day(each.since),
            tell.day(each.through),
            each.fate or tell.words("force.in_force"),
        )
        for each in tell.shown.in_force
    )
    versions = tell.state.deliverables.versions.values()
    texts = tell.texts(each.text_hash for each in versions)
    every = (_version(tell, each, texts) for each in versions)
    return chapter(
        tell("documents.title"),
        tell.table("documents", ("document:4", "version", "since", "through", "status:3"), rows),
        tell.table(
            "documents.versions", ("document:4", "version", "submitted", "adopted", "replaced:2", "hash!:4"), every
        ),
        parts=[part for each in force for part in _signed(tell, each["deliverable"])],
    )


def _version(tell: Teller, version: DeliverableVersion, texts: Mapping[str, str]) -> tuple[str, ...]:
    title = tell.particular.deliverable(version.ref).rsplit(" ", 1)[0]
    return (
        title,
        version.ref.version,
        tell.day(version.submitted_on),
        tell.day(version.adopted_on),
        version.superseded_by or NONE,
        _fingerprint(tell, version, texts),
    )


def _fingerprint(tell: Teller, version: DeliverableVersion, texts: Mapping[str, str]) -> str:
    """The SHA-256 that was told of the text of a version, or why it is not shown."""
    if version.text_hash is None or version.submission is None:
        return NONE
    return texts.get(version.text_hash) or tell.missing(version.submission)


def _signed(tell: Teller, named: dict[str, Any]) -> Iterator[Part]:
    asked = {name: str(value) for name, value in named.items() if value is not None}
    told = tell.ask("signatures_audit", **asked)
    if told["signed"]:
        title = tell("documents.signatures", document=tell.deliverable(named))
        yield Part(title=title, blocks=tuple(_signatures(tell, told)))


def _signatures(tell: Teller, told: dict[str, Any]) -> Iterator[Block]:
    rows = (
        (tell.name(each["organisation"]), tell.day(each["on"]), each["mandate"] or NONE, _validity(tell, each))
        for each in told["items"]
    )
    yield tell.table("documents.signed", ("organisation:4", "on", "mandate:2", "validity:4"), rows)


def _validity(tell: Teller, each: dict[str, Any]) -> str:
    if each["validOnDay"]:
        return tell("documents.valid")
    reason = tell(f"documents.reasons.{each['reason']}")
    if each.get("ratifiedOn") is not None:
        return tell("documents.ratified", reason=reason, day=tell.day(each["ratifiedOn"]))
    if each.get("waiver") is not None:
        return tell("documents.waived", reason=reason, waiver=each["waiver"])
    return tell("documents.invalid", reason=reason)
