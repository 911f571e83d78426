"""Buttons: from what is missing to the form that mends it, and to the moves; or why not for this reader, and for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow_api.context import desk
from partnerflow_api.pages.asked import Days, address
from partnerflow_api.pages.forms.addresses import ENDPOINTS, address_of
from partnerflow_api.pages.voices import Voices, voices
from partnerflow_api.pages.words import Words

_MOVES = {fact_type.move: fact_type.name for fact_type in FACT_TYPES.values() if fact_type.move is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """Something to do, and where; without an address `why` says why it is not for this reader."""

    title: str
    address: str | None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What one reader can do about one partnership, as buttons; nothing on a page that looks back.

    `back` is where a form leads when it is done; what is needed next when left out.
    """

    key: str
    voices: Voices
    words: Words
    looking_back: bool = False
    back: str | None = None

    @classmethod
    def of(cls, partnerflow: Acting, key: str, days: Days, words: Words) -> Steps:
        """Those of whoever asks."""
        return cls(key=key, voices=voices(partnerflow, key), words=words, looking_back=days.given)

    def towards(self, step: Mapping[str, Any] | None) -> tuple[Button, ...]:
        """The next step of something that is missing: none for who records nothing here at all."""
        if step is None or self.looking_back or not self.voices.held:
            return ()
        fact = FACT_TYPES[step["fact"]]
        title = self.words(f"work.act.{fact.name}")
        voice = self.voices.of(fact.name)
        concerned = step["data"].get("organisation")
        if not voice.may_about(concerned if isinstance(concerned, str) else None):
            return (Button(title=title, address=None, why=self._why(fact.name, voice.roles)),)
        kind = step.get("stream", "partnership")
        if f"pages.{ENDPOINTS[kind]}" not in desk().permits:
            return ()
        there = address_of(kind, step.get("key", self.key), fact.name, step["data"], next=self._back())
        return (Button(title=title, address=there),)

    def move(self, move: str, title: str, target: str | None = None) -> Button | None:
        """The page that shows what a move would do, and makes it."""
        fact = _MOVES.get(move)
        if fact is None or self.looking_back or not self.voices.held or "pages.move" not in desk().permits:
            return None
        voice = self.voices.of(fact)
        if not voice.may:
            return Button(title=title, address=None, why=self._why(fact, voice.roles))
        return Button(title=title, address=address("move", key=self.key, move=move, to=target))

    def _why(self, fact: str, roles: Sequence[str]) -> str:
        if fact in self.voices.policy.own_voice:
            return self.words("steps.own_voice")
        titles = [self.words.text(self.voices.policy.roles[role].titles) for role in roles]
        return self.words("steps.by_role", roles=self.words.either(titles)) if titles else self.words("steps.by_nobody")

    def _back(self) -> str:
        return self.back or address("partnership", key=self.key, anchor="needs")
