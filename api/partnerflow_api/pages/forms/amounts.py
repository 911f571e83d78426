"""Numbers as people write them: with the marks of their language, or plainly, as addresses and programs do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

MINOR = 2
"""How many places an amount of money has: facts hold it in minor units, as `Particular.money` shows it."""
_PLAIN = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?", re.ASCII)
_GAPS = " \u00a0\u202f'’"
"""What may stand between thousands in any language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """How numbers are written. Without a mark for thousands they are plain: read as programs write them, and no other way."""

    point: str = "."
    thousands: str = ""

    def read(self, text: str) -> Decimal | None:
        """The number that a text says, or None when it says none.

        Thousands stand apart in groups of three, by one mark throughout, or not at all. Who writes 12.5 in Dutch may mean
        12,5 or lost a figure of 12.500: that is no number, and is asked again.
        """
        digits = text.strip()
        if self.thousands:
            grouped = rf"-?\d{{1,3}}(?P<gap>[{re.escape(self.thousands + _GAPS)}])\d{{3}}(?:(?P=gap)\d{{3}})*"
            found = re.fullmatch(rf"{grouped}(?:{re.escape(self.point)}\d+)?", digits, re.ASCII)
            if found is not None:
                digits = digits.replace(found["gap"], "")
            elif self.thousands in digits:
                return None
            digits = digits.replace(self.point, ".")
        return Decimal(digits) if _PLAIN.fullmatch(digits) else None

    def written(self, number: Decimal | int, places: int = 0) -> str:
        """A number with at least so many places, its thousands apart."""
        whole, _, rest = f"{Decimal(number):f}".partition(".")
        rest = rest.rstrip("0").ljust(places, "0")
        grouped = f"{int(whole):,}".replace(",", self.thousands)
        return f"{grouped}{self.point}{rest}" if rest else grouped


PLAIN = Numerals()
_OF = {"nl": Numerals(point=",", thousands="."), "en": Numerals(point=".", thousands=",")}


def numerals(language: str) -> Numerals:
    """The numerals of a language."""
    return _OF[language]
