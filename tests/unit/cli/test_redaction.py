"""What is secret is in no log, whoever logs it and however it came there."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest

from partnerflow.cli import redaction
from partnerflow.cli.redaction import redacted

CANARY = "kAnArIeGeHeIm0123456789abcdefghijklmnopqrstuvwxyz"
KEY = f"pf_key_abcdefghijklmnop_{CANARY}"
CARRIED = {
    "an authorization header": f"Authorization: Bearer {CANARY}",
    "one of a client library": f"{{'Authorization': 'Bearer {CANARY}', 'Accept': '*/*'}}",
    "a basic one of a proxy": f"proxy-authorization: Basic {CANARY}==",
    "a cookie among others": f"Cookie: a=b; partnerflow_session={CANARY}; c=d",
    "a cookie that is set": f"('Set-Cookie', '__Host-partnerflow={CANARY}; HttpOnly')",
    "a key by itself": f"refused {KEY}",
    "an embed in an address": f"GET /embed/pf_embed_abcdefghijklmnop_{CANARY}/phase-map",
    "a link by itself": f"https://linde.example/share#pf_link_abcdefghijklmnop_{CANARY}",
    "a session by itself": f"no such session: pf_session_abcdefghijklmnop_{CANARY}",
    "a password in a URL": f"postgresql://app:{CANARY}@db/main?workspace=w1",
    "a password with an at": f"connecting to postgresql://app:a@{CANARY}@db/main",
    "a password as libpq writes it": f"host=db user=app password={CANARY} dbname=main",
    "a quoted one": f"host=db password='a {CANARY}' dbname=main",
    "a code of a provider": f"GET /sign-in/returned?code={CANARY}&state={CANARY} failed",
    "tokens of a provider": f'{{"access_token": "{CANARY}", "id_token":"{CANARY}", "expires_in": 3600}}',
    "a secret of a client": f"client_secret={CANARY}&grant_type=authorization_code",
    "a setting": f"PARTNERFLOW_OIDC_SECRET={CANARY}",
    "a signed token": f"eyJhbGciOiJSUzI1NiJ9.{CANARY}.{CANARY}",
    "a form": f"name=lin&password={CANARY}&csrf_token={CANARY}",
    "a sentence": f"wrong password: {CANARY}",
}


@pytest.fixture
def looked_through() -> Iterator[None]:
    before = logging.getLogRecordFactory()
    redaction.install()
    yield
    logging.setLogRecordFactory(before)


@pytest.mark.parametrize("how", CARRIED)
def test_a_secret_is_hidden_however_it_is_carried(how: str) -> None:
    text = CARRIED[how]

    told = redacted(text)

    assert CANARY not in told
    assert redaction.HIDDEN in told


@pytest.mark.parametrize(
    "text",
    [
        "request 12ab-7 failed",
        "error code: 42, exit code 3",
        "session 12 of worker 4 opened; token of the lock is stale",
        "PostgreSQL does not answer: connection to server at 127.0.0.1, port 5432 failed",
        "https://linde.example:8080/v1/partnerships/nota?asOf=2026-01-01",
    ],
)
def test_what_is_no_secret_stays_as_it_is(text: str) -> None:
    told = redacted(text)

    assert told == text


def test_which_credential_it_was_can_still_be_told() -> None:
    told = redacted(f"refused {KEY}")

    assert told == "refused pf_key_abcdefghijklmnop_[hidden]"


@pytest.mark.usefixtures("looked_through")
def test_message_arguments_and_traceback_are_looked_through(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("some.library")

    try:
        raise ValueError(f"cannot open postgresql://app:{CANARY}@db/main")
    except ValueError:
        logger.exception("headers %s, and %s", {"Cookie": f"a={CANARY}"}, KEY, stack_info=True)

    assert len(caplog.records) == 1
    assert CANARY not in caplog.text
    assert caplog.text.count(redaction.HIDDEN) >= 3


@pytest.mark.usefixtures("looked_through")
def test_a_record_that_cannot_be_put_into_words_says_nothing(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("some.library").warning("%d facts", CANARY)

    assert caplog.messages == ["some.library could not say what it wanted to log"]


def test_looking_twice_is_as_good_as_once() -> None:
    before = logging.getLogRecordFactory()
    redaction.install()
    once = logging.getLogRecordFactory()

    redaction.install()

    assert logging.getLogRecordFactory() is once
    logging.setLogRecordFactory(before)


def test_what_guards_want_to_know_goes_to_the_error_stream_with_its_time(capsys: pytest.CaptureFixture[str]) -> None:
    log = logging.getLogger("partnerflow.security")
    before = (list(log.handlers), log.level, log.propagate)
    try:
        redaction.tell_security()
        log.info("event=signed-in")
    finally:
        log.handlers, log.level, log.propagate = before

    assert re.fullmatch(r"[0-9-]+ [0-9:,]+ partnerflow\.security INFO event=signed-in\n", capsys.readouterr().err)
