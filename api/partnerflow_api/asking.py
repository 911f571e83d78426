"""The present request, with what was established of it so far."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, cast

from flask import Request, request

from partnerflow.messages import Language

if TYPE_CHECKING:
    from partnerflow.application.access.acting import Acting
    from partnerflow.application.access.principal import Principal
    from partnerflow.application.ports import Head

API_PREFIX = "/v1"


class Asking(Request):
    """A request. `context` establishes who asks, what they act with, their language and an id, each when first asked for.

    `head` is that of the stream it reads, where it came along with who asks.
    """

    principal: Principal | None = None
    head: Head | None = None
    acting: Acting | None = None
    language: Language | None = None
    id: str | None = None

    @cached_property
    def in_api(self) -> bool:
        """Whether it is below the prefix of the API, where a route is or not; everything else is for who reads pages."""
        return self.path.startswith(f"{API_PREFIX}/")


asking = cast(Callable[[], Asking], request._get_current_object)  # type: ignore[attr-defined]
"""The present request itself: every look through Flask's proxy costs more than what is looked at.

Raises:
    RuntimeError: there is none.
"""
