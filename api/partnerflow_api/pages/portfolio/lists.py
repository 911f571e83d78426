"""The lists of the portfolio: which question each asks, what of the address it takes, and its columns in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from partnerflow.domain.vocabulary.objects import Money
from partnerflow_api.pages import asked
from partnerflow_api.pages.portfolio.asking import Wanted
from partnerflow_api.pages.portfolio.saying import Saying
from partnerflow_api.pages.tables import Cell, Kind

Row: TypeAlias = Mapping[str, Any]
Told: TypeAlias = Callable[[Row, Saying], Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list: its question and how its parameters follow from the address; and of each column the word, kind and value."""

    question: str
    columns: tuple[tuple[str, Kind, Told], ...]
    parameters: Callable[[Wanted], Mapping[str, str]] = lambda wanted: wanted.filters


def _taking(*names: str) -> Callable[[Wanted], Mapping[str, str]]:
    """The filters, and parameters that only this list takes."""

    def parameters(wanted: Wanted) -> Mapping[str, str]:
        given = {name: value for name in names if (value := asked.text(name)) is not None}
        return {**wanted.filters, **given}

    return parameters


def _within(wanted: Wanted) -> Mapping[str, str]:
    kind = asked.text("kind")
    return {**wanted.filters, "within": str(wanted.weeks * 7), **({"kind": kind} if kind is not None else {})}


def _signatures(wanted: Wanted) -> Mapping[str, str]:
    """Those that nothing cured; of the partnerships of the status that is chosen, which the question calls otherwise."""
    status = wanted.filters.get("status")
    chosen = {"partnershipStatus": status} if status is not None else {}
    return {**wanted.without("status"), **chosen, "status": "open"}


def _of(name: str) -> Told:
    return lambda row, saying: row[name]


def _name(name: str) -> Told:
    return lambda row, saying: saying.names.of(row[name]) if row[name] is not None else None


def _phase(name: str) -> Told:
    return lambda row, saying: saying.phase(row["process"], row[name])


def _status(row: Row, saying: Saying) -> Cell:
    return saying.words(f"status.{row['status']}")


def _missing(row: Row, saying: Saying) -> Cell:
    """Who stands in the way of a shared ambition, and how."""
    words = saying.words
    return "; ".join(
        words(
            "portfolio.missing",
            organisation=saying.names.of(item["organisation"]),
            reason=words(f"reviews.standing.{item['reason']}"),
        )
        for item in row["missing"]
    )


def _conditions(row: Row, saying: Saying) -> Cell:
    return ", ".join([*(item["condition"] for item in row["conditions"]), *(item["review"] for item in row["reviews"])])


_PARTNERSHIP: tuple[str, Kind, Told] = ("partnership", "link", lambda row, saying: saying.partnership(row))
_FACT: tuple[str, Kind, Told] = ("fact", "link", lambda row, saying: saying.fact(row))
_WHERE: tuple[tuple[str, Kind, Told], ...] = (
    _PARTNERSHIP,
    ("phase", "text", _phase("phase")),
    ("status", "text", _status),
)

LISTS: Mapping[str, Listing] = MappingProxyType(
    {
        "partnerships": Listing(
            question="partnerships",
            parameters=_taking("ending"),
            columns=(
                *_WHERE,
                ("region", "text", _of("region")),
                ("profile", "text", lambda row, saying: saying.profile(row["process"], row["profile"])),
                ("entered", "day", _of("entered")),
                ("days", "number", _of("days")),
                ("returns", "number", _of("returns")),
                (
                    "ending",
                    "text",
                    lambda row, saying: saying.value("endingKind", row["ending"]) if row["ending"] else None,
                ),
                ("last_on", "day", _of("lastOn")),
            ),
        ),
        "stays": Listing(
            question="stays",
            columns=(
                _PARTNERSHIP,
                ("phase", "text", _phase("phase")),
                ("entered", "day", _of("entered")),
                ("gross", "number", _of("gross")),
                ("net", "number", _of("net")),
                _FACT,
            ),
        ),
        "returned": Listing(
            question="returned",
            parameters=_taking("from", "to", "reason"),
            columns=(
                ("on", "day", _of("on")),
                _PARTNERSHIP,
                ("from", "text", _phase("from")),
                ("to", "text", _phase("to")),
                (
                    "reasons",
                    "text",
                    lambda row, saying: ", ".join(saying.reason(each, row["process"]) for each in row["reasons"]),
                ),
                _FACT,
            ),
        ),
        "silent": Listing(
            question="silent",
            parameters=lambda wanted: {**wanted.filters, "weeks": str(wanted.weeks)},
            columns=(*_WHERE, ("last_on", "day", _of("lastOn")), ("days", "number", _of("days")), _FACT),
        ),
        "lingering": Listing(
            question="lingering",
            columns=(
                *_WHERE,
                ("entered", "day", _of("entered")),
                ("gross", "number", _of("days")),
                ("net", "number", _of("net")),
                _FACT,
            ),
        ),
        "deadlines": Listing(
            question="deadlines",
            parameters=_within,
            columns=(
                ("on", "day", _of("on")),
                ("what", "text", lambda row, saying: saying.due(row["kind"])),
                _PARTNERSHIP,
                ("subject", "text", _of("subject")),
                ("organisation", "text", _name("organisation")),
                ("days_left", "number", _of("daysLeft")),
                _FACT,
            ),
        ),
        "conditions": Listing(
            question="waiting_conditions",
            columns=(
                ("due_on", "day", _of("dueOn")),
                _PARTNERSHIP,
                ("grant", "text", _of("grant")),
                ("condition", "text", _of("condition")),
                ("imposed_on", "day", _of("imposedOn")),
                ("days_left", "number", _of("daysLeft")),
                _FACT,
            ),
        ),
        "tranches": Listing(
            question="tranches_at_risk",
            parameters=lambda wanted: {**wanted.filters, "days": str(wanted.weeks * 7)},
            columns=(
                ("due_on", "day", _of("dueOn")),
                _PARTNERSHIP,
                ("grant", "text", _of("grant")),
                ("tranche", "text", _of("tranche")),
                ("amount", "money", lambda row, saying: Money(minor=row["minor"], currency=row["currency"])),
                ("withheld_on", "day", _of("withheldOn")),
                ("waits_for", "text", _conditions),
                _FACT,
            ),
        ),
        "waivers": Listing(
            question="open_waivers",
            columns=(
                ("on", "day", _of("on")),
                _PARTNERSHIP,
                ("guard", "text", _of("guard")),
                ("organisation", "text", _name("organisation")),
                ("through", "day", _of("validThrough")),
                ("days", "number", _of("days")),
                _FACT,
            ),
        ),
        "signatures": Listing(
            question="unmandated_signatures",
            parameters=_signatures,
            columns=(
                ("on", "day", _of("on")),
                _PARTNERSHIP,
                ("organisation", "text", _name("organisation")),
                ("mandate", "text", _of("mandate")),
                (
                    "flaws",
                    "text",
                    lambda row, saying: ", ".join(saying.words(f"reviews.flaw.{each}") for each in row["reasons"]),
                ),
                _FACT,
            ),
        ),
        "unshared": Listing(
            question="not_shared",
            columns=(
                ("on", "day", _of("on")),
                _PARTNERSHIP,
                ("version", "number", _of("version")),
                ("who", "text", _missing),
                ("days", "number", _of("days")),
                _FACT,
            ),
        ),
        "successes": Listing(
            question="to_celebrate",
            columns=(
                ("on", "day", _of("on")),
                _PARTNERSHIP,
                ("by", "text", _name("by")),
                ("days", "number", _of("days")),
                _FACT,
            ),
        ),
    }
)
