"""What a reader can take along to check the history without us: the bundle, a verifier, and what was signed last."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from partnerflow.application.access.acting import Acting
from partnerflow_api import addresses

KIND = "partnership"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Where the bundle and the verifiers are, and the day and size of the newest checkpoint; None before the first."""

    bundle: str
    page: str
    program: str
    on: str | None
    size: int
    held: bool


def proof(partnerflow: Acting, key: str) -> Proof:
    """The proof of one partnership as its page offers it."""
    standing = partnerflow.ledger.standing()
    return Proof(
        bundle=f"{addresses.of_stream(KIND, key)}/bundle",
        page=url_for("verifiers.page"),
        program=url_for("verifiers.program"),
        on=standing.at,
        size=standing.size,
        held=standing.held is not None,
    )
