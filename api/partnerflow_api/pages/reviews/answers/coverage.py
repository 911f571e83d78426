"""Whether the mandates under what was signed reached as far as what was pledged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow_api.pages.reviews.answers.asking import answers
from partnerflow_api.pages.reviews.answers.blocks import Block
from partnerflow_api.pages.reviews.answers.documents import choose_signed, parameters
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry


@answers("F8", "agreements")
def coverage(ask: Inquiry) -> Iterator[Block]:
    """Whether the mandates reached as far as what was pledged."""
    version = choose_signed(ask)
    if version is None:
        return
    rows = ask.ask("mandate_coverage", version=version.ref.version, **dict(parameters(version.ref)))
    title = ask.reader.particular.deliverable(version.ref)
    short = [row["organisation"] for row in rows if not row["covered"]]
    after = [row["organisation"] for row in rows if row["covered"] and row["afterTheFact"]]
    told = {"document": title, "signed": len(rows)}
    if short:
        yield ask.sentence("short", "attention", **told, names=ask.named(short), number=len(short))
    elif after:
        yield ask.sentence("not_then", "attention", **told, then=len(rows) - len(after))
    else:
        yield ask.sentence("covered", "good", **told)
    if after:
        yield ask.sentence("after", "attention", names=ask.named(after))
    yield ask.sentence("how")
    yield ask.table(
        "table",
        "organisation mandate/link pledged/money on/day limit/money covered remark",
        (
            (
                ask.named([row["organisation"]]),
                ask.ref("mandate", row["mandate"]),
                ask.amount(row["pledgedMinor"]),
                row["pledgedOn"],
                ask.amount(row["limitMinor"]),
                _covered(ask, row),
                _remark(ask, row),
            )
            for row in rows
        ),
    )


def _covered(ask: Inquiry, row: dict[str, Any]) -> str:
    """Yes or no; what only a ratification covered was not covered when it was signed."""
    return ask.say("only_after") if row["covered"] and row["afterTheFact"] else ask.yes(row["covered"])


def _remark(ask: Inquiry, row: dict[str, Any]) -> str:
    told = [ask.words(f"reviews.flaw.{reason}") for reason in row["reasons"]]
    if row["mandate"] is not None and row["limitMinor"] is None:
        told.append(ask.say("no_limit"))
    if row["afterTheFact"]:
        told.append(ask.say("afterwards"))
    return "; ".join(told)
