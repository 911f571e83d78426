"""Putting a fact right: the forms that correct or retract it, for whoever could have told it."""

from __future__ import annotations

from partnerflow.application.access.acting import Acting
from partnerflow.application.telling import FactView
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.forms.addresses import address_of
from partnerflow_api.pages.links import to_fact
from partnerflow_api.pages.partnership.steps import Button
from partnerflow_api.pages.voices import voices
from partnerflow_api.pages.words import Words

_NAMES = {"RecordCorrected": "corrects", "RecordRetracted": "retracts"}
"""The facts that touch another, and the member in which they name it."""


def amendments(partnerflow: Acting, partnership: str, view: FactView, days: Days, words: Words) -> tuple[Button, ...]:
    """The ways to put one fact right.

    None on a page that looks back, for a fact that is about another or was retracted, and for who could not have told it. What
    is offered is still judged when it is told.
    """
    fact = view.fact
    aside = days.given or view.retracted_by is not None or FACT_TYPES[fact.type].stream == "any"
    if aside or not voices(partnerflow, partnership).of(fact.type).may_about(fact.by):
        return ()
    back = to_fact(fact.stream, fact.key, fact.id).address
    return tuple(
        Button(
            title=words(f"work.act.{name}"),
            address=address_of(fact.stream, fact.key, name, {member: fact.id}, next=back),
        )
        for name, member in _NAMES.items()
    )
