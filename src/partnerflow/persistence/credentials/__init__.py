"""Who is known here, in tables: principals, what they show, the roles that they were given, passwords.

Lives here: the adapters of `application.credentials.ports`, over any engine. Never here: tokens, lifetimes, what is refused.
Door: `credential_tables`. Tests: tests/contract/credentials/.
"""

from __future__ import annotations

from partnerflow.application.credentials.ports import Credentials
from partnerflow.application.erasures.ports import ErasureJournal
from partnerflow.application.ports import Tables
from partnerflow.persistence.credentials.assignments import AssignmentTable
from partnerflow.persistence.credentials.passwords import PasswordTable
from partnerflow.persistence.credentials.principals import PrincipalTable
from partnerflow.persistence.credentials.secrets import SecretTable


def credential_tables(tables: Tables, journal: ErasureJournal | None = None) -> Credentials:
    """The credentials of a workspace; `journal` learns which accounts are erased, before they are."""
    return Credentials(
        principals=PrincipalTable(tables, journal),
        secrets=SecretTable(tables),
        assignments=AssignmentTable(tables),
        passwords=PasswordTable(tables),
    )
