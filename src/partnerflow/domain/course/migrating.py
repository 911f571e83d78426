"""Rules of a migration to another process definition: to a newer one, with a mapping, and nothing in use may be lost.

Source: docs/spec/process-definition.md §7, docs/adr/0007-process-versions.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from partnerflow.domain.course.facts import ProcessMigrated
from partnerflow.domain.course.losses import WIRE, Carried, carried, losses
from partnerflow.domain.decisions.needed import decided
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.vocabulary.kinds import closest
from partnerflow.domain.vocabulary.subjects import Other
from partnerflow.errors import Fault
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.renaming import PARTS, Part, called, names


@rule(ProcessMigrated)
def may_migrate(case: Case[ProcessMigrated]) -> Iterator[Fault]:
    """Everything that keeps the partnership from going on under the other definition, at once."""
    yield from _after_every_fact(case)
    asked = case.data.to
    target = case.around.definition(asked.name, asked.version)
    if target is None:
        yield refuse("process", "no_such_definition", "/data/to", process=f"{asked.name}.v{asked.version}")
    elif asked.fingerprint not in (None, target.fingerprint):
        yield refuse("process", "another_fingerprint", "/data/to/fingerprint", process=target.full_name)
    elif any(era.process.fingerprint == target.fingerprint for era in case.history.eras()):
        yield refuse("process", "kept_to_already", "/data/to", process=target.full_name)
    else:
        yield from _leads_on(case, target)
        carry = carried(case, target)
        for part in PARTS:
            yield from _mapping(case, carry, part)
        yield from _order(carry)
        yield from losses(case, carry)


def _after_every_fact(case: Case[ProcessMigrated]) -> Iterator[Fault]:
    # A fact stands in the words of its day: one that was told in the old words must not come to lie under the new ones.
    last = max(fact.occurred_on for fact in case.history.reading())
    if case.day < last:
        yield refuse("time", "migration_before_facts", "/occurredAt", last=last)


def _leads_on(case: Case[ProcessMigrated], target: ProcessDefinition) -> Iterator[Fault]:
    source, other = case.process, target.name != case.process.name
    if not other and target.version < source.version:
        yield refuse("process", "not_newer", "/data/to/version", process=target.full_name, present=source.full_name)
    if other or case.data.decision is not None:
        yield from decided(case, case.data.decision, Other)


def _mapping(case: Case[ProcessMigrated], carry: Carried, part: Part) -> Iterator[Fault]:
    old, new = names(carry.source, part), names(carry.target, part)
    renamings = getattr(case.data, part) or ()
    moved = {item.from_ for item in renamings}
    # A word that keeps its name, and is in use, holds that name.
    holders = {word: word for word in carry.used[part] if word not in moved and word in new}
    seen: set[str] = set()
    for place, item in enumerate(renamings):
        pointer = f"/data/{WIRE[part]}/{place}"
        if item.from_ not in old:
            yield _unknown("not_in_old_definition", f"{pointer}/from", item.from_, old, carry.source)
        if item.to not in new:
            yield _unknown("not_in_new_definition", f"{pointer}/to", item.to, new, carry.target)
        if item.from_ in seen:
            yield refuse("process", "renamed_twice", f"{pointer}/from", value=item.from_)
        elif item.to in holders:
            yield refuse("process", "run_together", f"{pointer}/to", values=[holders[item.to], item.from_], to=item.to)
        holders[item.to] = item.from_
        seen.add(item.from_)


def _unknown(reason: str, pointer: str, value: str, known: tuple[str, ...], definition: ProcessDefinition) -> Fault:
    near = closest(value, known)
    return refuse(
        "process", reason, pointer, value=value, process=definition.full_name, **({"near": near} if near else {})
    )


def _order(carry: Carried) -> Iterator[Fault]:
    """The phases that go on stand in the order in which they stood: the course is read along it."""
    following = names(carry.target, "phases")
    kept = [name for key in names(carry.source, "phases") if (name := called(carry.words, "phases", key)) in following]
    turned = [pair for pair in pairwise(kept) if following.index(pair[0]) > following.index(pair[1])]
    for before, after in turned:
        yield refuse("process", "order_turned_round", "/data/phases", before=before, after=after)
