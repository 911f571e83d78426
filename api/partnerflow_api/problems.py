"""Error code to problem: one table with status, title and words; RFC 9457 (docs/how-to/integrators.md).

Every refusal of the API is made here, and every input that can be refused ends here: never a 500 for what a client sent.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from partnerflow.errors import (
    Fault,
    FaultyError,
    PartnerflowError,
    TooManyRequestsError,
    UnauthenticatedError,
    UnavailableError,
)
from partnerflow.messages import Language, render
from partnerflow_api.context import bearer, language, request_id
from partnerflow_api.differences import difference
from partnerflow_api.encoding import answer, plain
from partnerflow_api.nowhere import missing_address

MEDIA = "application/problem+json"
URN = "urn:problem-type:partnerflow:"
_CHALLENGE = 'Bearer realm="partnerflow"'
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of problem: its status, its title and, where the faults do not speak for themselves, its detail."""

    status: int
    nl: str
    en: str
    detail_nl: str = ""
    detail_en: str = ""

    def title(self, language: Language) -> str:
        return self.nl if language == "nl" else self.en

    def detail(self, language: Language, data: Mapping[str, Any]) -> str:
        """What happened and what to do, filled in with the error's data; the title when there is nothing to add."""
        text = self.detail_nl if language == "nl" else self.detail_en
        return text.format_map(_Values(data)) if text else f"{self.title(language)}."


class _Values(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return "…"


# fmt: off
PROBLEMS: Mapping[str, Kind] = {
    "malformed": Kind(status=400, nl="De invoer klopt niet", en="The input is not well formed"),
    "refused": Kind(status=409, nl="Dat kan nu niet", en="That cannot be done now"),
    "unauthenticated": Kind(status=401, nl="Wie bent u?", en="Who are you?",
        detail_nl="Dit verzoek draagt geen geldig toegangsbewijs. Stuur een API-sleutel mee als "
        "“Authorization: Bearer …”, of meld u aan. Is de sleutel of deellink verlopen, opgebruikt of ingetrokken, vraag "
        "dan een nieuwe aan wie hem gaf.",
        detail_en="This request carries no valid credential. Send an API key as “Authorization: Bearer …”, or sign in. "
        "If the key or share link has expired, was used up or was revoked, ask whoever gave it for a new one."),
    "forbidden": Kind(status=403, nl="Dat mag u niet", en="You may not do that",
        detail_nl="Uw rol geeft hier geen recht op. Vraag het aan wie hier toegang geeft.",
        detail_en="Your role gives no right to this. Ask whoever gives access here."),
    "not-found": Kind(status=404, nl="Niet gevonden", en="Not found",
        detail_nl="Hier is niets.", detail_en="There is nothing here."),
    "stale-version": Kind(status=412, nl="Intussen gewijzigd", en="Changed meanwhile",
        detail_nl="U zag versie {expected}; nu is het versie {found}. Lees opnieuw en probeer het dan weer.",
        detail_en="You saw version {expected}; it is version {found} now. Read again, then retry."),
    "version-required": Kind(status=428, nl="Zeg welke versie u zag", en="Say which version you saw",
        detail_nl="Geef If-Match of expectedVersion mee; de huidige versie is {found}.",
        detail_en="Send If-Match or expectedVersion; the present version is {found}."),
    "too-many-requests": Kind(status=429, nl="Te veel verzoeken", en="Too many requests",
        detail_nl="Wacht {seconds} seconden en probeer het dan opnieuw.",
        detail_en="Wait {seconds} seconds, then try again."),
    "idempotency-key-reused": Kind(status=422, nl="Idempotency-Key al gebruikt", en="Idempotency-Key already used",
        detail_nl="Deze sleutel hoort bij een ander verzoek. Gebruik voor elk nieuw verzoek een nieuwe sleutel.",
        detail_en="This key belongs to another request. Use a new key for each new request."),
    "method-not-allowed": Kind(status=405, nl="Methode niet toegestaan", en="Method not allowed",
        detail_nl="Dit adres kent: {allowed}.", detail_en="This address knows: {allowed}."),
    "unsupported-media-type": Kind(status=415, nl="Mediatype niet ondersteund", en="Unsupported media type",
        detail_nl="Stuur de inhoud als {expected}, met een passende Content-Type.",
        detail_en="Send the body as {expected}, with a Content-Type that says so."),
    "content-too-large": Kind(status=413, nl="De inhoud is te groot", en="The content is too large",
        detail_nl="Het maximum is {maximum} bytes.", detail_en="At most {maximum} bytes are taken."),
    "not-acceptable": Kind(status=406, nl="Niet in die vorm", en="Not in that form",
        detail_nl="Dit adres antwoordt in: {offered}.", detail_en="This address answers in: {offered}."),
    "unavailable": Kind(status=503, nl="Even niet beschikbaar", en="Not available now",
        detail_nl="De opslag antwoordt niet. Probeer opnieuw met dezelfde Idempotency-Key.",
        detail_en="The store does not answer. Retry with the same Idempotency-Key."),
    "held": Kind(status=503, nl="Alleen te lezen", en="Read-only",
        detail_nl="Wat hier staat, is in strijd met wat ervan ondertekend is. Er wordt niets vastgelegd tot de beheerder "
        "zegt hoe het verder gaat.",
        detail_en="What is kept here contradicts what was signed of it. Nothing is recorded until the operator says how "
        "it goes on."),
    "unknown-process": Kind(status=503, nl="Het proces is hier niet bekend", en="The process is not known here",
        detail_nl="Dit hoort bij het proces {process}. "
        "De beheerder zet {process}.yaml in de map van PARTNERFLOW_PROCESSES en herstart.",
        detail_en="This keeps to the process {process}. "
        "The operator puts {process}.yaml in the folder of PARTNERFLOW_PROCESSES and restarts."),
    "internal": Kind(status=500, nl="Fout in het programma", en="A fault in the program",
        detail_nl="Wij hebben dit vastgelegd onder {request}. Er is niets gewijzigd dat u niet kunt nalezen.",
        detail_en="We logged this as {request}. What was recorded, if anything, can be read back."),
}
# fmt: on
# The first of a status is its general one.
BY_STATUS = {kind.status: code for code, kind in reversed(list(PROBLEMS.items()))}


def problem(
    code: str,
    *,
    detail: str | None = None,
    errors: Sequence[Mapping[str, Any]] = (),
    members: Mapping[str, Any] = MappingProxyType({}),
    **data: Any,
) -> Response:
    """A problem of this kind; `data` fills its detail, `members` say more."""
    kind, reader = PROBLEMS[code], language()
    body: dict[str, Any] = {
        "type": URN + code,
        "title": kind.title(reader),
        "status": kind.status,
        "detail": detail or kind.detail(reader, {"request": request_id(), **data}),
        "instance": f"urn:partnerflow:request:{request_id()}",
        "code": code,
    }
    if errors:
        body["errors"] = errors
    body |= {name: value for name, value in members.items() if name not in body}
    return answer(body, kind.status, media=MEDIA, headers={"X-Request-Id": request_id()})


def shown(fault: Fault) -> dict[str, Any]:
    """One fault as a member of `errors`: what its data says, and above all where, what, why and what to do."""
    words = render(fault, language())
    item: dict[str, Any] = {} if fault.line is None else {"line": fault.line}
    item |= {"pointer": fault.pointer, "code": fault.code, "reason": fault.reason, "detail": words.text}
    if words.remedy:
        item["remedy"] = words.remedy
    item |= {name: plain(value) for name, value in fault.data.items() if name not in item and value is not None}
    if fault.code == "guard" and "missing" in item:
        item["missing"] = [missing(each) for each in item["missing"]]
    if "differences" in item:
        item["differences"] = [difference(each, language()) for each in item["differences"]]
    return item


def missing(lack: Mapping[str, Any]) -> dict[str, Any]:
    """One thing that a guard lacks, in words."""
    words = render(Fault(code="missing", reason=str(lack["reason"]), data=lack), language())
    return {**plain(lack), "detail": words.text, **({"remedy": words.remedy} if words.remedy else {})}


def of_error(error: PartnerflowError) -> Response:
    """The problem that tells a client of an error."""
    if isinstance(error, FaultyError):
        errors = [shown(fault) for fault in error.faults]
        return problem(error.code, detail=_first_of(errors), errors=errors)
    if error.code not in PROBLEMS:
        return of_defect(error)
    reason, data = error.reason, error.data
    response = problem(error.code, **data) if reason is None else _reasoned(error.code, reason, data)
    if isinstance(error, UnauthenticatedError):
        response.headers["WWW-Authenticate"] = _CHALLENGE + (', error="invalid_token"' if bearer() is not None else "")
    if isinstance(error, TooManyRequestsError | UnavailableError) and "seconds" in error.data:
        response.headers["Retry-After"] = str(error.data["seconds"])
    return response


def told(error: PartnerflowError, language: Language) -> str:
    """What an error says and what to do about it, in one paragraph."""
    if error.reason is None:
        return PROBLEMS[error.code].detail(language, error.data)
    words = render(Fault(code=error.code, reason=error.reason, data=error.data), language)
    return f"{words.text} {words.remedy}".rstrip()


def of_http(error: HTTPException) -> Response:
    """The problem for what the web server's own machinery refuses."""
    status = error.code or 500
    if error.response is not None or status < 400:
        return Response.force_type(error.get_response())  # type: ignore[return-value]
    code = BY_STATUS.get(status)
    if code is None:
        return _plain_problem(status)
    if code == "not-found":
        return _reasoned(code, *missing_address())
    response = problem(code, **_data_of(error))
    if allowed := getattr(error, "valid_methods", None):
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def of_defect(error: BaseException) -> Response:
    """A 500 that tells nothing of our inside; the log tells the rest."""
    _log.error("request %s failed", request_id(), exc_info=error)
    return problem("internal")


def register(app: Flask) -> None:
    """Let every error of the app end here."""
    app.register_error_handler(PartnerflowError, of_error)
    app.register_error_handler(HTTPException, of_http)
    app.register_error_handler(Exception, of_defect)


def _reasoned(code: str, reason: str, data: Mapping[str, Any]) -> Response:
    """A problem whose reason has words of its own; what it names comes as members, for programs."""
    words = render(Fault(code=code, reason=reason, data=data), language())
    detail = f"{words.text} {words.remedy}".rstrip()
    given = {_camel(name): plain(value) for name, value in data.items() if value is not None}
    return problem(code, detail=detail, members={"reason": reason, **given})


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _data_of(error: HTTPException) -> dict[str, Any]:
    data = dict(getattr(error, "data", None) or {})
    if allowed := getattr(error, "valid_methods", None):
        data["allowed"] = ", ".join(sorted(allowed))
    return data


def _plain_problem(status: int) -> Response:
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": f"{title}.", "code": f"http-{status}"}
    return answer(body, status, media=MEDIA)


def _first_of(errors: Sequence[Mapping[str, Any]]) -> str:
    more = len(errors) - 1
    if not more:
        return str(errors[0]["detail"])
    rest = f"(en nog {more})" if language() == "nl" else f"(and {more} more)"
    return f"{errors[0]['detail']} {rest}"
