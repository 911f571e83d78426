"""An organisation in the register: its name, its successors, its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Slice, folds
from partnerflow.domain.organisations import facts
from partnerflow.domain.organisations.records import Succession


@dataclass(slots=True, kw_only=True)
class Organisation(Slice):
    """One organisation."""

    registered_on: str = ""
    name: str = ""
    legal_form: str = ""
    sector: str = ""
    country: str = ""
    dissolved_on: str | None = None
    names: list[tuple[str, str]] = field(default_factory=list)
    successors: list[Succession] = field(default_factory=list)
    signing_rules: list[str] = field(default_factory=list)

    def succeeded_by(self, organisation: str) -> bool:
        """Whether this organisation is a legal successor."""
        return any(item.successor == organisation for item in self.successors)


@folds(Organisation, facts.OrganisationRegistered)
def _registered(organisation: Organisation, fact: Fact[facts.OrganisationRegistered], state: Any) -> None:
    data = fact.data
    organisation.registered_on = fact.occurred_on
    organisation.name, organisation.legal_form = data.name, data.legal_form
    organisation.sector, organisation.country = data.sector, data.country
    organisation.names.append((fact.occurred_on, data.name))


@folds(Organisation, facts.OrganisationRenamed)
def _renamed(organisation: Organisation, fact: Fact[facts.OrganisationRenamed], state: Any) -> None:
    organisation.name = fact.data.name
    organisation.names.append((fact.occurred_on, fact.data.name))


@folds(Organisation, facts.OrganisationSucceeded)
def _succeeded(organisation: Organisation, fact: Fact[facts.OrganisationSucceeded], state: Any) -> None:
    data = fact.data
    organisation.successors.append(
        Succession(successor=data.successor, kind=data.kind, on=fact.occurred_on, fact=fact.id)
    )


@folds(Organisation, facts.OrganisationDissolved)
def _dissolved(organisation: Organisation, fact: Fact[facts.OrganisationDissolved], state: Any) -> None:
    organisation.dissolved_on = fact.occurred_on


@folds(Organisation, facts.SigningRuleStated)
def _signing_rule(organisation: Organisation, fact: Fact[facts.SigningRuleStated], state: Any) -> None:
    organisation.signing_rules.append(fact.id)
