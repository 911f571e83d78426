"""How much anybody may ask of one server, and how large a document may be."""

from __future__ import annotations

from dataclasses import dataclass

OFF = "off"
_MOST_RATE = 1_000_000
_UNITS = {"": 1, "k": 1 << 10, "M": 1 << 20, "G": 1 << 30}
_MOST_BYTES = 1 << 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Requests a minute in each process; None: as many as come."""

    per_minute: int | None

    def __str__(self) -> str:
        return OFF if self.per_minute is None else str(self.per_minute)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """The rates of one server.

    `principal` counts what one principal asks, dear requests several times; `address` what comes from one address, whoever
    asks; `sign_in` the attempts of one address to sign in or to redeem a link.
    """

    principal: Rate
    address: Rate
    sign_in: Rate


def parse_rate(text: str) -> Rate:
    """A number of requests a minute, or ``off``.

    Raises:
        ValueError: it is neither.
    """
    if text == OFF:
        return Rate(per_minute=None)
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST_RATE):
        raise ValueError(f"{text!r} cannot be: write how many requests a minute, from 1 to {_MOST_RATE}, or {OFF}")
    return Rate(per_minute=int(text))


def parse_bytes(text: str) -> int:
    """A number of bytes, as ``20M`` or in full.

    Raises:
        ValueError: it is none.
    """
    unit = text[-1:] if text[-1:] in _UNITS else ""
    number = text.removesuffix(unit)
    if not (number.isascii() and number.isdigit() and 1 <= int(number) * _UNITS[unit] <= _MOST_BYTES):
        raise ValueError(f"{text!r} cannot be: write how many bytes, such as 20M or 1G")
    return int(number) * _UNITS[unit]
