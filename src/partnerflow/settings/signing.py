"""What the operator says about the ledger: its name, and where its keys are kept when not in its folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateKeys:
    """Private key URIs, the one in use first; neither repr nor str shows more than their schemes."""

    uris: tuple[str, ...] = field(repr=False)

    def __str__(self) -> str:
        return " ".join(f"{uri.partition(':')[0]}:…" for uri in self.uris)


def parse_private_keys(text: str) -> PrivateKeys:
    """Private key URIs of securesystemslib, with white space between them.

    Raises:
        ValueError: one has no scheme; the message shows none of it.
    """
    uris = tuple(text.split())
    if not all(uri.partition(":")[0].isidentifier() and ":" in uri for uri in uris):
        raise ValueError("write private key URIs such as hsm: or file2:/path, with a space between them")
    return PrivateKeys(uris=uris)


def parse_origin(text: str) -> str:
    """The name of a ledger: what stands in its checkpoints, and names its key.

    Raises:
        ValueError: no key can have it.
    """
    if not text.isprintable() or any(each.isspace() or each == "+" for each in text) or len(text) > _MOST:
        raise ValueError(f"{text!r} cannot be: write something like partnerflow.example.org/main, without spaces and +")
    return text


def parse_url(text: str) -> str:
    """An address of HTTP.

    Raises:
        ValueError: it is none.
    """
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"{text!r} is no address: write https://host/path")
    return text
