"""What is known of one person: where the texts mention it, and everything for whoever asks for their own data."""

from __future__ import annotations

from flask import Response
from msgspec import to_builtins

from partnerflow.domain.vocabulary.references import PersonRef
from partnerflow.domain.vocabulary.structs import kind_from
from partnerflow_api.context import service
from partnerflow_api.encoding import answer
from partnerflow_api.resource import KEY, Resource, address
from partnerflow_api.schemas.erasures import MENTIONS, PERSON

KIND = "partnership"
PATH = {**KEY, "person": kind_from(PersonRef)}
blueprint = Resource("persons", __name__, tag="People")


@blueprint.operation(
    "GET",
    "/partnerships/<key>/persons/<person>/mentions",
    "readMentions",
    permission="persons.read",
    path=PATH,
    answers=MENTIONS,
    describes="Each text with what was found in it",
)
def mentions(key: str, person: str) -> Response:
    """The texts of a partnership and its grants that mention a person: by full name, e-mail address, or part of the name

    Case and accents make no difference. The items can be sent as `texts` of an erasure.
    """
    found = service().mentions(address(KIND, key), person)
    return answer({"items": to_builtins(found)})


@blueprint.operation(
    "GET",
    "/partnerships/<key>/persons/<person>/export",
    "exportPerson",
    permission="persons.read",
    path=PATH,
    answers=PERSON,
    describes="What is registered, the facts, the texts, the erasures, and who saw it",
)
def export(key: str, person: str) -> Response:
    """Everything about one person, for whoever asks for their own data (GDPR Art. 15 and 20)"""
    key = address(KIND, key)
    made = service().person(key, person)
    headers = {"Content-Disposition": f'attachment; filename="{key}-{person}.json"'}
    return answer(made, headers=headers)
