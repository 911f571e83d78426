"""Where the server listens."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HOST_AND_PORT = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.%\w]+)\]|(?P<host>[^\s:/@\[\]]+)):(?P<port>[0-9]{1,5})")
_HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A host and a port, 0 for any free one. As text it is what gunicorn takes and a browser shows: ``[::1]:8080``."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read ``host:port``, an IPv6 host in brackets (RFC 3986 §3.2.2).

        Raises:
            ValueError: it is no such thing; the message says what would be.
        """
        match = _HOST_AND_PORT.fullmatch(text)
        if match is None or int(match["port"]) > _HIGHEST_PORT:
            raise ValueError(f"{text!r} is no address: write host:port, such as 127.0.0.1:8080 or [::1]:8080")
        return cls(host=match["six"] or match["host"], port=int(match["port"]))
