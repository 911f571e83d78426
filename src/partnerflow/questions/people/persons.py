"""Of whom the personal data are kept, and of whom they were erased."""

from __future__ import annotations

from partnerflow.domain.people.facts import PersonErased, PersonRegistered
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "persons",
    permission="partnership.read",
    parameters=Asked,
    nl="Van wie zijn persoonsgegevens bewaard, en van wie gewist?",
    en="Whose personal data are kept, and whose were erased?",
)
def persons(view: View[Asked]) -> Answer:
    """Every person of the partnership by key, without any name or address.

    Answers by key of the person `known` or `erased`. The key stays after an erasure, so that signatures and roles
    stay countable.
    """
    people = sorted(view.state.people.persons.values(), key=lambda person: person.key)
    value = {person.key: "known" if person.erased_on is None else "erased" for person in people}
    return Answer(value=value, facts=tuple(view.ids_of(PersonRegistered, PersonErased)))
