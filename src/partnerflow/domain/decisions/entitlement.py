"""Who has a say in a round, who is left out and on which ground, and what a body may decide (docs/spec/facts.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from partnerflow.domain.decisions.facts import ProposalAmended, ProposalTabled
from partnerflow.domain.decisions.records import Proposal
from partnerflow.domain.decisions.tally import WORDS
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.rules import Case, refuse
from partnerflow.domain.vocabulary.structs import Declared, tag_of
from partnerflow.domain.vocabulary.subjects import AdmitPartner, AdoptDeliverable, ExcludePartner, ReaffirmDeliverable
from partnerflow.errors import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a proposal is decided; these stay the same through its rounds."""

    method: str
    body: str | None
    decider: str | None

    @classmethod
    def of(cls, proposal: ProposalTabled | Proposal) -> Terms:
        return cls(method=proposal.method, body=proposal.body, decider=proposal.decider)


def entitled_are_right(case: Case[ProposalTabled] | Case[ProposalAmended], terms: Terms) -> Iterator[Fault]:
    """Entitled are all counting partners (of the body, when a body decides) less those excluded with a ground.

    A decider need not be among those it asks.
    """
    data, state = case.data, case.partnership
    expected = set(state.parties.counting())
    body = state.people.bodies.get(terms.body or "")
    if body is not None:
        expected &= body.members
    expected -= {item.organisation for item in data.excluded or ()}
    given = set(data.entitled)
    if terms.method not in WORDS:
        expected.discard(terms.decider or "")
        given.discard(terms.decider or "")
    if given != expected:
        yield refuse(
            "not_entitled",
            "entitled",
            "/data/entitled",
            missing=sorted(expected - given),
            surplus=sorted(given - expected),
        )


def exclusions_have_grounds(case: Case[ProposalTabled] | Case[ProposalAmended]) -> Iterator[Fault]:
    """Each party left out is left out on a ground that holds on the day."""
    for index, item in enumerate(case.data.excluded or ()):
        if not _GROUNDS[item.reason_code](case, item.organisation):
            yield refuse(
                "not_entitled",
                "exclusion_without_ground",
                f"/data/excluded/{index}/reasonCode",
                organisation=item.organisation,
                ground=item.reason_code,
            )


def _gave_notice(case: Case[Any], organisation: str) -> bool:
    party = case.partnership.parties.by_organisation.get(organisation)
    return party is not None and party.notice is not None


def _own_exclusion(case: Case[Any], organisation: str) -> bool:
    return any(isinstance(item, ExcludePartner) and item.organisation == organisation for item in case.data.subjects)


def _own_admission(case: Case[Any], organisation: str) -> bool:
    return any(isinstance(item, AdmitPartner) and item.organisation == organisation for item in case.data.subjects)


def _as_declared(case: Case[Any], organisation: str) -> bool:
    # What it funds may stand in no register that is kept here.
    return True


_GROUNDS: dict[str, Callable[[Case[Any], str], bool]] = {
    "own_withdrawal": _gave_notice,
    "own_exclusion": _own_exclusion,
    "own_admission": _own_admission,
    "conflict_of_interest": _as_declared,
    "funder_own_review": _as_declared,
}


def delegated(state: PartnershipState, body: str, subjects: tuple[Declared, ...], day: str, at: str) -> Iterator[Fault]:
    """A body decides only on subjects that are delegated to it on the day; `at` is the pointer to the subjects."""
    known = state.people.bodies.get(body)
    for index, subject in enumerate(subjects):
        name = _delegable(subject)
        if known is None or not known.may_decide(name, day):
            yield refuse("decision", "not_delegated", f"{at}/{index}", body=body, subject=name)


def _delegable(subject: Declared) -> str:
    """The name under which a subject is delegated: what concerns a deliverable, by its kind."""
    tag = tag_of(type(subject))
    if isinstance(subject, AdoptDeliverable | ReaffirmDeliverable):
        return tag.removesuffix("deliverable") + subject.deliverable.kind
    return tag
