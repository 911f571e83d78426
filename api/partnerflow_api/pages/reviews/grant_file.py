"""One grant as a funder keeps it: what must be shown, what was reviewed, which conditions hold, what was paid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from partnerflow.domain.grants.records import Change, Review
from partnerflow.domain.grants.state import Grant
from partnerflow.domain.partnership import GrantState
from partnerflow.errors import NotFoundError
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.reviews.answers.blocks import Block, Sentence
from partnerflow_api.pages.reviews.answers.files import to_review
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry
from partnerflow_api.pages.reviews.answers.packs import came_later, to_pack
from partnerflow_api.pages.reviews.answers.reader import Reader
from partnerflow_api.pages.reviews.offers import Offers
from partnerflow_api.pages.tables import Table
from partnerflow_api.pages.voices import Voices

PARTS = ("milestones", "conditions", "tranches", "reports", "changes", "appeals")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the page: its sentences and its table, and what may be recorded there."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    buttons: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantFile:
    """One grant on the days asked about."""

    key: str
    status: str
    funder: str
    lead_partner: str
    amount: str
    period: tuple[str, str] | None
    owed: tuple[Sentence, ...]
    parts: tuple[Part, ...]
    buttons: tuple[Link, ...]


def grant_files(reader: Reader, voices: Voices) -> tuple[GrantFile, ...]:
    """Every grant of the partnership that had begun by these days."""
    return tuple(found for key in reader.grants if (found := grant_file(reader, key, voices)) is not None)


def grant_file(reader: Reader, key: str, voices: Voices) -> GrantFile | None:
    """One grant; None when it had not begun, as far as known. Who looks back is offered nothing to record."""
    try:
        state = reader.partnerflow.state("grant", key, as_of=reader.days.as_of, as_known_at=reader.days.as_known_at)
    except NotFoundError:
        return None
    assert isinstance(state.state, GrantState)
    grant, names, period = state.state.grant, reader.particular.names, state.state.grant.period
    offers = Offers(key=key, partnership=reader.key, grant=grant, voices=voices, words=reader.words)
    filed = _Filing(ask=Inquiry(reader=reader, words_at="reviews.grant", given={}), key=key, grant=grant)
    return GrantFile(
        key=key,
        status=grant.status,
        funder=names.of(grant.funder),
        lead_partner=names.of(grant.lead_partner),
        amount=reader.particular.money(grant.amount) if grant.amount is not None else "–",
        period=(period.start, period.end) if period is not None else None,
        owed=tuple(filed.owed()),
        parts=tuple(
            Part(
                key=part,
                title=reader.words(f"reviews.grant.{part}"),
                blocks=tuple(getattr(filed, part)()) or (filed.ask.sentence(f"no_{part}", "nothing"),),
                buttons=() if reader.days.given else offers.of(part),
            )
            for part in PARTS
        ),
        buttons=() if reader.days.given else offers.of("grant"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filing:
    """How the parts of one grant are told."""

    ask: Inquiry
    key: str
    grant: Grant

    def owed(self) -> Iterator[Sentence]:
        """What the lead partner still owes the funder."""
        for row in self.ask.ask("due_to_funder", grant=self.key):
            about = row["ref"] or self._change(row.get("change"), row.get("organisation"))
            due = self.ask.say("due", day=self.ask.day(row["dueOn"])) if row["dueOn"] else ""
            late = row["daysLeft"] is not None and row["daysLeft"] < 0
            told = {"about": about, "due": due, "late": self.ask.say("late") if late else ""}
            yield self.ask.sentence(f"owed.{row['what']}", "attention" if late else "plain", **told)

    def milestones(self) -> Iterator[Table]:
        """The milestones, then every review."""
        ask, asked = self.ask, self.ask.ask("milestones", grant=self.key)
        if asked:
            yield self._table(
                "milestones_table",
                "milestone/link what tranche before reached/day review outcome",
                "milestones",
                (
                    (
                        ask.ref("milestone", row["milestone"]),
                        ask.text(row["text"], "milestone", row["milestone"]),
                        row["tranche"],
                        ask.phase(row["requiredBefore"]) if row["requiredBefore"] else None,
                        row["reachedOn"],
                        ", ".join(review["review"] for review in row["reviews"]) or None,
                        ask.value("reviewOutcome", row["reviews"][-1]["outcome"]) if row["reviews"] else None,
                    )
                    for row in asked
                ),
            )
        packs = ask.ask("packs", grant=self.key)
        if packs:
            yield self._table(
                "packs_table",
                "pack/link milestone issued/day up_to/day facts/number later/number left_out/number changed/number",
                "packs",
                (
                    (
                        to_pack(self.key, pack["pack"]),
                        pack["milestone"],
                        pack["issuedOn"],
                        pack["upTo"]["date"],
                        pack["facts"],
                        *map(len, came_later(pack)),
                    )
                    for pack in packs
                ),
            )
        if self.grant.reviews:
            rows = (self._review(review) for review in self.grant.reviews.values())
            yield self._table("reviews_table", "review/link on/day about outcome due/day conditions", "reviews", rows)

    def conditions(self) -> Iterator[Table]:
        """Due, shown and confirmed."""
        ask, asked = self.ask, self.ask.ask("conditions", grant=self.key)
        if asked:
            yield self._table(
                "conditions_table",
                "condition/link what due/day proven/day confirmed/day in_time proofs",
                "conditions",
                (
                    (
                        ask.ref("condition", row["condition"]),
                        ask.text(row["text"], "condition", row["condition"]),
                        row["dueOn"],
                        row["provenOn"],
                        row["metOn"],
                        ask.yes(row["inTime"]),
                        tuple(ask.reader.link(proof["fact"]) for proof in row["provenBy"]) or None,
                    )
                    for row in asked
                ),
            )

    def tranches(self) -> Iterator[Table]:
        """Paid, withheld and why."""
        ask, found = self.ask, self.ask.ask("tranches", grant=self.key)
        if found["tranches"]:
            yield self._table(
                "tranches_table",
                "tranche/link planned/money status paid_on/day paid/money withheld/day days/number waited_for",
                "tranches",
                (
                    (
                        ask.ref("tranche", row["tranche"]),
                        ask.amount(row["minor"], found["currency"]),
                        ask.words(f"reviews.tranche.{row['status']}"),
                        row["paidOn"] or row["lapsedOn"],
                        ask.amount(row["paidMinor"], found["currency"]),
                        row["withheldOn"],
                        row["daysWithheld"],
                        tuple(ask.refs("condition", row["conditions"])) or None,
                    )
                    for row in found["tranches"]
                ),
            )

    def reports(self) -> Iterator[Table]:
        """What was reported, and what the funder found."""
        asked = self.ask.ask("reviews", grant=self.key)["reports"]
        if asked:
            yield self._table(
                "reports_table",
                "report/link from/day until_day/day submitted/day reviewed/day outcome",
                "reports",
                (self._report(row) for row in asked),
            )

    def changes(self) -> Iterator[Table]:
        """Which changes the funder was told of, and what it answered."""
        if self.grant.changes:
            rows = (self._notice(change) for change in self.grant.changes.values())
            yield self._table("changes_table", "notice/link kind organisation notified/day outcome", "changes", rows)

    def appeals(self) -> Iterator[Table]:
        """What was appealed against."""
        asked = self.ask.ask("reviews", grant=self.key)["appeals"]
        if asked:
            yield self._table(
                "appeals_table",
                "appeal/link review on/day resolved/day outcome",
                "appeals",
                (
                    (
                        self.ask.ref("appeal", row["appeal"]),
                        row["review"],
                        row["filedOn"],
                        row["decidedOn"],
                        self.ask.value("appealOutcome", row["outcome"]),
                    )
                    for row in asked
                ),
            )

    def _table(self, title: str, columns: str, place: str, rows: Any) -> Table:
        return self.ask.table(title, columns, rows, f"{self.key}-{place}")

    def _review(self, review: Review) -> tuple[Any, ...]:
        about = ", ".join(filter(None, (review.milestone, review.report, review.pack)))
        imposed = [item.ref for item in self.grant.conditions.values() if item.review == review.ref]
        link = to_review(self.key, review.ref)
        outcome = self.ask.value("reviewOutcome", review.outcome)
        return link, review.on, about, outcome, review.due_on, ", ".join(imposed) or None

    def _report(self, row: dict[str, Any]) -> tuple[Any, ...]:
        days = row["period"]["start"], row["period"]["end"], row["submittedOn"], row["reviewedOn"]
        return self.ask.ref("report", row["report"]), *days, self.ask.value("reviewOutcome", row["outcome"])

    def _notice(self, change: Change) -> tuple[Any, ...]:
        who = self.ask.named([change.organisation]) if change.organisation is not None else None
        kind, outcome = self.ask.value("changeType", change.kind), self.ask.value("changeOutcome", change.outcome)
        return self.ask.reader.link(change.fact, change.ref), kind, who, change.on, outcome

    def _change(self, kind: str | None, organisation: str | None) -> str:
        told = self.ask.value("changeType", kind)
        return f"{told} ({self.ask.named([organisation])})" if organisation is not None else told
