"""Who is known here and by what they show it: keys, accounts, sessions, links, passwords, and the roles they were given.

Lives here: tokens, their lifetimes, what is refused, the ports. Never here: tables, HTTP, what a role may (`access`).
May import: the application, `domain` and below. Doors: the functions named here. Spec: docs/spec/credentials.md.
Tests: tests/unit/application/credentials/, tests/contract/credentials/.
"""

from __future__ import annotations

from partnerflow.application.credentials.accounts import (
    account,
    accounts,
    enable,
    erase_account,
    find_account,
    find_named,
    link_account,
    make_account,
    revoke,
)
from partnerflow.application.credentials.assigning import assign, assigned, withdraw
from partnerflow.application.credentials.authenticating import authenticate
from partnerflow.application.credentials.embeds import open_embed
from partnerflow.application.credentials.keys import keys, make_key, rotate_key
from partnerflow.application.credentials.links import links, make_link, redeem_link
from partnerflow.application.credentials.passwords import (
    check_password,
    first_password_stands,
    has_first_password,
    has_password,
    make_password,
    set_password,
)
from partnerflow.application.credentials.sessions import end_sessions, open_session, sessions

__all__ = [
    "account",
    "accounts",
    "assign",
    "assigned",
    "authenticate",
    "check_password",
    "enable",
    "end_sessions",
    "erase_account",
    "find_account",
    "find_named",
    "first_password_stands",
    "has_first_password",
    "has_password",
    "keys",
    "link_account",
    "links",
    "make_account",
    "make_key",
    "make_link",
    "make_password",
    "open_embed",
    "open_session",
    "redeem_link",
    "revoke",
    "rotate_key",
    "sessions",
    "set_password",
    "withdraw",
]
