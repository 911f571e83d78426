"""A provider that is slow, endless or somebody else is let go of."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from partnerflow_api.signing_in.openid import bounded
from partnerflow_api.signing_in.openid.bounded import MOST_BYTES, BoundedSession, ProviderError


class Odd(BaseHTTPRequestHandler):
    """Answers as its address says."""

    def do_GET(self) -> None:
        body = b"{}"
        headers = {}
        if self.path == "/redirects":
            headers["Location"] = "/right"
        elif self.path == "/packs":
            body, headers = gzip.compress(b"x" * 10_000_000), {"Content-Encoding": "gzip"}
        elif self.path == "/large":
            body = b"x" * (MOST_BYTES + 1)
        self.send_response(302 if self.path == "/redirects" else 200)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.path != "/endless":
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        while True:
            try:
                self.wfile.write(body)
            except OSError:
                return
            if self.path != "/endless":
                return

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def place() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Odd)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def asked(address: str) -> bytes:
    with BoundedSession() as session:
        return bytes(session.get(address, withhold_token=True).content)


def test_what_a_provider_answers_is_read_whole(place: str) -> None:
    assert asked(f"{place}/right") == b"{}"


@pytest.mark.parametrize(
    ("path", "told"), [("redirects", "redirects"), ("packs", "packs"), ("large", "bytes"), ("endless", "bytes")]
)
def test_what_leads_elsewhere_unfolds_or_does_not_end_is_not_read(place: str, path: str, told: str) -> None:
    with pytest.raises(ProviderError, match=told):
        asked(f"{place}/{path}")


def test_who_takes_too_long_is_not_waited_for(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "WHOLE_SECONDS", 0.0)

    with pytest.raises(ProviderError, match="seconds"):
        asked(f"{place}/right")
