"""The two verifiers are handed out as they are."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient

import partnerflow.transparency.offline

FILES = Path(partnerflow.transparency.offline.__file__).parent


def test_the_page_is_served_with_its_own_policy(empty: FlaskClient) -> None:
    response = empty.get("/verify")

    policy = response.headers["Content-Security-Policy"]
    assert (response.status_code, response.mimetype) == (200, "text/html")
    assert response.data == FILES.joinpath("partnerflow_verify.html").read_bytes()
    assert policy.startswith("default-src 'none'")
    assert policy.endswith("; frame-ancestors 'none'")
    assert policy.removesuffix("; frame-ancestors 'none'") in response.text


def test_the_program_is_served_as_a_file(empty: FlaskClient) -> None:
    response = empty.get("/verify.py")

    assert response.status_code == 200
    assert response.data == FILES.joinpath("partnerflow_verify.py").read_bytes()
    assert response.headers["Content-Disposition"] == 'attachment; filename="partnerflow_verify.py"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_they_take_no_parameters(empty: FlaskClient) -> None:
    responses = [empty.get(f"{address}?bundle=x") for address in ("/verify", "/verify.py")]

    assert [response.status_code for response in responses] == [400, 400]
