"""A next term and the end: who goes on, what was not answered yet, what stays undone, and what may still be told."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.moves.concluding import EndPreview, RenewalPreview
from partnerflow_api.pages.moving.telling.reader import Part, Reader, Said
from partnerflow_api.pages.moving.telling.shared import (
    duties_of,
    notices_of,
    open_work_of,
    projects_of,
    stay_of,
    versions,
)
from partnerflow_api.pages.moving.telling.status import facts_by_title


def renewal_parts(reader: Reader, preview: RenewalPreview) -> Iterator[Part]:
    """What a next term brings, and who goes on in it."""
    period = reader.words(
        "grants.from_to", start=reader.words.day(preview.period.start), end=reader.words.day(preview.period.end)
    )
    course = [
        Said(text=reader("renews", term=preview.term_number, period=period, round=preview.round)),
        stay_of(reader, preview.stay, "stays"),
    ]
    if preview.ambition_version is not None:
        course.append(Said(text=reader("ambition.shared", version=preview.ambition_version)))
    yield reader.part("course", course)
    yield from notices_of(reader, preview.notices)
    answers = [
        Said(
            text=reader(
                "answer.given" if item.outcome is not None else "answer.none",
                organisation=reader.names.of(item.organisation),
                outcome=reader.words.value("recommitment", item.outcome or "") or item.outcome or "",
            )
        )
        for item in preview.answers
    ]
    if answers:
        yield reader.part("answers", answers)
    ending = [
        Said(text=reader("ending_grant", grant=item.grant, day=reader.words.day(item.through)))
        for item in preview.ending_grants
    ]
    if ending:
        yield reader.part("ending_grants", ending)
    for word, refs in (("in_force", preview.in_force), ("left_open", preview.left_open)):
        if refs:
            yield reader.part(word, versions(reader, refs))
    yield from open_work_of(reader, preview.open_work)


def end_parts(reader: Reader, preview: EndPreview) -> Iterator[Part]:
    """What the end closes, and what it does not settle."""
    course = [stay_of(reader, preview.closes, "leaves")]
    if "kind" not in reader.assumed:
        course.append(Said(text=reader("ends", kind=reader.words.value("endingKind", preview.kind) or preview.kind)))
    if preview.open_return is not None:
        item = reader.state.course.returns[preview.open_return]
        course.append(
            Said(text=reader("never_repaired", **{"return": item.ref}), links=reader.fact(item.fact, item.ref))
        )
    yield reader.part("course", course)
    yield from notices_of(reader, preview.notices)
    yield from duties_of(reader, preview.duties)
    yield from projects_of(reader, preview.projects)
    yield from open_work_of(reader, preview.open_work)
    if preview.in_force:
        yield reader.part("in_force", versions(reader, preview.in_force))
    yield reader.part("still_recorded", facts_by_title(reader, preview.still_recorded))
