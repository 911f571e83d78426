"""A verdict in sentences: its colour, the four things it rests on, what is closed and why, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from partnerflow.errors import Fault
from partnerflow.messages import Language, Message, render

PARTS = ("complete", "unaltered", "witnessed", "lawful")
SHOWN = 20


def told(verdict: Mapping[str, Any], language: Language, *, has_key: bool) -> Iterator[str]:
    """A verdict (docs/spec/bundle.md §3) line by line; `has_key` says whether its reader named a key of the ledger."""

    def words(reason: str, code: str = "verdict", **data: Any) -> Message:
        return render(Fault(code=code, reason=reason, data=data), language)

    stream, checkpoint = verdict["stream"], verdict["checkpoint"]
    yield words(verdict["colour"]).text
    if stream is not None:
        yield words("covers", **stream, **{name: checkpoint[name] for name in ("origin", "size", "at")}).text
    yield ""
    for name in PARTS:
        found = verdict[name]
        yield f"{words(name).text}: {words(found['outcome'], 'outcome').text}{''.join(_more(name, found))}"
        if found.get("reason") is not None:
            yield f"  {words(found['reason'], name).text}"
    for fault in verdict["lawful"]["faults"][:SHOWN]:
        yield f"  {fault['stream']} {fault['version']} {fault['fact'] or '?'} [{fault['rule']}]"
    if len(verdict["lawful"]["faults"]) > SHOWN:
        yield f"  … {len(verdict['lawful']['faults'])}"
    for name, data in _declared(verdict):
        yield words(name, "declared", **data).text
    for name in ("erased", "withheld"):
        yield f"{words(name).text}: {len(verdict[name])}"
        yield from _closed(verdict[name])
    yield ""
    for reason in _next(verdict, has_key):
        yield f"→ {words(reason, 'next_step', since=verdict['unaltered']['since']).text}"


def _more(name: str, found: Mapping[str, Any]) -> Iterator[str]:
    if name == "unaltered" and found["since"] is not None:
        yield f" ({found['since']})"
    if name == "witnessed" and found["by"]:
        yield f" ({'; '.join(' '.join((witness['name'], witness['at'])) for witness in found['by'])})"


def _declared(verdict: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """By which process the partnership is judged and since when, and what the host declared about its ledger."""
    stream = verdict["stream"] or {"kind": None, "key": None}
    own = [pin for pin in verdict["processes"] if pin["stream"] == f"{stream['kind']}/{stream['key']}"]
    for place, pin in enumerate(own):
        yield "migration" if place else "process", {**pin, "print": pin["fingerprint"][:8]}
    for statement in verdict["statements"]:
        shown = {
            name: "".join(sign if sign.isprintable() else "\ufffd" for sign in str(value))
            for name, value in statement.items()
        }
        yield statement["kind"], shown


def _closed(texts: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for text in texts[:SHOWN]:
        by = f" ← {text['by']}" if "by" in text else ""
        yield f"  {text['stream']} {text['version']} {text['pointer']}{by}"
    if len(texts) > SHOWN:
        yield f"  … {len(texts)}"


def _next(verdict: Mapping[str, Any], has_key: bool) -> Iterator[str]:
    """What its reader does now: the same words whatever the verdict, so that yellow is not taken for green."""
    unaltered = verdict["unaltered"]
    if verdict["complete"]["outcome"] != "yes":
        yield "ask_anew"
        return
    if unaltered["outcome"] == "no":
        yield "keep_both"
    if verdict["lawful"]["outcome"] != "yes":
        yield "ask_about_facts"
    if not has_key:
        yield "get_key"
    if unaltered["outcome"] == "unknown":
        yield "keep_checkpoint" if unaltered["since"] is None else "ask_since"
    if verdict["witnessed"]["outcome"] != "yes":
        yield "name_witness"
    if verdict["colour"] == "green":
        yield "keep_checkpoint"
