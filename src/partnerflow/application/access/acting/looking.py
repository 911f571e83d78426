"""What a principal reads: streams and answers, proofs, and the tables over all partnerships."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from partnerflow.application import bundling
from partnerflow.application.access.acting.ground import Ground
from partnerflow.application.access.listing import organisations_seen, partnerships_seen
from partnerflow.application.access.standing import standing
from partnerflow.application.feed import FeedPage
from partnerflow.application.finding import OrganisationSummary, PartnershipPage, PartnershipSearch
from partnerflow.application.looking import Answered, StateView, answer
from partnerflow.application.moves.moving import NextMoves
from partnerflow.application.persons.mentions import Mention
from partnerflow.application.portfolio.asking import PAGE, PortfolioAnswered
from partnerflow.application.telling import FactFilter, FactPage
from partnerflow.messages import Language
from partnerflow.transparency.bundle import Bundle


class Looking(Ground):
    """Reading, as far as the principal sees; methods do what those of `Partnerflow` do."""

    def standing(self, key: str) -> Hashable:
        """What all that is shown of a partnership rests on: with the same, the same is shown of it, to whoever asks.

        It holds the partnership and its grants as they stand, how often texts of them were restricted, the organisations that
        they name, the day, and the roles and rights of who looks.

        Raises:
            NotFoundError: there is no such partnership, or none that is seen.
        """
        return standing(self, self._reading, key)

    def state(
        self,
        kind: str,
        key: str,
        *,
        as_of: str | None = None,
        as_known_at: str | None = None,
        at_version: int | None = None,
    ) -> StateView:
        return self._reading.state(kind, key, as_of=as_of, as_known_at=as_known_at, at_version=at_version)

    def history(self, kind: str, key: str, wanted: FactFilter) -> FactPage:
        return self._reading.history(kind, key, wanted)

    def ask(
        self, key: str, question: str, parameters: Mapping[str, str], *, as_of: str | None, as_known_at: str | None
    ) -> Answered:
        found = self._reading.ask(key, question, parameters, as_of=as_of, as_known_at=as_known_at)
        pinned = self.principal.pinned
        return found if pinned is None else replace(found, position=min(pinned, found.position))

    def answer(self, key: str, question: str, parameters: Mapping[str, str]) -> Any:
        """The answer to a question about a partnership today, and nothing about it. Raises as `ask`."""
        return answer(self._reading, key, question, parameters, as_of=None, as_known_at=None)[1].answer

    def next_moves(self, key: str, *, as_of: str | None = None, as_known_at: str | None = None) -> NextMoves:
        return self._reading.next_moves(key, as_of=as_of, as_known_at=as_known_at)

    def calendar(self, key: str, language: Language) -> bytes:
        return self._reading.calendar(key, language)

    def export(self, kind: str, key: str) -> Iterator[bytes]:
        return self._reading.export(kind, key)

    def bundle(self, key: str, *, since: int | None = None) -> Bundle:
        return bundling.bundle(self._reading, key, since, self.principal.id, self.principal.pinned)

    def proof(self, key: str, version: int | None = None) -> str:
        return self._reading.proof(key, version)

    def mentions(self, key: str, person: str) -> tuple[Mention, ...]:
        return self._reading.mentions(key, person)

    def person(self, key: str, person: str) -> dict[str, Any]:
        return self._reading.person(key, person)

    def grants_of(self, key: str) -> tuple[str, ...]:
        """The keys of the grants of a partnership."""
        return self.streams.keys_about("grant", key)

    def find(self, search: PartnershipSearch) -> PartnershipPage:
        return partnerships_seen(self._workspace, self.streams.sights, self.principal, search)

    def organisations(self, *, after: str | None, limit: int) -> tuple[OrganisationSummary, ...]:
        """The organisations that are seen, in order of code."""
        return organisations_seen(self._workspace, self.streams.sights, self.principal, after, limit)

    def ask_portfolio(
        self, question: str, parameters: Mapping[str, str], *, after: str | None = None, limit: int = PAGE
    ) -> PortfolioAnswered:
        return self._reading.ask_portfolio(question, parameters, after=after, limit=limit)

    def portfolio_calendar(self, language: Language, *, within: int, kind: str | None = None) -> bytes:
        return self._reading.portfolio_calendar(language, within=within, kind=kind)

    def feed(self, *, after: int, limit: int, wait: float) -> FeedPage:
        return self._reading.feed(after=after, limit=limit, wait=wait)
