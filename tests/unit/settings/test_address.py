"""Where the server may be told to listen."""

from __future__ import annotations

import pytest

from partnerflow.settings import Address


@pytest.mark.parametrize("text", ["127.0.0.1:8080", "localhost:0", "[::1]:8080", "[fe80::1%eth0]:443", "0.0.0.0:65535"])
def test_an_address_is_written_as_it_was_read(text: str) -> None:
    assert str(Address.parse(text)) == text


@pytest.mark.parametrize("text", ["", "8080", ":8080", "localhost", "::1:8080", "a:b", "a:65536", "http://a:80"])
def test_what_is_no_host_and_port_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"127\.0\.0\.1:8080"):
        Address.parse(text)
