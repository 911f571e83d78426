"""What opens the door: keys, sessions, and the forms of pages."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from partnerflow.application import credentials
from partnerflow.application.access.principal import Assignment
from partnerflow.application.service import Partnerflow
from tests.matrix.world import World

BY, LAST = "test", date(2027, 6, 30)
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def bearer(token: str) -> dict[str, str]:
    """As a program shows its token."""
    return {"Authorization": f"Bearer {token}"}


def cookie(token: str) -> dict[str, str]:
    """As a browser shows its session."""
    return {"Cookie": f"partnerflow_session={token}"}


def key(service: Partnerflow, *roles: Assignment, **more: Any) -> tuple[str, str]:
    """A key with these roles: its pseudonym and its token."""
    label = f"Sleutel {len(credentials.keys(service))}"
    account, token = credentials.make_key(service, label, roles, expires=LAST, by=BY, **more)
    return account.id, token


def session(service: Partnerflow, label: str, *roles: Assignment) -> tuple[str, str]:
    """A person who signed in: its pseudonym and the token of its session."""
    person = credentials.make_account(service, label, None, by=BY, assignments=roles)
    return person.id, credentials.open_session(service, person.id, hours=12)


def with_form(world: World, token: str) -> dict[str, str]:
    """What a page lets a browser send: both cookies, and the token of its forms."""
    page = world.client.get("/me", headers=cookie(token))
    found = _TOKEN.search(page.get_data(as_text=True))
    assert found is not None, page.status
    set_by_page = page.headers.getlist("Set-Cookie")
    form = next(each.partition(";")[0] for each in set_by_page if "form" in each.partition("=")[0])
    return {"Cookie": f"partnerflow_session={token}; {form}", "X-CSRF-Token": found[1]}
