"""Where the server listens."""

from __future__ import annotations

import socket
import struct

import pytest

from partnerflow.cli.listening import PATIENCE_SECONDS, address_of, browsable, is_private, listen
from partnerflow.errors import InvalidSettingError
from partnerflow.settings import Address


def test_port_0_takes_a_free_port_and_tells_which() -> None:
    with listen(Address(host="127.0.0.1", port=0)) as listener:
        address = address_of(listener)

        with socket.create_connection((address.host, address.port)) as connection:
            assert connection.getpeername() == (address.host, address.port)


def test_who_stops_in_the_middle_is_waited_for_some_seconds_only() -> None:
    with listen(Address(host="127.0.0.1", port=0)) as listener:
        address = address_of(listener)
        with socket.create_connection((address.host, address.port)):
            taken, _ = listener.accept()

            with taken:
                seconds, _ = struct.unpack("ll", taken.getsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, 16))

    assert seconds == PATIENCE_SECONDS


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (Address(host="192.0.2.1", port=0), "is no address of this machine"),
        (Address(host="no-such-host.invalid", port=0), "no-such-host.invalid is no host"),
    ],
)
def test_an_address_that_cannot_be_is_told_with_a_remedy(address: Address, words: str) -> None:
    with pytest.raises(InvalidSettingError, match=words):
        listen(address)


def test_a_taken_port_is_told_at_once() -> None:
    with listen(Address(host="127.0.0.1", port=0)) as listener, pytest.raises(InvalidSettingError, match="is taken"):
        listen(address_of(listener))


@pytest.mark.parametrize(
    ("host", "private", "url"),
    [
        ("127.0.0.1", True, "http://127.0.0.1:8080"),
        ("127.8.8.8", True, "http://127.8.8.8:8080"),
        ("::1", True, "http://[::1]:8080"),
        ("0.0.0.0", False, "http://127.0.0.1:8080"),
        ("::", False, "http://[::1]:8080"),
        ("192.0.2.1", False, "http://192.0.2.1:8080"),
    ],
)
def test_an_address_knows_who_can_reach_it_and_how_to_browse_it(host: str, private: bool, url: str) -> None:
    address = Address(host=host, port=8080)

    assert (is_private(address), browsable(address)) == (private, url)
