"""The socket on which the server listens, opened before anything else: a taken port is told at once."""

from __future__ import annotations

import errno
import socket
import struct
from ipaddress import ip_address

from partnerflow.errors import InvalidSettingError
from partnerflow.settings import Address

_BACKLOG = 2048
PATIENCE_SECONDS = 10
_PATIENCE = struct.pack("ll", PATIENCE_SECONDS, 0)
_REMEDIES = {
    errno.EADDRINUSE: "is taken by another program: stop that one, or choose another port (0 takes any free one)",
    errno.EACCES: "may not be opened by this user: choose a port above 1023",
    errno.EADDRNOTAVAIL: "is no address of this machine: choose 127.0.0.1, or 0.0.0.0 for all of them",
}


def listen(address: Address, setting: str = "PARTNERFLOW_BIND") -> socket.socket:
    """A listening socket; connections wait in it until a worker takes them. `setting` is what the operator calls it.

    Raises:
        InvalidSettingError: nobody can listen there; says why and what to do.
    """
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            address.host, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise InvalidSettingError(f"{setting}: {address.host} is no host: {error.strerror}") from error
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        # Connections have it from their listener: who stops in the middle of a request keeps a thread no longer than this.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, _PATIENCE)
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        remedy = _REMEDIES.get(error.errno or 0, f"cannot be opened: {error.strerror}")
        raise InvalidSettingError(f"{setting}: {address} {remedy}") from error
    return listener


def address_of(listener: socket.socket) -> Address:
    """Where it listens: with the port that was free, when any would do."""
    host, port = listener.getsockname()[:2]
    return Address(host=host, port=port)


def is_private(address: Address) -> bool:
    """Whether only this machine can reach it."""
    return ip_address(address.host.partition("%")[0]).is_loopback


def browsable(address: Address) -> str:
    """The URL for a browser on this machine."""
    anywhere = ip_address(address.host.partition("%")[0]).is_unspecified
    shown = Address(host="::1" if ":" in address.host else "127.0.0.1", port=address.port) if anywhere else address
    return f"http://{shown}"
