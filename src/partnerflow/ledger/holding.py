"""The hold: what was found, in the form in which it is kept and told."""

from __future__ import annotations

from collections.abc import Sequence

from partnerflow.application.ports import Hold
from partnerflow.errors import HeldError
from partnerflow.ledger.scrub.findings import Finding

OF_THE_JOURNAL = frozenset(
    ("shorter_than_signed", "other_root_than_signed", "journal_gone", "journal_behind", "journal_unreadable")
)
"""What a comparison with the journal finds; anything else is a contradiction within the database."""


OLDER = frozenset(("shorter_than_signed", "other_root_than_signed"))
"""Of these, the ones that an older copy has which was put back."""


HANDED_OVER = "handed_over"
"""Nothing is wrong here: another host goes on."""


def hold_for(findings: Sequence[Finding], at: str) -> Hold:
    """A hold from an instant on, for the first of these findings."""
    first = findings[0]
    if first.reason in OF_THE_JOURNAL:
        return Hold(reason=first.reason, at=at, data=dict(first.where))
    data: dict[str, str | int] = {"found": first.reason, "where": first.told, "findings": len(findings)}
    return Hold(reason="contradiction", at=at, data=data)


def refusal(hold: Hold) -> HeldError:
    """What is said to whoever wants to write."""
    return HeldError(
        f"the workspace is held since {hold.at}: {hold.reason}", reason=hold.reason, since=hold.at, **hold.data
    )
