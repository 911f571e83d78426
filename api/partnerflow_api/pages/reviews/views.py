"""The addresses: the questions, one of them, and its tables as files; the reviews of a partnership, a grant, and seals."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, redirect, request

from partnerflow.application.access.acting import Acting
from partnerflow.errors import HeldError, NotFoundError, StaleVersionError, UnavailableError
from partnerflow_api.context import service
from partnerflow_api.pages import asked, tables
from partnerflow_api.pages.asked import VERSION, AddressError, Days, address
from partnerflow_api.pages.keeping import kept
from partnerflow_api.pages.rendering import page
from partnerflow_api.pages.reviews.answers import QUESTIONS, Reply, answer
from partnerflow_api.pages.reviews.answers.reader import Reader
from partnerflow_api.pages.reviews.cells import Cells
from partnerflow_api.pages.reviews.grant_file import grant_file
from partnerflow_api.pages.reviews.page import reviews
from partnerflow_api.pages.reviews.paper import pack_paper, review_paper
from partnerflow_api.pages.reviews.report import one, report
from partnerflow_api.pages.reviews.sealed import note_of
from partnerflow_api.pages.tables import Table
from partnerflow_api.pages.voices import voices
from partnerflow_api.permitting import permitted

_LONGEST_NOTE = 100_000


def register(pages: Blueprint) -> None:
    """The questions, the reviews and the seals of a partnership, and one grant."""
    _questions(pages)
    _reviews(pages)
    _seals(pages)


def _questions(pages: Blueprint) -> None:
    """`/partnerships/{key}/questions`, each of them, and its tables as files."""

    @pages.get("/partnerships/<key>/questions")
    @permitted("partnership.read")
    def questions(key: str) -> Response:
        reader = Reader.of(service(), key, asked.days(), asked.words())
        content = kept(
            "reviews/chapter.html", key, lambda: {**_shown(reader), "r": report(reader, asked.text("theme"))}
        )
        return page("reviews/questions.html", name=reader.state.course.name, content=content)

    @pages.get("/partnerships/<key>/questions/<number>")
    @permitted("partnership.read")
    def question(key: str, number: str) -> Response:
        reader = Reader.of(service(), key, asked.days(), asked.words())
        return _page("question", reader, q=one(reader, _known(number), _given()))

    def table_of(key: str, number: str, place: int) -> Table:
        reader = Reader.of(service(), key, asked.days(), asked.words())
        found = answer(reader, _known(number), _given()).tables
        if not 0 < place <= len(found):
            raise NotFoundError(f"question {number} has no table {place}")
        return found[place - 1]

    tables.downloads(
        pages, "/partnerships/<key>/questions/<number>/<int:place>", "question_table", "partnership.read", table_of
    )


def _reviews(pages: Blueprint) -> None:
    """`/partnerships/{key}/reviews` and `/grants/{key}`, with a page for each review and each pack of a grant."""

    @pages.get("/partnerships/<key>/reviews", endpoint="reviews")
    @permitted("partnership.read", "reviews")
    def of_partnership(key: str) -> Response:
        reader = Reader.of(service(), key, asked.days(), asked.words())
        return _page("reviews", reader, v=reviews(reader))

    @pages.get("/grants/<key>")
    @permitted("partnership.read")
    def grant(key: str) -> Response:
        reader = _of_grant(key)
        found = grant_file(reader, key, voices(service(), reader.key))
        if found is None:
            raise NotFoundError(f"grant {key} had not begun", reason="had_not_begun", kind="grant", key=key)
        return _of(reader, "grant", g=found)

    @pages.get("/grants/<key>/reviews/<review>", endpoint="review")
    @permitted("partnership.read")
    def one_review(key: str, review: str) -> Response:
        reader = _of_grant(key)
        return _of(reader, "paper", p=review_paper(reader, key, review))

    @pages.get("/grants/<key>/packs/<pack>", endpoint="pack")
    @permitted("partnership.read")
    def one_pack(key: str, pack: str) -> Response:
        reader = _of_grant(key)
        return _of(reader, "paper", p=pack_paper(reader, key, pack))


def _seals(pages: Blueprint) -> None:
    """`/partnerships/{key}/reviews/seals` to seal, `/seal.txt` for the signed note, `/checks` for one that is brought."""

    @pages.route("/partnerships/<key>/reviews/seals", methods=["GET", "POST"])
    @permitted("partnership.read")
    def seal(key: str) -> Response:
        if request.method == "GET":
            return _back(key)
        reader = Reader.of(service(), key, Days(), asked.words())
        seen = request.form.get("version", "")
        if not VERSION.fullmatch(seen):
            raise AddressError("reviews.seal.unreadable")
        try:
            service().seal(key, seen)
        except StaleVersionError:
            return _page("reviews", reader, 409, v=reviews(reader, moved=seen))
        _sign(service())
        return _back(key)

    @pages.get("/partnerships/<key>/reviews/seal.txt")
    @permitted("partnership.read")
    def seal_file(key: str) -> Response:
        reader, at = Reader.of(service(), key, Days(), asked.words()), asked.text("at")
        if at is None:
            _sign(service())
        note = note_of(reader, at)
        if note is None:
            raise NotFoundError(f"no checkpoint ends where {key} stood then")
        name = f"{key}-{(at or reader.day)[:10]}.seal.txt"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
        return Response(note, content_type="text/plain; charset=utf-8", headers=headers)

    @pages.route("/partnerships/<key>/reviews/checks", methods=["GET", "POST"])
    @permitted("partnership.read")
    def check_seal(key: str) -> Response:
        if request.method == "GET":
            return _back(key)
        reader = Reader.of(service(), key, Days(), asked.words())
        return _page("reviews", reader, v=reviews(reader, note=_note()))


def _of_grant(key: str) -> Reader:
    """The reader of the partnership that a grant is for."""
    return Reader.of(service(), service().state("grant", key).stream.head.about or "", asked.days(), asked.words())


def _of(reader: Reader, template: str, **values: Any) -> Response:
    return _page(template, reader, partnership=reader.key, name=reader.state.course.name, day=reader.day, **values)


def _page(template: str, reader: Reader, status: int = 200, **values: Any) -> Response:
    return page(f"reviews/{template}.html", status, **_shown(reader), **values)


def _shown(reader: Reader) -> dict[str, Any]:
    """What every page of the reviews shows values with."""
    return {"show": Cells(particular=reader.particular), "chosen_of": _chosen, "days": reader.days}


def _chosen(reply: Reply) -> dict[str, str | None]:
    """What a reply was asked about, for the addresses of its files."""
    return {choice.name: choice.chosen for choice in reply.choices}


def _back(key: str) -> Response:
    """To the seals; also from the address of a form, to which switching the language leads."""
    partnership = service().state("partnership", key).stream.head.key
    return make_response(redirect(address("reviews", key=partnership, asOf=None, asKnownAt=None, anchor="seals"), 303))


def _sign(partnerflow: Acting) -> None:
    """Let everything that is recorded be signed now; where it cannot be, what was signed before still stands."""
    try:
        partnerflow.settled_checkpoint()
    except (HeldError, UnavailableError):
        return


def _note() -> str:
    """The note that was brought, as a file or pasted; browsers send the ends of lines in their own way."""
    sent = request.files.get("file")
    kept = sent.read(_LONGEST_NOTE).decode("utf-8", "replace") if sent is not None else ""
    return f"{(kept or request.form.get('note', '')[:_LONGEST_NOTE]).replace(chr(13), '').strip()}\n"


def _known(number: str) -> str:
    if number not in QUESTIONS:
        raise NotFoundError(f"there is no question {number}")
    return number


def _given() -> dict[str, str]:
    """What the address chooses; a day in it must be one."""
    for name in ("on", "known"):
        asked.day(name)
    return {name: value for name in request.args if (value := asked.text(name)) is not None}
