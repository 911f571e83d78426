"""A return: what must be signed or endorsed again and by whom, what goes on, what is open, and who must be told.

What becomes of each deliverable is told beside its choice (`moving.fates`), and how the gates stand afterwards as gates
(`moving.gates`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partnerflow.domain.moves.again import SignaturesNeeded, Standing
from partnerflow.domain.moves.returning import ReturnPreview
from partnerflow_api.pages.moving.telling.reader import Part, Reader, Said
from partnerflow_api.pages.moving.telling.shared import duties_of, notices_of, open_work_of, stay_of


def return_parts(reader: Reader, preview: ReturnPreview) -> Iterator[Part]:
    """Everything that a return brings, beside the fates and the gates."""
    course = [
        stay_of(reader, preview.closes, "leaves"),
        Said(text=reader("enters_round", stay=reader.stay(preview.stay), round=preview.stay.round)),
        Said(
            text=reader("again", phases=reader.words.list([reader.particular.phase(k) for k in preview.phases_again]))
        ),
    ]
    if preview.supersedes is not None:
        replaced = reader.state.course.returns[preview.supersedes]
        text = reader("supersedes", **{"return": replaced.ref}, phase=reader.particular.phase(replaced.target))
        course.append(Said(text=text, links=reader.fact(replaced.fact, replaced.ref)))
    yield reader.part("course", course)
    yield from notices_of(reader, preview.notices)
    yield from _again(reader, preview)
    yield from _projects(reader, preview)
    yield from duties_of(reader, preview.duties)
    yield from open_work_of(reader, preview.open_work)


def _projects(reader: Reader, preview: ReturnPreview) -> Iterator[Part]:
    found = []
    for item in preview.projects:
        documents = [reader.particular.deliverable(each.deliverable) for each in item.deliverables]
        word = "project.touched" if documents else f"project.{item.status}"
        text = reader(word, project=item.project, documents=reader.words.list(documents))
        found.append(Said(text=text, links=reader.fact(reader.state.projects.by_ref[item.project].fact, item.project)))
    if found:
        yield reader.part("projects", found)


def _again(reader: Reader, preview: ReturnPreview) -> Iterator[Part]:
    found = [said for item in preview.signatures for said in _signatures(reader, item)]
    if preview.ambition_fate == "reopened":
        found.append(Said(text=reader("ambition.reopened" if preview.ambition_version else "ambition.none")))
    elif preview.ambition_cause == "partners":
        found.append(Said(text=reader("ambition.spared")))
    endorsed = preview.endorsements
    if endorsed is not None:
        version = endorsed.ambition_version
        if endorsed.still_count:
            found.append(_still(reader, "ambition.still", endorsed.still_count, version=version))
        if endorsed.when_reaffirmed:
            who = reader.all(endorsed.when_reaffirmed)
            found.append(Said(text=reader("ambition.reaffirmed", who=who, version=version)))
        found.append(Said(text=reader("ambition.replaced", who=reader.all(endorsed.when_replaced))))
    if found:
        yield reader.part("again", found)


def _signatures(reader: Reader, item: SignaturesNeeded) -> Iterator[Said]:
    document = reader.particular.deliverable(item.deliverable)
    if item.still_count:
        yield _still(reader, "sign.still", item.still_count, document=document)
    if item.when_reaffirmed:
        yield Said(text=reader("sign.reaffirmed", document=document, who=reader.all(item.when_reaffirmed)))
    if item.when_replaced:
        yield Said(text=reader("sign.replaced", document=document, who=reader.all(item.when_replaced)))


def _still(reader: Reader, word: str, standing: Sequence[Standing], **values: object) -> Said:
    links = [link for each in standing for link in reader.fact(each.fact, reader.names.of(each.organisation))]
    return Said(text=reader(word, **values), links=tuple(links))
