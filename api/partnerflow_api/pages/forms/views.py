"""The views: a form that is shown, and what it says recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, current_app, make_response, redirect, request
from werkzeug.exceptions import RequestEntityTooLarge

from partnerflow.application.access.permissions import Permission
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.errors import (
    Fault,
    FaultyError,
    KeyReusedError,
    NotFoundError,
    PartnerflowError,
    StaleVersionError,
    VersionRequiredError,
)
from partnerflow_api import bodies, problems
from partnerflow_api.addresses import COLLECTIONS
from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.forms.addresses import ENDPOINTS, NEW
from partnerflow_api.pages.forms.amounts import PLAIN, numerals
from partnerflow_api.pages.forms.between import came_between
from partnerflow_api.pages.forms.documents import kept_documents
from partnerflow_api.pages.forms.entries import Entries
from partnerflow_api.pages.forms.form import Filling, form_of, title_of
from partnerflow_api.pages.forms.late import TELLING
from partnerflow_api.pages.forms.looking_again import NOTHING_AGAIN, Again, looked_over
from partnerflow_api.pages.forms.paths import DATA
from partnerflow_api.pages.forms.presetting import completed, preset
from partnerflow_api.pages.forms.setting import Setting, setting_of, setting_of_new
from partnerflow_api.pages.forms.standing import barred
from partnerflow_api.pages.forms.submitted import ENVELOPE, Submitted, characters, read_line, submitted
from partnerflow_api.pages.forms.telling import ONCE, SEEN, new_once, seen_version, tell
from partnerflow_api.pages.forms.told import confirmation, page_after, with_told
from partnerflow_api.pages.forms.touching import Depending, depending
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.rendering import page
from partnerflow_api.permitting import permitted
from partnerflow_api.signing_in.opening import local


def register(pages: Blueprint) -> None:
    """`/{partnerships|grants|organisations}/{key}/tell/{fact}`, to be filled in and to be told."""
    pages.register_error_handler(RequestEntityTooLarge, _too_large)
    pages.context_processor(lambda: {"confirmation": confirmation})
    for kind, endpoint in ENDPOINTS.items():
        permission: Permission = "organisation.record" if kind == "organisation" else "facts.record"
        rule = f"/{COLLECTIONS[kind]}/<key>/tell/<fact_type>"
        pages.get(rule, endpoint=endpoint)(permitted("partnership.read", endpoint)(_shown(kind)))
        told = bodies.takes_documents(permitted(permission, endpoint)(_told(kind)))
        pages.post(rule, endpoint=f"{endpoint}_post")(told)


def _shown(kind: str) -> Callable[..., Response]:
    def view(key: str, fact_type: str) -> Response:
        _known(kind, fact_type)
        if asked.days().given:
            return page("forms/looking_back.html", title=_title(fact_type), back=asked.here(asOf=None, asKnownAt=None))
        move = FACT_TYPES[fact_type].move
        if move is not None:
            return make_response(redirect(_move(key, move), 303))
        setting = _setting(kind, key)
        if (closed := _closed(fact_type, setting)) is not None:
            return closed
        line = _preset(fact_type, setting)
        depends = depending(fact_type, line["data"], setting)
        line["data"] |= depends.follows
        return _form(fact_type, setting, Filling(line=line, depending=depends), once=new_once(), seen=setting.version)

    return view


def _told(kind: str) -> Callable[..., Response]:
    def view(key: str, fact_type: str) -> Response:
        _known(kind, fact_type)
        setting = _setting(kind, key)
        if (closed := _closed(fact_type, setting)) is not None:
            return closed
        typed = list(request.form.items(multi=True))
        typed, faults = kept_documents(request.files.items(multi=True), typed, setting.partnership_key)
        sent, depends = _sent(typed, fact_type, setting)
        once, seen = request.form.get(ONCE, ""), seen_version(request.form.get(SEEN, ""))
        founding = "" if key != NEW else request.form.get("key", "").strip()
        line = {**sent.line, "data": {**sent.line["data"], **depends.follows}}
        line, again = looked_over(sent, completed(line, fact_type, setting), typed, fact_type, setting)
        filling = Filling(line=line, rows=sent.rows, key=founding, depending=depends)
        if not sent.tells:
            return _form(fact_type, setting, filling, once=once, seen=seen, faults=faults, again=again)
        told, hidden = characters(filling.line)
        wrong = [*faults, *hidden, *again.faults]
        if wrong or again.wanted:
            return _form(fact_type, setting, filling, 400, once=once, seen=seen, faults=wrong, again=again)
        try:
            made = tell(kind, founding or setting.key, fact_type, told, seen, once)
        except FaultyError as error:
            return _form(fact_type, setting, filling, _status(error), once=once, seen=seen, faults=error.faults)
        except (StaleVersionError, VersionRequiredError) as error:
            fresh = _setting(kind, key)
            between = came_between(fresh, seen)
            return _form(fact_type, fresh, filling, _status(error), once=once, seen=fresh.version, between=between)
        except KeyReusedError as error:
            before = [asked.words()("forms.sent_before")]
            return _form(
                fact_type, setting, filling, _status(error), once=new_once(), seen=setting.version, said=before
            )
        except PartnerflowError as error:
            said = [problems.told(error, setting.words.language)]
            return _form(fact_type, setting, filling, _status(error), once=once, seen=seen, said=said)
        there = local(request.args.get("next")) or _after(setting, made.stream.head.key)
        return make_response(redirect(with_told(there, made.facts[0].id), 303))

    return view


def shown_again() -> Response | None:
    """The form that this request sent, as it was filled in, for a sender who is signed in: recorded when it is sent once more.

    None where the request sent no form of a fact, or its sender is nobody who may tell it.
    """
    kind = TELLING.get(request.endpoint or "")
    if kind is None:
        return None
    arguments: Mapping[str, Any] = request.view_args or {}
    fact, words = arguments["fact_type"], asked.words()
    try:
        _known(kind, fact)
        setting = _setting(kind, arguments["key"])
    except PartnerflowError:
        return None
    sent, depends = _sent(list(request.form.items(multi=True)), fact, setting)
    filling = Filling(line=sent.line, rows=sent.rows, key=request.form.get("key", "").strip(), depending=depends)
    once, seen = request.form.get(ONCE, ""), seen_version(request.form.get(SEEN, ""))
    return _form(fact, setting, filling, 403, once=once, seen=seen, said=[words("forms.late")])


def _too_large(error: RequestEntityTooLarge) -> Response:
    words = asked.words()
    return page("error.html", 413, title=words("forms.too_large"), details=(), advice=words("forms.too_large_text"))


def _known(kind: str, fact: str) -> None:
    """Let a fact type go on that is told in streams of this kind.

    Raises:
        NotFoundError: it is none.
    """
    declared = FACT_TYPES.get(fact)
    if declared is None or declared.stream not in ("any", kind):
        raise NotFoundError(f"no fact {fact} is told of a {kind}")


def _setting(kind: str, key: str) -> Setting:
    words = asked.words()
    if key == NEW:
        return setting_of_new(service(), kind, words, asked.text("partnership"))
    return setting_of(service(), kind, key, words)


def _closed(fact: str, setting: Setting) -> Response | None:
    """The page that says why the reader may not tell such a fact here, whatever would be in it; None when it may."""
    closed = barred(fact, replace(setting, given=request.args.to_dict()))
    return None if closed is None else page("forms/barred.html", 403, title=_title(fact), barred=closed, s=setting)


def _sent(typed: Sequence[tuple[str, str]], fact: str, setting: Setting) -> tuple[Submitted, Depending]:
    """What was sent, read again where a part of it says how another is to be read."""
    written = numerals(setting.words.language)
    sent = submitted(typed, FACT_TYPES[fact], written)
    depends = depending(fact, sent.line["data"], setting)
    return (submitted(typed, FACT_TYPES[fact], written, depends.kinds) if depends.kinds else sent), depends


def _preset(fact: str, setting: Setting) -> dict[str, Any]:
    """What the form begins with: what its sheet presets, and what the address says above that."""
    pairs = [(name, value) for name, value in request.args.items(multi=True) if name not in ENVELOPE]
    about = [(name, value) for name, value in request.args.items(multi=True) if name in ENVELOPE]
    entries = Entries.of(pairs, under=DATA)
    given = read_line(Entries({**entries.texts, **Entries.of(about).texts}, entries.below), FACT_TYPES[fact], PLAIN)
    return preset(given, fact, setting)


def _status(error: PartnerflowError) -> int:
    return problems.PROBLEMS[error.code].status


def _form(
    fact: str,
    setting: Setting,
    filling: Filling,
    status: int = 200,
    *,
    once: str,
    seen: int | None,
    faults: Sequence[Fault] = (),
    between: Sequence[Link] | None = None,
    said: Sequence[str] = (),
    again: Again = NOTHING_AGAIN,
) -> Response:
    form = form_of(fact, setting, filling, faults)
    action = address(
        ENDPOINTS[setting.kind],
        key=setting.key or NEW,
        fact_type=fact,
        next=local(request.args.get("next")),
        partnership=setting.partnership_key if not setting.key else None,
    )
    return page(
        "forms/form.html",
        status,
        form=form,
        s=setting,
        action=action,
        once=once,
        seen=seen,
        between=between,
        said=said,
        again=again,
        registering=_registering(setting),
        back=local(request.args.get("next")) or _after(setting, setting.key),
    )


def _registering(setting: Setting) -> str | None:
    """Where an organisation is registered that is not in any list, to come back here; None for who may not."""
    known = "pages.new_organisation" in current_app.view_functions
    if not known or not setting.acting.may("organisation.record"):
        return None
    there = request.full_path.rstrip("?") if request.method == "GET" else request.path
    return address("new_organisation", next=f"{request.root_path}{there}")


def _after(setting: Setting, key: str) -> str:
    return page_after(setting.kind, key, setting.partnership_key, current_app.view_functions)


def _title(fact: str) -> str:
    return title_of(FACT_TYPES[fact], asked.words())


def _move(key: str, move: str) -> str:
    return address("move", key=key, move=move)
