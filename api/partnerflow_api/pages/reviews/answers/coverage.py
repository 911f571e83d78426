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
    short = [row for row in rows if not row["covered"]]
    if short:
        names = ask.named(row["organisation"] for row in short)
        yield ask.sentence("short", "attention", document=title, names=names, number=len(short), signed=len(rows))
    else:
        yield ask.sentence("covered", "good", document=title, signed=len(rows))
    after = [row["organisation"] for row in rows if row["afterTheFact"]]
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
                ask.yes(row["covered"]),
                _remark(ask, row),
            )
            for row in rows
        ),
    )


def _remark(ask: Inquiry, row: dict[str, Any]) -> str:
    told = [ask.words(f"reviews.flaw.{reason}") for reason in row["reasons"]]
    if row["mandate"] is not None and row["limitMinor"] is None:
        told.append(ask.say("no_limit"))
    if row["afterTheFact"]:
        told.append(ask.say("afterwards"))
    return "; ".join(told)
