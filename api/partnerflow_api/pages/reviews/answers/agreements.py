"""What was agreed and signed: which version held when money went out, and whether each signature rested on a mandate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.errors import NotFoundError
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.reviews.answers.asking import answers
from partnerflow_api.pages.reviews.answers.blocks import Block, Sentence
from partnerflow_api.pages.reviews.answers.documents import choose_in_force, choose_signed, parameters, signed
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry


@answers("F5", "agreements")
def at_payment(ask: Inquiry) -> Iterator[Block]:
    """Which version was in force when each tranche was paid, who signed it, and what changed afterwards."""
    document = choose_in_force(ask)
    if document is None:
        return
    paid = [(grant, row["tranche"], row["paidOn"]) for grant, row in _tranches(ask) if row["paidOn"] is not None]
    paid.sort(key=lambda each: each[2])
    options = [(f"{grant} {tranche}", f"{tranche}, {ask.words.short_day(on)} ({grant})") for grant, tranche, on in paid]
    options.append(("day", ask.say("that_day", day=ask.words.short_day(ask.reader.day))))
    chosen = ask.choose("payment", options, options[len(paid) - 1][0])
    grant, _, tranche = (chosen or "").partition(" ")
    moment = {"payment": tranche, "grant": grant} if tranche else {}
    on = next((on for known, ref, on in paid if (known, ref) == (grant, tranche)), ask.reader.day)
    found = ask.ask("deliverable_in_force", **document, **moment)
    at = ask.say("paid", tranche=tranche, day=ask.day(on)) if tranche else ask.say("on", day=ask.day(on))
    if found is None:
        yield ask.sentence("no_version", "nothing", at=at)
        return
    yield ask.sentence("version", at=at, version=found["version"], since=ask.day(found["from"]))
    yield from _basis(ask, found)
    audit = _audited(ask, found["version"], document) if found["signatures"] else []
    yield from _signatures(ask, audit)
    title = ask.reader.particular.deliverable(DeliverableRef(**document, version=found["version"]))
    yield from (_flaw(ask, title, item) for item in audit if not item["validOnDay"])
    yield from _afterwards(ask, found, audit, on)
    if len(paid) > 1:
        yield ask.table(
            "payments", "tranche grant paid/day version since/day until/day", _payments(ask, paid, document)
        )


def _tranches(ask: Inquiry) -> Iterator[tuple[str, dict[str, Any]]]:
    for grant in ask.reader.grants:
        yield from ((grant, row) for row in ask.ask("tranches", grant=grant)["tranches"])


def _payments(ask: Inquiry, paid: list[tuple[str, str, str]], document: Any) -> Iterator[tuple[Any, ...]]:
    for grant, tranche, on in paid:
        found = ask.ask("deliverable_in_force", **document, payment=tranche, grant=grant)
        version = (found["version"], found["from"], found["until"]) if found is not None else (None, None, None)
        yield tranche, grant, on, *version


def _basis(ask: Inquiry, found: dict[str, Any]) -> Iterator[Sentence]:
    if found["takenOver"]:
        yield ask.sentence("taken_over", "attention")
    if found["smallChangeOf"] is not None:
        yield ask.sentence("small_change", version=found["smallChangeOf"], day=ask.day(found["objectionThrough"]))
    basis = found["basis"]
    if basis is not None and basis["decision"] is not None:
        yield ask.sentence(
            "basis",
            "plain",
            ask.refs("decision", [basis["decision"]]),
            version=basis["version"],
            decision=basis["decision"],
            method=ask.value("method", basis["method"]),
            day=ask.day(basis["decidedOn"]),
        )


def _audited(ask: Inquiry, version: str, document: Mapping[str, str]) -> list[dict[str, Any]]:
    """The signatures under a version, each with how its mandate stood and what mended it since."""
    rows: list[dict[str, Any]] = ask.ask("signatures_audit", version=version, **document)["items"]
    return rows


def _signatures(ask: Inquiry, rows: list[dict[str, Any]]) -> Iterator[Block]:
    if not rows:
        yield ask.sentence("unsigned", "nothing")
        return
    names = ask.named(row["organisation"] for row in rows)
    yield ask.sentence("signed", names=names)
    yield _each(ask, rows, "signatures")


def _afterwards(ask: Inquiry, found: dict[str, Any], audit: list[dict[str, Any]], day: str) -> Iterator[Sentence]:
    ratified = [row for row in audit if (row.get("ratifiedOn") or "") > day]
    for row in ratified:
        told = {"organisation": ask.named([row["organisation"]]), "day": ask.day(row["ratifiedOn"])}
        links = ask.refs("mandate", [row["ratifiedUnder"]])
        yield ask.sentence("ratified", "attention", links, **told, mandate=row["ratifiedUnder"])
    if not found["laterChanges"]:
        yield ask.sentence("text_unchanged" if ratified else "unchanged", "good")
    for change in found["laterChanges"]:
        told = {"day": ask.day(change["on"]), "by": change.get("by") or ""}
        if change["change"] == "reopened":
            told["fate"] = ask.value("fateKind", change["fate"])
        yield ask.sentence(f"later.{change['change']}", "attention", **told)


@answers("F6", "agreements")
def mandates(ask: Inquiry) -> Iterator[Block]:
    """Whether each signature under each version rested on a mandate that was valid on its day."""
    versions = signed(ask)
    if not versions:
        return
    found = [(version, _audit(ask, version, ask.reader.days)) for version in versions]
    flawed = [(version, item) for version, audit in found for item in audit["items"] if not item["validOnDay"]]
    every = sum(audit["signed"] for _, audit in found)
    if flawed:
        yield ask.sentence("not_all", "attention", signed=every, valid=every - len(flawed))
    else:
        yield ask.sentence("all", "good", signed=every)
    for version, item in flawed:
        yield _flaw(ask, ask.reader.particular.deliverable(version.ref), item)
    yield ask.table(
        "table",
        "document signed/number valid/number cured/number",
        (
            (ask.reader.particular.deliverable(version.ref), audit["signed"], audit["validOnDay"], audit["cured"])
            for version, audit in found
        ),
    )
    chosen = choose_signed(ask)
    if chosen is not None:
        yield _each(ask, _audit(ask, chosen, ask.reader.days)["items"])


@answers("F7", "agreements")
def mandates_as_known(ask: Inquiry) -> Iterator[Block]:
    """The same, as it was known on a day."""
    version = choose_signed(ask)
    if version is None:
        return
    last = max(signature.on for signature in version.signatures.values())
    day = ask.choose_day("known", max(last, version.in_force_on or last))
    then, now = _audit(ask, version, Days(as_of=day, as_known_at=day)), _audit(ask, version, ask.reader.days)
    title = ask.reader.particular.deliverable(version.ref)
    if then is None:
        yield ask.sentence("unknown", "nothing", day=ask.day(day), document=title)
        return
    told = {"signed": then["signed"], "valid": then["validOnDay"], "cured": then["cured"]}
    yield ask.sentence("then", day=ask.day(day), document=title, **told)
    changed = {name for name in ("signed", "validOnDay", "cured") if then[name] != now[name]}
    yield ask.sentence(
        "since" if changed else "same", signed=now["signed"], valid=now["validOnDay"], cured=now["cured"]
    )
    yield _each(ask, then["items"])


def _audit(ask: Inquiry, version: DeliverableVersion, days: Days) -> Any:
    try:
        named = dict(parameters(version.ref))
        return ask.ask("signatures_audit", days, version=version.ref.version, **named)
    except NotFoundError:
        # On another day it may not have been there yet.
        return None


def _flaw(ask: Inquiry, title: str, item: dict[str, Any]) -> Sentence:
    reason = ask.words(f"reviews.flaw.{item['reason']}")
    told = ask.words(
        "reviews.f6.flawed",
        organisation=ask.named([item["organisation"]]),
        document=title,
        day=ask.day(item["on"]),
        reason=reason,
    )
    return Sentence(
        text=f"{ask.words.sentence(told)} {_cure(ask, item)}",
        tone="attention",
        links=tuple(found for found in ask.refs("mandate", [item["mandate"], item["ratifiedUnder"]]) if found.address),
    )


def _cure(ask: Inquiry, item: dict[str, Any]) -> str:
    if item["ratifiedOn"] is not None:
        return ask.words("reviews.f6.ratified", day=ask.day(item["ratifiedOn"]), mandate=item["ratifiedUnder"])
    if item["waiver"] is not None:
        return ask.words("reviews.f6.waived", waiver=item["waiver"], through=ask.day(item["waiverThrough"]))
    return ask.words("reviews.f6.uncured")


def _each(ask: Inquiry, items: Iterable[dict[str, Any]], title: str = "each") -> Block:
    return ask.table(
        title,
        "organisation on/day mandate/link valid ratified/day ratified_under/link",
        (
            (
                ask.named([item["organisation"]]),
                item["on"],
                ask.ref("mandate", item["mandate"]),
                ask.yes(item["validOnDay"]),
                item.get("ratifiedOn"),
                ask.ref("mandate", item.get("ratifiedUnder")),
            )
            for item in items
        ),
        "signatures",
    )
