"""The questions about a partnership: one address each, made from their declarations; all answer in the same shape."""

from __future__ import annotations

from inspect import getdoc

from flask import Response, request

from partnerflow.errors import MalformedError
from partnerflow.questions.catalogue import QUESTIONS
from partnerflow.questions.registry import Question
from partnerflow_api.context import service
from partnerflow_api.encoding import answer
from partnerflow_api.parameters import AS_KNOWN_AT, AS_OF, AT_VERSION, Parameter, in_address
from partnerflow_api.resource import KEY, Resource, address
from partnerflow_api.schemas.answers import ANSWER

KIND = "partnership"
VIEW = {parameter.name: parameter.describes for parameter in (AS_OF, AS_KNOWN_AT, AT_VERSION)}
blueprint = Resource("questions", __name__, tag="Questions")


def ask(question: Question, key: str) -> Response:
    """The answer to one question."""
    given = request.args.to_dict()
    as_of, as_known_at = given.pop("asOf", None), given.pop("asKnownAt", None)
    try:
        answered = service().ask(address(KIND, key), question.name, given, as_of=as_of, as_known_at=as_known_at)
    except MalformedError as error:
        raise in_address(error) from None
    return answer(
        {
            "question": question.name,
            "answer": answered.answer,
            "asOf": answered.as_of,
            "asKnownAt": answered.as_known_at,
            "atVersion": answered.at_version,
            "day": answered.day,
            "position": answered.position,
            "version": answered.version,
            "facts": answered.facts,
        }
    )


def _declare(question: Question) -> None:
    def view(key: str) -> Response:
        return ask(question, key)

    name = "ask" + "".join(part.capitalize() for part in question.name.split("_"))
    view.__name__ = name
    view.__doc__ = f"{question.titles['en']}\n\n{question.titles['nl']}\n\n{question.answer.__doc__}"
    parameters = [
        Parameter(
            name=member.wire,
            kind=member.kind,
            describes=VIEW.get(member.wire) or getdoc(question.asked) or "",
            required=member.required,
        )
        for member in question.parameters.members
    ]
    blueprint.operation(
        "GET",
        f"/partnerships/<key>/{question.path}",
        name,
        permission=question.permission,
        parameters=parameters,
        path=KEY,
        answers=ANSWER,
        describes="The answer, and the facts behind it",
    )(view)


for _question in QUESTIONS.values():
    _declare(_question)
