"""A day as the value of an option."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import Any

import click

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _Day(click.ParamType[str]):
    """A day of the calendar, kept as it is written."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        with suppress(ValueError):
            if _FORM.fullmatch(value):
                return date.fromisoformat(value).isoformat()
        raise click.BadParameter(f"{value!r} is no day: write it as 2024-03-28.", ctx, param)


DAY = _Day()
