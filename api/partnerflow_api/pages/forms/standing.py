"""Whether the reader can tell a fact here at all; where not, why, and who can."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow.application.access.authority import ERASING
from partnerflow.application.access.policy import ABOUT_OTHERS
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.errors import Fault
from partnerflow.messages import render
from partnerflow_api.pages.forms.setting import Setting

_ERASING = frozenset(kind.__name__ for kind in ERASING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """Why the reader has no form: what is said of it, what to do, and the roles that tell such facts.

    `own` when it is the word of a party itself: of `party`, where that is known.
    """

    text: str
    remedy: str
    roles: tuple[str, ...]
    own: bool = False
    party: str | None = None


def barred(fact: str, setting: Setting) -> Barred | None:
    """Why the reader may not tell a fact of this type here; None when it may, as far as can be said before there is one."""
    if setting.kind == "organisation":
        may = setting.acting.may("organisation.record")
        return None if may else _barred("role_may_not", fact, setting, (), permission="organisation.record")
    if setting.stream is None and setting.partnership is None:
        return None
    if fact in ABOUT_OTHERS or fact in _ERASING:
        wanted = "erasure.ask" if fact in _ERASING else None
        if setting.voices.held and (wanted is None or setting.acting.may("erasure.ask", setting.partnership_key)):
            return None
        return _barred("not_told_by_role", fact, setting, ())
    voice = setting.voices.of(fact)
    return None if voice.may else _barred(str(voice.reason), fact, setting, voice.roles)


def _barred(reason: str, fact: str, setting: Setting, roles: tuple[str, ...], permission: str = "") -> Barred:
    words, policy = setting.words, setting.acting.policy
    data = {"fact": FACT_TYPES[fact].titles[words.language], "permission": permission, "by": words("forms.anybody")}
    message = render(Fault(code="forbidden", reason=reason, data=data), words.language)
    titles = tuple(words.text(policy.roles[role].titles) for role in roles if role in policy.roles)
    return Barred(
        text=message.text,
        remedy=message.remedy,
        roles=titles,
        own=fact in policy.own_voice,
        party=_party(setting),
    )


def _party(setting: Setting) -> str | None:
    """The name of the party whose word was wanted."""
    code, state = setting.given.get("organisation"), setting.partnership
    return setting.names.of(code) if state is not None and code in state.parties.by_organisation else None
