"""The page that hands out share links: what was filled in, what each role would see, and the links that there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, get_args

from werkzeug.datastructures import MultiDict

from partnerflow.application.access.acting import Acting
from partnerflow.application.access.roles import Policy
from partnerflow.application.sharing.request import MOST_USES, USES, LinkState, Shared, SharedLink
from partnerflow.domain.access.rules import BY_LINK
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.enumerations import Confined
from partnerflow.errors import Fault, MalformedError
from partnerflow.messages import render
from partnerflow_api.pages.forms.faults import Wrong
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.sharing.speakers import Speakers, speakers
from partnerflow_api.pages.words import Words
from partnerflow_api.sharing import share_address

USUAL_DAYS = 60
KINDS: tuple[str, ...] = get_args(get_args(Confined)[0])
ENDABLE: frozenset[LinkState] = frozenset({"open", "spent", "unissued"})
"""A link that was used up may still be open in a browser."""
_FIELDS = ("label", "role", "through", "uses", "by")
_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The form as somebody filled it in."""

    label: str = ""
    role: str = ""
    through: str = ""
    uses: str = str(USES)
    by: str = ""
    withholds: tuple[str, ...] = ()

    @classmethod
    def of(cls, form: MultiDict[str, str]) -> Filled:
        """What was sent."""
        told = {name: form.get(name, "")[:_LONGEST].strip() for name in _FIELDS}
        return cls(**told, withholds=tuple(dict.fromkeys(form.getlist("withholds")))[: len(KINDS) + 1])

    def body(self) -> dict[str, Any]:
        """It as the body that the API takes for a link.

        Raises:
            MalformedError: it does not say for whom it is; a list of links without names helps nobody.
        """
        if not self.label:
            raise MalformedError([Fault(code="schema", reason="missing", pointer="/label", data={"member": "label"})])
        told: dict[str, Any] = {name: value for name in _FIELDS if (value := getattr(self, name))}
        if self.uses.isascii() and self.uses.isdigit():
            told["uses"] = int(self.uses)
        return told | ({"withholds": list(self.withholds)} if self.withholds else {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A role that a link can have: which confined texts it shows, and which it withholds, in words."""

    role: str
    sees: str | None
    withheld: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A link that was just made: its address is shown now and never again."""

    label: str
    address: str
    seen: Seen
    through: str | None
    uses: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A link that was handed out, as the list tells it."""

    link: SharedLink
    label: str
    seen: Seen
    endable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HandingPage:
    """The page. `wrong` is what keeps a link from being made; `embedded` how many there are that show it in other sites."""

    key: str
    name: str
    given: tuple[Given, ...]
    embedded: int
    roles: tuple[Seen, ...]
    speakers: Speakers
    filled: Filled
    today: str
    version: int
    wrong: tuple[Wrong, ...] = field(default=())
    made: Made | None = None
    kinds: tuple[str, ...] = KINDS
    most_uses: int = MOST_USES


def handing_page(
    partnerflow: Acting,
    key: str,
    words: Words,
    form: Filled | None = None,
    *,
    faults: Iterable[Fault] = (),
    made: Shared | None = None,
) -> HandingPage:
    """The page of one partnership, after nothing, a refusal or a link that was made.

    Raises:
        NotFoundError: there is none.
    """
    view = partnerflow.state("partnership", key)
    state = view.state
    assert isinstance(state, PartnershipState)
    today = partnerflow.clock.now().date()
    may = speakers(partnerflow, key, state, Names(partnerflow, words, state))
    links, policy = partnerflow.links(key), partnerflow.policy
    usual = Filled(by=may[0][0] if may else "", through=(today + timedelta(days=USUAL_DAYS)).isoformat())
    return HandingPage(
        key=key,
        name=state.course.name,
        given=tuple(_given(link, policy, words) for link in links if not link.shows),
        embedded=sum(1 for link in links if link.shows and link.state == "open"),
        roles=tuple(_seen(role, (), policy, words) for role in BY_LINK if role in policy.roles),
        speakers=may,
        filled=form or usual,
        today=today.isoformat(),
        version=view.version,
        wrong=tuple(dict.fromkeys(_wrongs(faults, words))),
        made=_made(made, policy, words) if made is not None else None,
    )


def _given(link: SharedLink, policy: Policy, words: Words) -> Given:
    return Given(
        link=link,
        label=link.label or link.principal,
        seen=_seen(link.role, link.withholds, policy, words),
        endable=link.state in ENDABLE,
    )


def _made(made: Shared, policy: Policy, words: Words) -> Made:
    link = made.link
    return Made(
        label=link.label or link.principal,
        address=share_address(made.token),
        seen=_seen(link.role, link.withholds, policy, words),
        through=link.through,
        uses=link.uses,
    )


def _seen(role: str, withholds: Iterable[str], policy: Policy, words: Words) -> Seen:
    sees = (policy.roles[role].sees if role in policy.roles else frozenset()) - frozenset(withholds)
    if "interests" not in sees:
        # Whoever does not see interests does not see those told in confidence either.
        sees -= {"confidential_interests"}
    return Seen(role=role, sees=_kinds(words, sees), withheld=_kinds(words, frozenset(KINDS) - sees))


def _kinds(words: Words, kinds: frozenset[str]) -> str | None:
    said = [words.value("confined", kind) or kind for kind in KINDS if kind in kinds]
    return words.list(said) if said else None


def _wrongs(faults: Iterable[Fault], words: Words) -> Iterator[Wrong]:
    mending: Mapping[str, str] = words.entries["sharing"]["wrong"]
    for fault in faults:
        member = fault.pointer.removeprefix("/data").split("/")[1] if "/" in fault.pointer else ""
        place = member if member in (*_FIELDS, "withholds") else None
        if fault.code == "schema" and place is not None:
            yield Wrong(text=mending[place], remedy="", field=place)
        else:
            said = render(fault, words.language)
            yield Wrong(text=said.text, remedy=said.remedy, field=place)
