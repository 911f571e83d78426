"""The page `/partnerships/{key}/embeds`: to make an embed, to copy its code, and to end it."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, request

from partnerflow.errors import FaultyError
from partnerflow.messages import render
from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.embedding.page import Filled, asked_for, embeds_page, filled
from partnerflow_api.pages.embedding.snippets import Snippet, snippets
from partnerflow_api.pages.rendering import page
from partnerflow_api.permitting import permitted


def register(pages: Blueprint) -> None:
    """The page and its two forms."""

    @pages.get("/partnerships/<key>/embeds")
    @permitted("links.share", "readLinks")
    def embeds(key: str) -> Response:
        return _shown(key)

    @pages.post("/partnerships/<key>/embeds")
    @permitted("links.share", "shareLink")
    def change_embeds(key: str) -> Response:
        if "end" in request.form:
            service().end_link(key, request.form["end"][:40])
            return make_response(redirect(asked.address("embeds", key=key), 303))
        return _made(key, filled(request.form))


def _made(key: str, form: Filled) -> Response:
    words = asked.words()
    try:
        asked_ = asked_for(key, form)
        made = service().share(asked_)
    except FaultyError as error:
        return _shown(key, form, [render(each, words.language).text for each in error.faults], 409)
    name = embeds_page(service(), key, None, words).name
    code = snippets(made.token, asked_.embed.shows if asked_.embed is not None else (), name, words)
    response = _shown(key, code=code)
    response.headers["Cache-Control"] = "no-store"
    return response


def _shown(
    key: str,
    form: Filled | None = None,
    wrong: list[str] | None = None,
    status: int = 200,
    code: tuple[Snippet, ...] = (),
) -> Response:
    words = asked.words()
    found = embeds_page(service(), key, form, words)
    response = page("embedding/embeds.html", status, e=found, wrong=wrong or [], code=code)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
