"""The addresses of beginnings: the register, an organisation on it, and a partnership that starts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, make_response, redirect, request

from partnerflow.errors import Fault, FaultyError
from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.beginning import organisations, partnerships
from partnerflow_api.pages.beginning.alike import Alike, alike
from partnerflow_api.pages.beginning.choosing import chosen
from partnerflow_api.pages.beginning.founding import NEW
from partnerflow_api.pages.beginning.one import organisation_page
from partnerflow_api.pages.beginning.register import register_page
from partnerflow_api.pages.forms.form import Filling
from partnerflow_api.pages.forms.telling import ONCE, new_once
from partnerflow_api.pages.forms.told import with_told
from partnerflow_api.pages.rendering import page
from partnerflow_api.permitting import permitted
from partnerflow_api.signing_in.opening import local


def register(pages: Blueprint) -> None:
    """`/organisations`, `/organisations/new`, `/organisations/{key}` and `/partnerships/new`."""

    @pages.get("/organisations", endpoint="organisations")
    @permitted("organisations.read", "listOrganisations")
    def listed() -> Response:
        found = register_page(service(), asked.text("q"), asked.text("after"), asked.words())
        return page("beginning/register.html", r=found, may_add=service().may("organisation.record"))

    @pages.get("/organisations/new")
    @permitted("organisation.record", "registerOrganisation")
    def new_organisation() -> Response:
        return _organisation(organisations.registering(), new_once())

    @pages.post("/organisations/new")
    @permitted("organisation.record", "registerOrganisation")
    def register_organisation() -> Response:
        return _registered()

    @pages.get("/organisations/<key>")
    @permitted("organisations.read", "listOrganisations")
    def organisation(key: str) -> Response:
        return page("beginning/one.html", o=organisation_page(service(), key, asked.words()))

    @pages.get("/partnerships/new")
    @permitted("partnership.found", "foundPartnership")
    def new_partnership() -> Response:
        return _partnership(partnerships.beginning(), new_once())

    @pages.post("/partnerships/new")
    @permitted("partnership.found", "foundPartnership")
    def found_partnership() -> Response:
        return _begun()


def _registered() -> Response:
    sent, code = organisations.posted()
    once, filling = request.form.get(ONCE, ""), Filling(line=sent.line, rows=sent.rows)
    if not sent.tells:
        return _organisation(organisations.registering(filling, code), once)
    same = () if sent.anyway else _alike(sent.line["data"], local(request.args.get("next")))
    if same:
        return _organisation(organisations.registering(filling, code), once, 400, same)
    try:
        made = organisations.register(sent.line, code, once)
    except FaultyError as error:
        return _organisation(organisations.registering(filling, code, error.faults), once, _status(error))
    there = local(request.args.get("next"))
    if there is not None:
        return make_response(redirect(chosen(there, made.stream.head.key), 303))
    return make_response(redirect(with_told(asked.address("organisations"), made.facts[0].id), 303))


def _begun() -> Response:
    sent, key = partnerships.posted()
    data, code = organisations.posted_beside(NEW)
    once, line = request.form.get(ONCE, ""), dict(sent.line)
    if not sent.tells:
        return _partnership(_again(line, key, code, data), once)
    if not line["data"].get("initiator") and data.get("name"):
        same = () if sent.anyway else _alike(data)
        if same:
            return _partnership(_again(line, key, code, data), once, 400, same)
        try:
            made = organisations.register({"data": data}, code, _other(once))
        except FaultyError as error:
            return _partnership(_again(line, key, code, data, wrong=error.faults), once, _status(error))
        # It is on the register from here on: the form that comes back after a refusal has it chosen.
        line["data"] = {**line["data"], "initiator": made.stream.head.key}
    try:
        begun = partnerships.begin(line, key, once)
    except FaultyError as error:
        return _partnership(_again(line, key, code, data, faults=error.faults), once, _status(error))
    there = asked.address("partnership", key=begun.stream.head.key, process=None)
    return make_response(redirect(with_told(there, begun.facts[0].id), 303))


def _again(
    line: Mapping[str, Any],
    key: str,
    code: str,
    data: Mapping[str, Any],
    *,
    faults: tuple[Fault, ...] = (),
    wrong: tuple[Fault, ...] = (),
) -> partnerships.Beginning:
    return partnerships.beginning(Filling(line=line), faults, data, wrong, key=key, code=code)


def _alike(data: Mapping[str, Any], asked_by: str | None = None) -> tuple[Alike, ...]:
    return alike(service(), str(data.get("name", "")), asked.words(), asked_by)


def _organisation(
    found: organisations.Registering, once: str, status: int = 200, same: Sequence[Alike] = ()
) -> Response:
    return page("beginning/organisation.html", status, r=found, once=once, action=_here(), same=same)


def _partnership(found: partnerships.Beginning, once: str, status: int = 200, same: Sequence[Alike] = ()) -> Response:
    return page("beginning/partnership.html", status, b=found, once=once, action=_here(), same=same)


def _here() -> str:
    """This very page, with what its address asks for: a form that comes back comes back to the same."""
    return asked.here(next=local(request.args.get("next")), process=asked.text("process"))


def _status(error: FaultyError) -> int:
    return 400 if error.code == "malformed" else 409


def _other(once: str) -> str:
    """The key of a second request that the same form makes."""
    return once[::-1]
