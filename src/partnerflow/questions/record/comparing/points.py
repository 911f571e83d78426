"""Points in the record to compare, as they are named: a day, or a version with the versions of the grants beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from partnerflow.domain.history import History
from partnerflow.domain.vocabulary.kinds import Text, fault
from partnerflow.errors import MalformedError, NotFoundError
from partnerflow.questions.record.comparing.standpoint import NO_GRANTS, Point, Reach
from partnerflow.questions.view import Asked, View, check_version

PointText = Annotated[
    str,
    Text(
        form="point",
        maximum=400,
        pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|v[1-9][0-9]{0,6}(,-|(,GR-[A-Z0-9]{1,12}:[1-9][0-9]{0,6})*))$",
        describes="A day, or a version that an earlier answer named",
    ),
]


def point(view: View[Asked], member: str, given: str) -> Point:
    """The point that a text names.

    Raises:
        MalformedError: it is no day of the calendar, or it names a grant twice.
        NotFoundError: the partnership or a grant has not come to that version, or there is no such grant.
    """
    grants = {history.facts[0].key: history for history in view.around.grant_histories(view.key)}
    if given.startswith("v"):
        return _at_version(view, member, grants, given)
    try:
        date.fromisoformat(given)
    except ValueError:
        raise MalformedError([fault(f"/{member}", "no_such_day", value=given)]) from None
    return Point(
        day=given,
        own=Reach(history=view.history, version=view.history.known_version(as_known_at=given), day=given),
        grants={
            key: Reach(history=history, version=history.known_version(as_known_at=given), day=given)
            for key, history in grants.items()
        },
    )


def _at_version(view: View[Asked], member: str, grants: Mapping[str, History], given: str) -> Point:
    own, *named = given.split(",")
    version = _version(view.history, own.removeprefix("v"))
    told = dict(name.split(":") for name in named if name != NO_GRANTS)
    if NO_GRANTS not in named and len(told) < len(named):
        raise MalformedError([fault(f"/{member}", "not_unique", value=given)])
    for key in told.keys() - grants.keys():
        unknown = {"key": view.key, "grant": key, "day": view.day}
        raise NotFoundError(f"{view.key} has no grant {key}", reason="no_such_grant_of_it", **unknown)
    own_day = view.history.facts[version - 1].known_on
    # One that is not named was not there, unless none is: then it is taken as it was known on that day.
    versions = {
        key: _version(history, told[key]) if key in told else 0 if named else history.known_version(as_known_at=own_day)
        for key, history in grants.items()
    }
    day = max([own_day, *(history.facts[versions[key] - 1].known_on for key, history in grants.items() if key in told)])
    return Point(
        day=day,
        own=Reach(history=view.history, version=version, day=day),
        grants={key: Reach(history=history, version=versions[key], day=day) for key, history in grants.items()},
    )


def _version(history: History, text: str) -> int:
    version = int(text)
    check_version(history, version)
    return version


def present(view: View[Asked]) -> Point:
    """The point that the view itself stands at: what every other question with these days looks at."""
    asked = view.parameters
    version = view.history.known_version(as_known_at=asked.as_known_at, version=asked.at_version)
    return Point(
        day=view.day,
        own=Reach(history=view.history, version=version, day=view.day),
        grants={
            history.facts[0].key: Reach(
                history=history, version=history.known_version(as_known_at=view.known_at), day=view.day
            )
            for history in view.around.grant_histories(view.key)
        },
    )
