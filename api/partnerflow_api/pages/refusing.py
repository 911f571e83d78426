"""Errors as pages: what cannot be, and what to do about it. Every blueprint of pages has these."""

from __future__ import annotations

from flask import Blueprint, Response

from partnerflow.errors import (
    ForbiddenError,
    NotFoundError,
    TooManyRequestsError,
    UnavailableError,
    UnknownProcessError,
)
from partnerflow_api import problems
from partnerflow_api.context import desk
from partnerflow_api.pages import asked
from partnerflow_api.pages.asked import AddressError
from partnerflow_api.pages.forms.late import late
from partnerflow_api.pages.forms.views import shown_again
from partnerflow_api.pages.rendering import page, refusal
from partnerflow_api.pages.words import Words
from partnerflow_api.signing_in.presence import who


def register(blueprint: Blueprint) -> None:
    """Let what its views raise end as a page."""
    blueprint.register_error_handler(AddressError, _unreadable)
    blueprint.register_error_handler(NotFoundError, _missing)
    blueprint.register_error_handler(ForbiddenError, _forbidden)
    blueprint.register_error_handler(TooManyRequestsError, _too_many)
    blueprint.register_error_handler(UnavailableError, _unavailable)
    blueprint.register_error_handler(UnknownProcessError, _unknown_process)


def _missing(error: NotFoundError) -> Response:
    words, data = asked.words(), error.data
    key = data.get("key") or data.get("partnership")
    if "fact" in data:
        return refusal(404, "not_found", [words("error.no_fact", key=key, id=data["fact"])])
    if key is None or data.get("kind") == "grant":
        return refusal(404, "not_found")
    return refusal(404, "not_found", [words("error.not_begun" if "as_of" in data else "error.no_partnership", key=key)])


def _unreadable(error: AddressError) -> Response:
    return refusal(400, "bad_request", [asked.words()(error.key, **error.values)])


def _forbidden(error: ForbiddenError) -> Response:
    if error.reason == "forged":
        return late_page(403)
    words, permission = asked.words(), error.data.get("permission")
    if permission is None:
        return refusal(403, "forbidden", [problems.told(error, words.language)])
    wanted = words("permissions.wanted", what=words.entries["permissions"]["to"][permission])
    return refusal(403, "forbidden", [wanted, _who_can(error, permission, words)])


def _who_can(error: ForbiddenError, permission: str, words: Words) -> str:
    reader = who()
    if reader is not None and reader.kind == "link":
        return words("permissions.link")
    if error.reason == "scope_leaves_out":
        return words("permissions.key")
    policy = desk().partnerflow.policy.roles.values()
    roles = [words.text(role.titles).lower() for role in policy if permission in role.permissions]
    return words("permissions.roles", roles=words.either(roles)) if roles else words("permissions.nobody")


def late_page(status: int) -> Response:
    """A form was sent after its sender had signed in or out: how to get back what was typed."""
    found = late()
    if found is None:
        return refusal(status, "forged")
    return shown_again() or page("late.html", status, late=found)


def _unavailable(error: UnavailableError) -> Response:
    return refusal(503, "unavailable")


def _unknown_process(error: UnknownProcessError) -> Response:
    words, process = asked.words(), error.data["process"]
    return refusal(503, "unknown_process", [words("error.unknown_process_file", process=process)])


def _too_many(error: TooManyRequestsError) -> Response:
    seconds = int(error.data.get("seconds", 60))
    response = refusal(429, "too_many", [asked.words().count("seconds", seconds)])
    response.headers["Retry-After"] = str(seconds)
    return response
