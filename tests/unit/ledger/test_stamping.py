"""Time-stamps over checkpoints, by an authority of the test's own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID

from partnerflow.errors import InvalidSettingError, UnprovenError
from partnerflow.ledger.stamping import Stamping, read_timestamp
from tests.support.answering import answering
from tests.support.authority import Authority, refusal
from tests.support.growing_log import GrowingLog
from tests.support.server import eventually

LOG = GrowingLog(20)


class Kept:
    """The tokens of a ledger."""

    def __init__(self) -> None:
        self.tokens: dict[int, bytes] = {}

    def newest_timestamp(self) -> bytes | None:
        return self.tokens[max(self.tokens)] if self.tokens else None

    def add_timestamp(self, size: int, token: bytes) -> None:
        self.tokens[size] = token


def note(size: int) -> str:
    return LOG.note(size).to_text()


@dataclass(slots=True)
class HandClock:
    """A clock that is set by the authority's own."""

    authority: Authority

    def now(self) -> datetime:
        return self.authority.now


@contextmanager
def stamping(authority: Authority, kept: Kept, answer: Callable[[bytes], bytes] | None = None) -> Iterator[Stamping]:
    """Stamping by this authority, whose clock is ours too."""
    reply = answer or authority.answer
    with (
        answering(lambda _, body: (200, "application/timestamp-reply", reply(body))) as server,
        closing(Stamping(server.url, kept, HandClock(authority))) as stamping,
    ):
        yield stamping


def test_a_published_checkpoint_is_stamped_behind_our_back() -> None:
    authority, kept = Authority(), Kept()

    with stamping(authority, kept) as stamps:
        stamps.stamp(note(7))
        stamped = eventually(lambda: bool(kept.tokens))

    assert stamped
    assert read_timestamp(kept.tokens[7], note(7), [authority.root]) == authority.now


def test_one_checkpoint_a_day_is_stamped() -> None:
    authority, kept = Authority(), Kept()

    with stamping(authority, kept) as stamps:
        for size in range(1, 7):
            stamps.stamp_now(note(size))
            authority.now += timedelta(hours=8)

    assert list(kept.tokens) == [1, 4]


def test_a_restart_does_not_ask_twice_a_day() -> None:
    authority, kept = Authority(), Kept()
    for size in (1, 2):
        with stamping(authority, kept) as stamps:
            stamps.stamp_now(note(size))

    assert list(kept.tokens) == [1]


def test_signatures_are_left_out_of_what_is_stamped() -> None:
    authority, kept = Authority(), Kept()
    with stamping(authority, kept) as stamps:
        stamps.stamp_now(note(3))

    cosigned = note(3) + GrowingLog(1, origin="someone.example").note(1).signatures[0].line + "\n"

    assert read_timestamp(kept.tokens[3], cosigned, [authority.root]) == authority.now


SPOILT: dict[str, Callable[[bytes, bytes], tuple[bytes, str, bytes | None]]] = {
    "empty": lambda _token, _other: (b"", note(3), None),
    "cut off": lambda token, _other: (token[:-1], note(3), None),
    "another signature": lambda token, _other: (token[:-9] + bytes((token[-9] ^ 1,)) + token[-8:], note(3), None),
    "another checkpoint": lambda token, _other: (token, note(4), None),
    "another root": lambda token, other: (token, note(3), other),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_no_token_over_this_checkpoint_proves_nothing(how: str) -> None:
    authority, kept = Authority(), Kept()
    with stamping(authority, kept) as stamps:
        stamps.stamp_now(note(3))

    token, text, root = SPOILT[how](kept.tokens[3], Authority().root)

    with pytest.raises(UnprovenError, match="bad timestamp"):
        read_timestamp(token, text, [root or authority.root])


def test_no_bit_of_what_was_stamped_can_change() -> None:
    authority, kept = Authority(), Kept()
    with stamping(authority, kept) as stamps:
        stamps.stamp_now(note(3))
    token = kept.tokens[3]
    at = token.index(b"20261122030000Z")

    for place in range(at, at + 14):
        altered = token[:place] + bytes((token[place] ^ 1,)) + token[place + 1 :]
        with pytest.raises(UnprovenError):
            read_timestamp(altered, note(3), [authority.root])


def test_a_certificate_for_something_else_stamps_nothing() -> None:
    authority, kept = Authority(usage=ExtendedKeyUsageOID.SERVER_AUTH), Kept()
    with stamping(authority, kept) as stamps:
        stamps.stamp_now(note(3))

    with pytest.raises(UnprovenError, match="bad timestamp"):
        read_timestamp(kept.tokens[3], note(3), [authority.root])


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda _: b"nonsense", "no time-stamp"),
        (lambda _: refusal(), "not today"),
        (Authority(nonce=1).answer, "another request"),
        (lambda _: b"x" * 100_000, "too much"),
    ],
    ids=["nonsense", "refusal", "another nonce", "too much"],
)
def test_an_answer_that_is_no_token_is_told_and_not_kept(
    answer: Callable[[bytes], bytes], words: str, caplog: pytest.LogCaptureFixture
) -> None:
    authority, kept = Authority(), Kept()
    with stamping(authority, kept, answer) as stamps:
        stamps.stamp_now(note(3))

    assert kept.tokens == {}
    assert words in caplog.text


def test_an_authority_that_fails_is_not_asked_with_every_checkpoint() -> None:
    authority, kept, asked = Authority(), Kept(), []

    def fail(request: bytes) -> bytes:
        asked.append(request)
        return refusal()

    with stamping(authority, kept, fail) as stamps:
        for size in range(1, 6):
            stamps.stamp_now(note(size))

    assert len(asked) == 1


def test_without_the_extra_the_setting_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)

    with pytest.raises(InvalidSettingError, match="extra `timestamps`"):
        Stamping("http://stamps.example", Kept(), HandClock(Authority()))


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidSettingError, match="PARTNERFLOW_TIMESTAMPS"):
        Stamping("ftp://stamps.example", Kept(), HandClock(Authority()))


def test_roots_that_are_no_certificates_are_refused() -> None:
    with pytest.raises(InvalidSettingError, match="PEM"):
        read_timestamp(b"", note(1), [b"no certificate"])
