"""The form of a move: its fields with what was given, what the situation says, and what the preview took for granted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from partnerflow.application.access.acting import Acting
from partnerflow.domain.moves.returning import ReturnPreview
from partnerflow.errors import Fault
from partnerflow_api.pages.forms.faults import wrongs
from partnerflow_api.pages.forms.fields import Field
from partnerflow_api.pages.forms.form import Filling, Form, form_of
from partnerflow_api.pages.forms.paths import DATA, pointer_of
from partnerflow_api.pages.forms.setting import setting_of
from partnerflow_api.pages.moving.asking import LEARNED
from partnerflow_api.pages.moving.page import MovePage

_LEARNED = {pointer_of((*DATA, name)): pointer_of(("learned", name)) for name in LEARNED}


def filled(partnerflow: Acting, page: MovePage, faults: Sequence[Fault]) -> Form | None:
    """The form of the move of a page; None where there is no such move from here, or the reader may not make it."""
    seen = page.seen
    if seen is None or not page.here.voice.may:
        return None
    line = dict(seen.asked.line)
    if isinstance(seen.preview, ReturnPreview):
        # What the service would fill in stands in the form, so that it can be chosen otherwise.
        usual = {
            "ambitionFate": seen.preview.ambition_fate,
            "funderNoticeNeeded": seen.preview.funder_notice_needed,
            "returnScope": "everything",
        }
        line["data"] = {**usual, **line["data"]}
    setting = setting_of(partnerflow, "partnership", page.key, page.reader.words)
    form = form_of(seen.asked.fact_type.name, setting, Filling(line=line, rows=seen.asked.rows))
    asked = (*_signals(page), *(_usual_first(field, page) for field in form.open), *_learned(page))
    placed = [replace(fault, pointer=_LEARNED.get(fault.pointer, fault.pointer)) for fault in faults]
    return replace(form, open=asked, wrong=tuple(wrongs(placed, (*asked, *form.about, *form.folded), setting)))


def _signals(page: MovePage) -> Iterator[Field]:
    """Why the partners go on in spite of each signal that stays open."""
    for place, signal in enumerate(page.signals):
        yield Field(
            path=(*DATA, "acknowledged", str(place), "reason"),
            widget="text",
            label=page.reader("page.signal", title=signal.title.rstrip(".")),
            hint=page.reader("page.signal_hint"),
            required=True,
            value=signal.reason,
        )


def _learned(page: MovePage) -> Iterator[Field]:
    """What was learned in the return that the move closes."""
    if page.closes_return is None or page.seen is None:
        return
    for place, name in enumerate(LEARNED):
        yield Field(
            path=("learned", name),
            widget="text",
            label=page.reader(f"learned.{name}"),
            hint=page.reader("learned.intro") if place == 0 else "",
            value=page.seen.asked.learned.get(name, ""),
        )


def _usual_first(field: Field, page: MovePage) -> Field:
    """The reasons of a return with those in sight that usually lead to this phase; the others are folded away."""
    if field.path[-1] != "reasons" or page.option is None:
        return field
    reasons, target = page.here.state.process.return_reasons, page.option.target
    usual = {key for key, reason in reasons.items() if target in reason.usual_targets}
    if not usual:
        return field
    return replace(field, choices=tuple(replace(item, aside=item.value not in usual) for item in field.choices))
