"""What the operator says about signing in: where this service is, whose word about persons counts, and whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

_MOST = 200
_MOST_SECRET = 4096
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,63}", re.ASCII)
# What a browser or a library sets by itself says nothing about who somebody is.
_OTHERS = {"authorization", "cookie", "host", "forwarded", "user-agent", "x-forwarded-for", "x-forwarded-proto"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """A secret of the environment; neither repr nor str shows it."""

    value: str = field(repr=False)

    def __str__(self) -> str:
        return "(not shown)"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretFile:
    """A secret, and the file in which it was found; it is shown by the file alone."""

    path: Path
    secret: Secret

    def __str__(self) -> str:
        return str(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Networks:
    """Networks of addresses, as text with a comma between them."""

    each: tuple[IPv4Network | IPv6Network, ...]

    def __contains__(self, address: str) -> bool:
        """Whether an address lies in one of them; what is no address does not."""
        try:
            return any(_plain(ip_address(address)) in network for network in self.each)
        except ValueError:
            return False

    def __str__(self) -> str:
        return ", ".join(map(str, self.each))


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """An OpenID Connect provider, and what this service is called there."""

    issuer: str
    client: str
    secret: Secret | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedProxy:
    """Where a proxy with a login of its own stands, and the header in which it says who asks."""

    networks: Networks
    header: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """How people sign in. `url` is the origin under which browsers know this service, None on this machine alone."""

    url: str | None = None
    provider: Provider | None = None
    proxy: TrustedProxy | None = None
    contact: str | None = None

    @property
    def secure(self) -> bool:
        """Whether browsers come by https alone."""
        return self.url is not None and self.url.startswith("https:")


def parse_origin_url(text: str) -> str:
    """The origin of a URL that people open: scheme, host and perhaps a port.

    Raises:
        ValueError: it is none, or has more than that.
    """
    parts = _parts(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ValueError(f"{text!r} is no origin: write https://host, without a path")
    if parts.query or parts.fragment:
        raise ValueError(f"{text!r} has a query or a fragment: write https://host")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def parse_issuer(text: str) -> str:
    """The issuer identifier of an OpenID Connect provider, to the letter.

    Raises:
        ValueError: it can be none; http is for a provider on this machine alone.
    """
    parts = _parts(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"{text!r} is no issuer: write https://host/path as the provider does")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ValueError(f"{text!r} would be asked without https: everybody on the way could answer in its name")
    return text


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def parse_words(text: str) -> str:
    """A name or a short text.

    Raises:
        ValueError: it is too long, or holds what cannot be seen.
    """
    words = text.strip()
    if not words.isprintable() or len(words) > _MOST:
        raise ValueError(f"is no short text of one line: write at most {_MOST} characters")
    return words


def parse_secret(text: str) -> Secret:
    """A secret as it stands in the environment.

    Raises:
        ValueError: it cannot be; the message shows none of it.
    """
    value = text.strip()
    if not (value.isascii() and value.isprintable()) or len(value) > _MOST_SECRET:
        raise ValueError(f"is no secret (not shown): write one line of at most {_MOST_SECRET} ASCII characters")
    return Secret(value=value)


def parse_secret_file(text: str) -> SecretFile:
    """The secret in a file.

    Raises:
        ValueError: it cannot be read, or what it holds cannot be a secret.
    """
    path = Path(text).absolute()
    try:
        held = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{text!r} cannot be read: name a file that this user may read") from error
    secret = parse_secret(held)
    if not secret.value:
        raise ValueError(f"{text!r} is empty: put the secret in it")
    return SecretFile(path=path, secret=secret)


def parse_networks(text: str) -> Networks:
    """Networks in CIDR notation, with a comma or white space between them.

    Raises:
        ValueError: one of them is none.
    """
    found: list[IPv4Network | IPv6Network] = []
    for each in re.split(r"[\s,]+", text.strip().strip(",")):
        try:
            found.append(ip_network(each))
        except ValueError as error:
            raise ValueError(
                f"{each!r} is no network: write 10.0.0.5/32 or 2001:db8::/48, with a comma between"
            ) from error
    return Networks(each=tuple(found))


def parse_header(text: str) -> str:
    """The name of a header in which a proxy says who asks.

    Raises:
        ValueError: it can be none, or others set it too.
    """
    name = text.strip()
    if not _HEADER.fullmatch(name) or name.lower() in _OTHERS:
        raise ValueError(f"{text!r} cannot be the header: write something like X-Remote-User")
    return name


def lacking(given: SignIn, *, client: str | None, secrets: int, unproxied: bool) -> Iterator[tuple[str, str]]:
    """What does not go together, each by the variable that mends it."""
    if given.provider is None and (client or secrets):
        yield "OIDC_ISSUER", "is needed beside the other OIDC settings: name the provider"
    if given.provider is not None and not given.provider.client:
        yield "OIDC_CLIENT", "is needed beside OIDC_ISSUER: write the client id that the provider gave"
    if given.provider is not None and given.url is None:
        yield "URL", "is needed beside OIDC_ISSUER: the provider sends people back to it"
    if secrets > 1:
        yield "OIDC_SECRET", "is given twice: keep it here, or OIDC_SECRET_FILE"
    if unproxied:
        yield "PROXY", "is needed beside PROXY_HEADER: name the networks that the proxy speaks from"


def _parts(text: str) -> SplitResult:
    parts = urlsplit(text)
    if "@" in parts.netloc:
        raise ValueError("holds a name or a password (not shown): write https://host")
    try:
        port = parts.port
    except ValueError as error:
        raise ValueError(f"{text!r} names no port: write a number up to 65535") from error
    if port == 0 or any(each.isspace() for each in text):
        raise ValueError(f"{text!r} is no address: write it without white space, and with a port that is one")
    return parts


def _plain(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    # A socket for both families tells an IPv4 peer as ::ffff:10.0.0.5.
    return getattr(address, "ipv4_mapped", None) or address
