"""Time-stamps of an RFC 3161 authority over checkpoints (docs/spec/checkpoints.md §6), one a day. Nothing waits for them.

`rfc3161-client` is an optional extra: it is loaded where it is needed and nowhere else.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from partnerflow.application.ports import Clock
from partnerflow.errors import InvalidSettingError, PartnerflowError, UnavailableError, UnprovenError
from partnerflow.ledger.errand import Errand
from partnerflow.ledger.posting import check_url, post
from partnerflow.transparency.checkpoints import checkpoint_of
from partnerflow.transparency.notes import parse_note

if TYPE_CHECKING:
    from rfc3161_client import TimeStampResponse

_REQUEST_TYPE = "application/timestamp-query"
_ANSWER_TYPE = "application/timestamp-reply"
_PAUSE_SECONDS = 600.0

_logger = logging.getLogger(__name__)


class Timestamps(Protocol):
    """Where tokens are kept."""

    def newest_timestamp(self) -> bytes | None:
        """The token on the largest checkpoint that has one."""

    def add_timestamp(self, size: int, token: bytes) -> None:
        """Keep the token on the checkpoint of this size."""


class Stamping:
    """Asks one authority, by a thread of its own, for one token each day (UTC)."""

    def __init__(self, url: str, tables: Timestamps, clock: Clock) -> None:
        """
        Raises:
            InvalidSettingError: the URL is none, or the extra `timestamps` is not installed.
        """
        try:
            check_url(url)
        except ValueError as error:
            raise InvalidSettingError(f"PARTNERFLOW_TIMESTAMPS: {error}") from error
        _check_extra()
        self._url = url
        self._tables = tables
        self._clock = clock
        self._stamped: date | None = None
        self._looked = False
        self._not_before = 0.0
        self._errand = Errand("partnerflow-timestamps", self.stamp_now)

    def stamp(self, note: str) -> None:
        """Have a published checkpoint stamped, if it is the first of its day; returns at once."""
        self._errand.give(note)

    def stamp_now(self, note: str) -> None:
        """As `stamp`, and waits for the authority. Not asked again for ten minutes when it gave no token."""
        today = self._clock.now().date()
        if not self._looked:
            newest = self._tables.newest_timestamp()
            self._stamped = None if newest is None else _decoded(newest).tst_info.gen_time.date()
            self._looked = True
        if self._stamped == today or monotonic() < self._not_before:
            return
        try:
            token = _asked(self._url, note)
        except PartnerflowError as error:
            # A checkpoint comes every few seconds; the authority is not asked as often when it does not answer.
            self._not_before = monotonic() + _PAUSE_SECONDS
            _logger.warning("no time-stamp: %s", error)
            return
        self._tables.add_timestamp(checkpoint_of(note).size, token)
        self._stamped = today

    def close(self) -> None:
        """Ask for nothing more."""
        self._errand.close()


def read_timestamp(token: bytes, note: str, roots: Sequence[bytes]) -> datetime:
    """When an authority saw this checkpoint, verified offline.

    Args:
        token: the DER TimeStampToken.
        note: the signed note; its signatures are left out of what was stamped.
        roots: certificates in PEM that the reader trusts, one or more in each.

    Raises:
        UnprovenError: ``bad_timestamp``: it is no token over this checkpoint by an authority under these roots.
        InvalidSettingError: the roots are no certificates, or the extra `timestamps` is not installed.
    """
    _check_extra()
    from cryptography.x509 import load_pem_x509_certificates
    from rfc3161_client import VerificationError, VerifierBuilder

    try:
        trusted = [certificate for pem in roots for certificate in load_pem_x509_certificates(pem)]
    except ValueError as error:
        raise InvalidSettingError(f"the roots of time-stamps are no certificates in PEM: {error}") from error
    response = _decoded(token)
    try:
        VerifierBuilder(roots=trusted).build().verify(response, _digest(note))
    except (VerificationError, ValueError) as error:
        raise UnprovenError("bad_timestamp", f"bad timestamp: {error}") from error
    return response.tst_info.gen_time


def _asked(url: str, note: str) -> bytes:
    """The token that the authority gives for a note; what it is worth is seen by whoever trusts a root."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder, decode_timestamp_response

    text = parse_note(note).text.encode()
    request = TimestampRequestBuilder().data(text).hash_algorithm(HashAlgorithm.SHA256).build()
    reply = post(url, request.as_bytes(), _REQUEST_TYPE)
    if reply.status != 200 or reply.content_type != _ANSWER_TYPE:
        raise UnavailableError(f"{url} answered with status {reply.status}, {reply.content_type}")
    try:
        response = decode_timestamp_response(reply.body)
        if response.status != 0:
            raise UnavailableError(f"{url} refused: {'; '.join(response.status_string) or response.status}")
        info = response.tst_info
        answered = (info.message_imprint.message, info.nonce)
        token = response.time_stamp_token()
    except ValueError as error:
        raise UnavailableError(f"{url} answered with no time-stamp: {error}") from error
    if answered != (sha256(text).digest(), request.nonce):
        raise UnavailableError(f"{url} answered to another request")
    return token


def _decoded(token: bytes) -> TimeStampResponse:
    """The token, as the library wants it: in a response that grants it (RFC 3161 §2.4.2)."""
    from rfc3161_client import decode_timestamp_response

    granted = b"\x30\x03\x02\x01\x00"
    try:
        response = decode_timestamp_response(_sequence(granted + token))
        # The library reads the inside only when it is asked for it.
        _ = response.tst_info.gen_time, response.signed_data
    except ValueError as error:
        raise UnprovenError("bad_timestamp", f"bad timestamp: {error}") from error
    return response


def _sequence(content: bytes) -> bytes:
    """A DER SEQUENCE (X.690 §8.9)."""
    if len(content) < 0x80:
        return bytes((0x30, len(content))) + content
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return bytes((0x30, 0x80 | len(length))) + length + content


def _digest(note: str) -> bytes:
    return sha256(parse_note(note).text.encode()).digest()


def _check_extra() -> None:
    try:
        import rfc3161_client  # noqa: F401
    except ImportError as error:
        raise InvalidSettingError(
            "time-stamps need the extra `timestamps`: pip install 'partnerflow[timestamps]', or unset PARTNERFLOW_TIMESTAMPS"
        ) from error
