"""What the address of a request says of the stream that it reads."""

from __future__ import annotations

import pytest

from partnerflow_api import create_app
from partnerflow_api.addresses import read_here
from tests.support.service import a_service

LONGEST = "a" * 60


@pytest.mark.parametrize(
    ("method", "path", "about"),
    [
        ("GET", "/v1/partnerships/vast-verder", ("partnership", "vast-verder")),
        ("HEAD", "/v1/partnerships/vast-verder", ("partnership", "vast-verder")),
        (
            "GET",
            "/v1/partnerships/vast-verder/questions/deliverables/x?asOf=2024-01-01",
            ("partnership", "vast-verder"),
        ),
        ("GET", "/v1/grants/GR-1/history", ("grant", "GR-1")),
        ("GET", "/v1/organisations/LIN", ("organisation", "LIN")),
        ("GET", f"/v1/partnerships/{LONGEST}", ("partnership", LONGEST)),
        ("POST", "/v1/partnerships/vast-verder/moves", None),
        ("DELETE", "/v1/partnerships/vast-verder/erasures/1", None),
        ("GET", f"/v1/partnerships/{LONGEST}a", None),
        ("GET", "/v1/partnerships/Vast-Verder", None),
        ("GET", "/v1/partnerships/vast%00verder", None),
        ("GET", "/v1/partnerships/vast-verder%0A", None),
        ("GET", "/v1/partnerships/", None),
        ("GET", "/v1/partnerships", None),
        ("GET", "/v1/keys/key-1", None),
        ("GET", "/en/partnerships/vast-verder", None),
        ("GET", "/", None),
    ],
)
def test_a_stream_is_read_where_the_address_is_one_below_it(
    method: str, path: str, about: tuple[str, str] | None
) -> None:
    with a_service() as service, create_app(service).test_request_context(path, method=method):
        assert read_here() == about
