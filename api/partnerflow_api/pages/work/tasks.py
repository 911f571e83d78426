"""What can be recorded: the daily facts by task, and every fact by subject, as far as this reader may tell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow_api.pages.forms import address_of
from partnerflow_api.pages.forms.addresses import NEW
from partnerflow_api.pages.forms.setting import Setting
from partnerflow_api.pages.forms.sheets import sheet_of
from partnerflow_api.pages.forms.standing import barred

TASKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "talk": ("DialogueHeld", "ConstituencyConsulted", "StakeholdersMapped"),
        "parties": ("PartyInvited", "InvitationAccepted", "ReadinessDeclared", "PartnerAdmitted", "WithdrawalNotified"),
        "interests": ("InterestShared", "OwnAmbitionShared", "TermDisputed", "SharedTermAgreed"),
        "ambition": ("SharedAmbitionDrafted", "AmbitionEndorsed", "ArchetypeChosen"),
        "mandate": ("MandateGranted", "MandateAmended", "MandateRevoked"),
        "documents": (
            "DeliverableSubmitted",
            "DeliverableDrafted",
            "DeliverableAdopted",
            "DeliverableSigned",
            "DeliverableInForce",
        ),
        "decide": (
            "ProposalTabled",
            "PositionTaken",
            "AdviceGiven",
            "ObjectionRaised",
            "ObjectionIntegrated",
            "DecisionTaken",
            "ProcessAgreementsSet",
        ),
        "means": (
            "ContributionOffered",
            "ContributionFixed",
            "ContributionDelivered",
            "CommitmentRequested",
            "CommitmentDeclared",
            "CommitmentRecognised",
            "AddedValueConfirmed",
        ),
        "projects": ("ProjectDefined", "ProjectStarted", "ActionStarted", "ActionCompleted", "ProjectCompleted"),
        "learn": ("LearningMomentHeld", "SuccessRecorded", "EvaluationPlanned", "EvaluationConcluded"),
        "people": ("PersonRegistered", "RoleAssigned", "RoleAccepted", "RoleEnded", "ExternalEngaged"),
        "course": (
            "PhaseAdvanced",
            "PhaseReturned",
            "PartnershipPaused",
            "PartnershipResumed",
            "ReturnRequested",
            "GuardWaived",
            "RenewalOpened",
            "PartnerRecommitted",
        ),
        "funder": (
            "GrantApplied",
            "ProgressReportSubmitted",
            "ChangeNotified",
            "EvidencePackIssued",
            "FunderReviewed",
            "ConditionImposed",
            "ConditionMet",
            "TranchePaid",
        ),
    }
)
"""The facts of an ordinary week, in the words of the field. Any other fact is found by its name or its subject."""
ELSEWHERE = frozenset({"AccessGranted", "AccessRevoked", "PersonErased", "DisclosureErased"})
"""Facts with a page of their own: sharing and erasing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The form of one fact. `also` are other words that people seek it by, `grant` is whose stream it is told in.

    `now` is False when there is nothing to tell it about.
    """

    fact: str
    title: str
    told: str
    subject: str
    address: str
    also: str = ""
    now: bool = True
    grant: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """The ways of one task, or of one subject."""

    key: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """Facts that this reader does not tell, for one reason, by roles that do."""

    reason: str
    facts: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Everything that can be recorded here by one reader, and what cannot."""

    tasks: tuple[Task, ...]
    subjects: tuple[Task, ...]
    barred: tuple[Barred, ...]

    def found(self, sought: str) -> tuple[Way, ...]:
        """The ways whose names hold every word of this."""
        wanted = sought.casefold().split()
        every = (way for subject in self.subjects for way in subject.ways)
        return tuple(way for way in every if all(word in _names(way) for word in wanted))


def recording(setting: Setting, grants: Iterable[str]) -> Recording:
    """What the reader may tell of a partnership and of these grants of it."""
    ways = [way for fact in FACT_TYPES.values() for way in _ways(fact, setting, tuple(grants))]
    by_fact: dict[str, list[Way]] = {}
    by_subject: dict[str, list[Way]] = {}
    for way in ways:
        by_fact.setdefault(way.fact, []).append(way)
        by_subject.setdefault(way.subject, []).append(way)
    tasks = (
        Task(key=key, ways=tuple(way for fact in facts for way in by_fact.get(fact, ()) if way.now))
        for key, facts in TASKS.items()
    )
    return Recording(
        tasks=tuple(task for task in tasks if task.ways),
        subjects=tuple(Task(key=key, ways=tuple(found)) for key, found in by_subject.items()),
        barred=tuple(_barred(setting)),
    )


def _ways(fact: FactType, setting: Setting, grants: tuple[str, ...]) -> Iterator[Way]:
    if fact.name in ELSEWHERE or fact.stream == "organisation" or barred(fact.name, setting) is not None:
        return
    if fact.stream in ("partnership", "any"):
        if not fact.founding:
            yield _way(fact, setting, address_of("partnership", setting.key, fact.name), now=_applies(fact, setting))
    elif fact.founding:
        # A grant begins with its own form; what follows it is told in the grant itself.
        begun = address_of("grant", NEW, fact.name, {"partnership": setting.key})
        yield _way(fact, setting, begun, now=fact.name == "GrantApplied")
    for grant in () if fact.founding or fact.stream == "partnership" else grants:
        yield replace(_way(fact, setting, address_of("grant", grant, fact.name)), grant=grant)


def _way(fact: FactType, setting: Setting, address: str, *, now: bool = True) -> Way:
    words = setting.words
    return Way(
        fact=fact.name,
        title=words(f"work.act.{fact.name}"),
        told=fact.titles[words.language],
        subject=fact.subject,
        address=address,
        also=words.entries["work"]["also"].get(fact.name, ""),
        now=now,
    )


def _applies(fact: FactType, setting: Setting) -> bool:
    """Whether there is anything to tell it about: not where the sheet has nothing at all to offer for a member."""
    assert setting.partnership is not None
    course = setting.partnership.course
    if fact.move is not None:
        return fact.move == "resume" if course.paused else fact.move != "resume" and course.ended is None
    choices = sheet_of(fact.name).choices
    return choices is None or all(choices(setting).values())


def _barred(setting: Setting) -> Iterator[Barred]:
    """Of the daily facts those that others tell, those with the same roles together."""
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for fact in dict.fromkeys(fact for facts in TASKS.values() for fact in facts):
        voice = setting.voices.of(fact)
        if voice.reason is not None:
            found.setdefault((voice.reason, voice.roles), []).append(setting.words(f"work.act.{fact}"))
    for (reason, roles), facts in found.items():
        yield Barred(reason=reason, facts=tuple(facts), roles=_titles(roles, setting))


def _titles(roles: Iterable[str], setting: Setting) -> tuple[str, ...]:
    return tuple(setting.words.text(setting.voices.policy.roles[role].titles) for role in roles)


def who_records(setting: Setting) -> tuple[str, ...]:
    """The roles that record anything in a partnership."""
    policy = setting.voices.policy
    return _titles((role.name for role in policy.roles.values() if role.records), setting)


def _names(way: Way) -> str:
    return f"{way.title} {way.told} {way.also} {way.fact} {way.grant or ''}".casefold()
