"""How people sign in to this app: what the operator said, and the client of the provider that was named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

from flask import current_app

from partnerflow.settings import SignIn
from partnerflow_api.signing_in.openid.client import OpenId

EXTENSION = "partnerflow.signing_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The ways in of one app; `openid` is None where nobody signs in elsewhere."""

    given: SignIn
    openid: OpenId | None

    @property
    def provider(self) -> str | None:
        """What people call the provider: the host of its issuer."""
        return urlsplit(self.openid.issuer).hostname if self.openid is not None else None


def ways() -> Ways:
    """The ways in of this app."""
    return cast(Ways, current_app.extensions[EXTENSION])
