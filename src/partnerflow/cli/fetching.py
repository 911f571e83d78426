"""Reading another host's ledger as anybody with a key there can: its checkpoint, and its entries as static tiles."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http import HTTPStatus
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from partnerflow.cli.api_key import VARIABLE
from partnerflow.errors import UnavailableError, UnprovenError
from partnerflow.transparency.encoding import from_base64
from partnerflow.transparency.tiles import addresses_of_entries, read_entries

_SECONDS = 30.0
_LONGEST = 32 << 20


class Host:
    """The ledger of a service at a URL. What it says is told to be so by nobody else: the caller checks it.

    Args:
        url: where the service is.
        key: an API key there; it is sent to this host and to no other.

    Raises:
        UnavailableError: it does not answer, or not as such a service does.
    """

    def __init__(self, url: str, key: str | None = None) -> None:
        if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc:
            raise UnavailableError(f"{url} is no address of a service: write https://host")
        if key is not None and not (key.isascii() and key.isprintable()):
            raise UnavailableError("what was given as the API key holds what stands in no key")
        self._url = f"{url.rstrip('/')}/v1/log"
        self._key = key

    def checkpoint(self) -> str:
        """The newest signed note."""
        return self._text("/checkpoint")

    def keys(self) -> list[str]:
        """The vkeys that it names as its own."""
        try:
            found = json.loads(self._text(""))["keys"]
        except (ValueError, LookupError, TypeError) as error:
            raise UnavailableError(f"{self._url} is not answered as partnerflow does") from error
        return [str(key) for key in found] if isinstance(found, list) else []

    def consistency(self, old: int, new: int) -> tuple[bytes, ...]:
        """The proof that its tree of the size `old` is a beginning of that of the size `new`, as it gives it."""
        try:
            proof = json.loads(self._text(f"/consistency?from={old}&to={new}"))["proof"]
            return tuple(from_base64(each) for each in proof)
        except (ValueError, LookupError, TypeError, UnprovenError) as error:
            raise UnavailableError(f"{self._url} is not answered as partnerflow does") from error

    def entries(self, size: int, told: Callable[[int], None]) -> Iterator[bytes]:
        """The entries of its tree of a size, in order; tells how many came.

        Raises:
            UnprovenError: ``bad_tile``: one cannot be read, or has too few or too many.
        """
        done = 0
        for address in addresses_of_entries(size):
            for entry in read_entries(self._bytes(f"/tile/{address}")):
                done += 1
                yield entry
            told(done)
        if done != size:
            raise UnprovenError("bad_tile", entries=done, size=size)

    def _text(self, path: str) -> str:
        try:
            return self._bytes(path).decode()
        except UnicodeDecodeError as error:
            raise UnavailableError(f"{self._url}{path} is not answered in UTF-8") from error

    def _bytes(self, path: str) -> bytes:
        request = Request(f"{self._url}{path}", headers={"User-Agent": "partnerflow-audit"})
        if self._key is not None:
            # Where the host leads on to another, the key stays behind.
            request.add_unredirected_header("Authorization", f"Bearer {self._key}")
        try:
            with urlopen(request, timeout=_SECONDS) as response:
                data: bytes = response.read(_LONGEST + 1)
        except HTTPError as error:
            if error.code == HTTPStatus.UNAUTHORIZED:
                wanted = f"name a file with an API key by --key-file, or put the key into {VARIABLE}"
                raise UnavailableError(f"{request.full_url} takes no request without a valid key: {wanted}") from error
            raise UnavailableError(f"{request.full_url} is answered with {error.code}") from error
        except (URLError, OSError, ValueError) as error:
            raise UnavailableError(f"{request.full_url} does not answer: {error}") from error
        if len(data) > _LONGEST:
            raise UnavailableError(f"{request.full_url} answers with more than {_LONGEST} bytes")
        return data
