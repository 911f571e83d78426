"""All partnerships at once: one address for each question, made from their declarations; and deadlines as calendars."""

from __future__ import annotations

from inspect import getdoc

from flask import Response, request

from partnerflow.application.portfolio.catalogue import PORTFOLIO_QUESTIONS
from partnerflow.application.portfolio.registry import PortfolioQuestion
from partnerflow.domain.vocabulary.kinds import Enumeration, Integer
from partnerflow.errors import MalformedError
from partnerflow.questions.together.due.kinds import KINDS
from partnerflow_api import addresses
from partnerflow_api.calendars import CALENDAR, LANG, calendar_response, chosen
from partnerflow_api.context import service
from partnerflow_api.encoding import answer
from partnerflow_api.parameters import AFTER, Parameter, in_address, page_size, read
from partnerflow_api.resource import KEY, Resource, address
from partnerflow_api.schemas.answers import PORTFOLIO_ANSWER
from partnerflow_api.waiting import POSITION, wait_for

blueprint = Resource("portfolio", __name__, tag="Portfolio")

PAGE_SIZE = page_size(50, 500)
WITHIN = Parameter(
    name="within", kind=Integer(minimum=0, maximum=36600), describes="What comes within so many days", default=365
)
KIND = Parameter(name="kind", kind=Enumeration(values=tuple(KINDS)), describes="Deadlines of this kind")


def ask(question: PortfolioQuestion) -> Response:
    """The answer to one question; of a list, one page."""
    paging = [POSITION, PAGE_SIZE, AFTER] if question.paged else [POSITION]
    asked = read(paging)
    wait_for(service().wait_for_portfolio, asked["position"])
    known = {parameter.name for parameter in paging}
    given = {name: value for name, value in request.args.to_dict().items() if name not in known}
    after, limit = asked.get("after"), asked.get("pageSize", PAGE_SIZE.default)
    try:
        answered = service().ask_portfolio(
            question.name, given, after=addresses.read_cursor(after) if after else None, limit=limit
        )
    except MalformedError as error:
        raise in_address(error) from None
    following = addresses.cursor(answered.following) if answered.following else None
    links, headers = addresses.page(following) if question.paged else ({}, {})
    told = {
        "question": question.name,
        "answer": answered.answer,
        "asOf": None,
        "day": answered.day,
        "position": answered.position,
    }
    return answer({**told, **links, **({"pageSize": limit} if question.paged else {})}, headers=headers)


def _declare(question: PortfolioQuestion) -> None:
    def view() -> Response:
        return ask(question)

    name = "askPortfolio" + "".join(part.capitalize() for part in question.name.split("_"))
    view.__name__ = name
    view.__doc__ = f"{question.titles['en']}\n\n{question.titles['nl']}\n\n{question.answer.__doc__}"
    parameters = [
        Parameter(name=member.wire, kind=member.kind, describes=getdoc(question.asked) or "", required=member.required)
        for member in question.parameters.members
    ]
    blueprint.operation(
        "GET",
        f"/portfolio/{question.path}",
        name,
        permission=question.permission,
        parameters=[*parameters, POSITION, *([PAGE_SIZE, AFTER] if question.paged else [])],
        answers=PORTFOLIO_ANSWER,
        describes="The answer, and how far in the log it goes",
    )(view)


for _question in PORTFOLIO_QUESTIONS.values():
    _declare(_question)


@blueprint.operation(
    "GET",
    "/portfolio/deadlines.ics",
    "portfolioCalendar",
    permission="portfolio.read",
    parameters=[WITHIN, KIND, LANG],
    answers=CALENDAR,
    describes="A calendar to subscribe to",
    versioned=True,
)
def portfolio_calendar() -> Response:
    """The deadlines of all partnerships as a calendar

    What comes within so many days and what should have happened already, the first 3,000 of them. An event keeps its
    UID when its day moves.
    """
    asked = read([WITHIN, KIND, LANG])
    spoken = chosen(asked["lang"])
    return calendar_response(service().portfolio_calendar(spoken, within=asked["within"], kind=asked["kind"]), spoken)


@blueprint.operation(
    "GET",
    "/partnerships/<key>/deadlines.ics",
    "partnershipCalendar",
    permission="partnership.read",
    parameters=[LANG],
    path=KEY,
    answers=CALENDAR,
    describes="A calendar to subscribe to",
    versioned=True,
    tag="Questions",
)
def partnership_calendar(key: str) -> Response:
    """The deadlines of one partnership and its grants as a calendar

    All that is open, however far away. An event keeps its UID when its day moves.
    """
    spoken = chosen(read([LANG])["lang"])
    return calendar_response(service().calendar(address("partnership", key), spoken), spoken)
