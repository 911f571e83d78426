"""Whoever guards a server learns who was refused and who tried to sign in, and no secret with it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from flask import Flask

from partnerflow_api import create_app
from tests.support.service import a_service

CANARY = "kAnArIe0123456789"


@pytest.fixture(scope="module")
def app() -> Iterator[Flask]:
    with a_service() as service:
        yield create_app(service)


@pytest.fixture
def watched(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, "partnerflow.security")
    return caplog


def test_a_credential_that_opens_nothing_is_noted_without_it(app: Flask, watched: pytest.LogCaptureFixture) -> None:
    headers = {"Authorization": f"Bearer {CANARY}", "X-Request-Id": "request-0001"}

    app.test_client().get("/v1/processes", headers=headers)

    (line,) = watched.messages
    assert line == "event=unknown status=401 operation=listProcesses principal=- address=127.0.0.1 request=request-0001"


def test_who_shows_nothing_is_no_event(app: Flask, watched: pytest.LogCaptureFixture) -> None:
    app.test_client().get("/v1/processes")

    assert watched.messages == []


def test_an_attempt_to_sign_in_is_noted_without_name_and_password(
    app: Flask, watched: pytest.LogCaptureFixture
) -> None:
    app.test_client().post("/sign-in", data={"name": CANARY, "password": CANARY})

    (line,) = watched.messages
    assert line.startswith("event=not-signed-in status=4")
    assert CANARY not in line
