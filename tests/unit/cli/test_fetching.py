"""Asking another service: with its key, which no other host gets to see."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from werkzeug.serving import make_server
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from partnerflow.cli.fetching import Host
from partnerflow.errors import UnavailableError

KEY = "pf_key_of_the_funder"


@contextmanager
def host(seen: list[str | None], leads_to: str | None = None) -> Iterator[str]:
    """A service that notes with which credential it is asked, and perhaps leads on to another."""

    @Request.application
    def answer(request: Request) -> Response:
        seen.append(request.headers.get("Authorization"))
        return Response("a note") if leads_to is None else redirect(f"{leads_to}{request.path}")

    server = make_server("127.0.0.1", 0, answer, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_the_service_that_was_named_gets_the_key() -> None:
    seen: list[str | None] = []
    with host(seen) as url:
        Host(url, KEY).checkpoint()

    assert seen == [f"Bearer {KEY}"]


def test_where_it_leads_to_another_the_key_stays_behind() -> None:
    named: list[str | None] = []
    other: list[str | None] = []
    with host(other) as elsewhere, host(named, elsewhere) as url:
        Host(url, KEY).checkpoint()

    assert (named, other) == ([f"Bearer {KEY}"], [None])


@pytest.mark.parametrize("key", ["two\nlines", "sleutel €"])
def test_what_cannot_be_a_key_is_not_sent(key: str) -> None:
    with pytest.raises(UnavailableError, match="no key"):
        Host("http://127.0.0.1:1", key)
