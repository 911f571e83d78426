"""A pause and its end: the stay whose clock stops or runs again, and what cannot or can be told meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.moves.status import PausePreview, ResumePreview
from partnerflow_api.pages.moving.telling.reader import Part, Reader, Said
from partnerflow_api.pages.moving.telling.shared import (
    duties_of,
    notices_of,
    open_return,
    open_work_of,
    projects_of,
    stay_of,
)


def pause_parts(reader: Reader, preview: PausePreview) -> Iterator[Part]:
    """What a pause stops, and what goes on meanwhile."""
    course = [stay_of(reader, preview.stay, "pauses")]
    if "expectedResumeOn" not in reader.assumed:
        course.append(Said(text=reader("resumes_expected", day=reader.words.day(preview.expected_resume_on))))
    if preview.open_return is not None:
        course.append(open_return(reader, preview.open_return))
    yield reader.part("course", course)
    yield from notices_of(reader, preview.notices)
    yield reader.part("refused", facts_by_title(reader, preview.refused))
    yield from projects_of(reader, preview.projects)
    yield from duties_of(reader, preview.duties)
    yield from open_work_of(reader, preview.open_work)


def resume_parts(reader: Reader, preview: ResumePreview) -> Iterator[Part]:
    """What goes on from here."""
    course = [stay_of(reader, preview.stay, "resumes")]
    if preview.paused_since is not None:
        since = reader.words.day(preview.paused_since)
        course.append(Said(text=reader("paused_since", day=since)))
    if preview.expected_on is not None:
        course.append(Said(text=reader("was_expected", day=reader.words.day(preview.expected_on))))
    if preview.open_return is not None:
        course.append(open_return(reader, preview.open_return))
    yield reader.part("course", course)
    yield reader.part("possible_again", facts_by_title(reader, preview.again))
    yield from open_work_of(reader, preview.open_work)


def facts_by_title(reader: Reader, names: Sequence[str]) -> list[Said]:
    """Types of facts by what people call them."""
    return [Said(text=FACT_TYPES[name].titles[reader.words.language]) for name in names]
