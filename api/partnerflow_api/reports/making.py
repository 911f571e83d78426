"""What every report has: its first page, and how it is checked."""

from __future__ import annotations

from collections.abc import Iterable

from partnerflow_api.reports.counted import Counted, counted
from partnerflow_api.reports.document import Chapter, Document, Pairs, Paragraph, Points, chapter
from partnerflow_api.reports.telling import Teller
from partnerflow_api.reports.typesetting import typeset


def made(tell: Teller, kind: str, chapters: Iterable[Chapter]) -> bytes:
    """A report of these chapters as PDF.

    Args:
        tell: who tells it, to whom.
        kind: which report: its words stand at this key.
        chapters: what it says.

    Raises:
        UnavailableError: it cannot be set now.
    """
    found = counted(tell.partnerflow, tell.key, tell.days)
    document = Document(
        language=tell.words.language,
        kind=tell(f"{kind}.title"),
        name=tell.shown.course.name,
        lead=tell.shown.issue or "",
        cover=tuple(_cover(tell, found)),
        note=tell("cover.note"),
        contents=tell("cover.contents"),
        page=tell("cover.page"),
        running=" · ".join((tell.key, tell.words.day(tell.shown.day))),
        chapters=(*chapters, _checking(tell, found)),
    )
    return typeset(document, found.at)


def _cover(tell: Teller, found: Counted) -> Iterable[tuple[str, str]]:
    course, process, days = tell.shown.course, tell.shown.process, tell.days
    yield tell("cover.day"), tell.words.day(tell.shown.day)
    if days.as_known_at is not None:
        yield tell("cover.known"), tell.words.day(days.as_known_at)
    phase = tell(
        "cover.phase_since", phase=tell.shown.phase(course.phase), day=tell.words.day(course.stays[-1].entered)
    )
    yield tell("cover.stands"), f"{tell.words(f'status.{course.status}')} · {phase}"
    yield tell.words("page.began"), tell.words.day(course.founded_on)
    yield tell("cover.region"), course.region
    version = tell.words("page.process_version", title=tell.words.text(process.title), version=process.version)
    yield tell.words("page.process"), f"{version} · {tell.words.text(process.profiles[course.profile].title)}"
    yield tell.words("page.key"), tell.key
    yield tell("cover.facts"), tell("cover.facts_last", facts=tell.words.count("facts", found.facts), last=found.last)
    yield tell("cover.recorded"), tell.words.moment(found.at.isoformat())
    yield tell("cover.place"), _place(tell, found)


def _place(tell: Teller, found: Counted) -> str:
    if found.entry is None:
        return tell("cover.unsigned")
    return tell("cover.entry", position=found.position, entry=found.entry, origin=found.origin)


def _checking(tell: Teller, found: Counted) -> Chapter:
    proof = [(tell("checking.entry"), tell("checking.unsigned"))]
    if found.entry is not None:
        proof = [
            (tell("checking.origin"), found.origin),
            (tell("checking.entry"), str(found.entry)),
            (tell("checking.checkpoint"), tell("checking.from_size", size=found.entry + 1)),
            (tell("checking.leaf"), found.leaf or ""),
        ]
    return chapter(
        tell("checking.title"),
        Paragraph(text=tell("checking.intro")),
        Points(items=tuple(tell(f"checking.step_{step}") for step in ("bundle", "verifier", "again", "hash"))),
        Pairs(items=tuple(proof)),
        Paragraph(text=tell("checking.limits"), quiet=True),
    )
