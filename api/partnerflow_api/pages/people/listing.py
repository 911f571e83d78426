"""Everybody who has an account, with their roles, and what a new account can be given."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow.application.access.acting import Acting
from partnerflow.application.access.roles import Policy
from partnerflow.application.credentials.records import Account, Assigned
from partnerflow.application.finding import PartnershipSearch
from partnerflow_api.pages.beginning.register import registered
from partnerflow_api.pages.forms.faults import Wrong
from partnerflow_api.pages.people.filled import Filled

_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One account: its roles that hold, and when it last signed in, None when it never did."""

    account: Account
    roles: tuple[Assigned, ...]
    signed_in: str | None
    oneself: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """A password that was made just now: it is shown once. `name` is what its owner signs in under."""

    label: str
    name: str
    password: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The page. Organisations and partnerships are by key and name, as far as whoever asks sees them.

    `giving` is who is given another role in the form, None where it is of a new account.
    """

    known: tuple[Known, ...]
    policy: Policy
    organisations: tuple[tuple[str, str], ...]
    partnerships: tuple[tuple[str, str], ...]
    filled: Filled
    wrong: tuple[Wrong, ...] = ()
    made: Secret | None = None
    giving: Known | None = None

    def wrongs(self, field: str) -> list[Wrong]:
        """What is wrong in one field."""
        return [each for each in self.wrong if each.field == field]


def people_page(
    partnerflow: Acting,
    filled: Filled | None = None,
    wrong: tuple[Wrong, ...] = (),
    made: Secret | None = None,
    giving: str | None = None,
) -> People:
    """Every account, those that can sign in first, and the form of a new one, or of another role for the account `giving`."""
    managing = partnerflow.principals
    found = [_known(partnerflow, account) for account in managing.every("person")]
    partnerships = partnerflow.find(PartnershipSearch(limit=_MOST)).items
    return People(
        known=tuple(sorted(found, key=lambda each: each.account.disabled_at is not None)),
        policy=partnerflow.policy,
        organisations=tuple((each.key, each.name) for each in registered(partnerflow)),
        partnerships=tuple((each.key, each.name) for each in partnerships),
        filled=filled or Filled(),
        wrong=wrong,
        made=made,
        giving=next((each for each in found if each.account.id == giving and each.account.disabled_at is None), None),
    )


def _known(partnerflow: Acting, account: Account) -> Known:
    managing = partnerflow.principals
    sessions = [each.issued_at for each in managing.secrets(account.id) if each.kind == "session"]
    held = (each for each in managing.assigned(account.id) if each.withdrawn_at is None)
    return Known(
        account=account,
        roles=tuple(held),
        signed_in=max(sessions, default=None),
        oneself=account.id == partnerflow.principal.id,
    )
