"""What going on under another version of the process would change, and what keeps the partnership from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from partnerflow.domain.course.facts import ProcessMigrated
from partnerflow.domain.course.losses import WIRE, Carried, carried
from partnerflow.domain.course.migrating import may_migrate
from partnerflow.domain.fact import Fact
from partnerflow.domain.numbering import next_fact_id
from partnerflow.domain.rules import Case
from partnerflow.domain.standing import not_ended
from partnerflow.domain.vocabulary.kinds import Integer, Text
from partnerflow.domain.vocabulary.objects import ProcessVersion, Renaming
from partnerflow.domain.vocabulary.references import DecisionRef
from partnerflow.domain.vocabulary.values import ProcessName
from partnerflow.errors import Fault
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.renaming import PARTS, Part, called, entries, names
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View

_WORD = r"[A-Za-z][A-Za-z0-9_.-]{0,39}"
_ENTRY = rf"({'|'.join(WIRE[part] for part in PARTS)}):{_WORD}={_WORD}"
Mapped = Annotated[str, Text(form="mapping", maximum=2000, pattern=rf"^{_ENTRY}(,{_ENTRY})*$")]


class MigrationAsked(Asked, kw_only=True):
    """To which version, of which process (without one: the same), which words are renamed, and by which decision."""

    version: Annotated[int, Integer(minimum=1, maximum=999999999)]
    name: ProcessName | None = None
    map: Mapped | None = None
    decision: DecisionRef | None = None


@question(
    "migration_preview",
    permission="partnership.read",
    parameters=MigrationAsked,
    nl="Wat verandert er als we overgaan op een andere versie van het proces, en wat houdt ons tegen?",
    en="What would going on under another version of the process change, and what keeps us from it?",
)
def migration_preview(view: View[MigrationAsked]) -> Answer:
    """The mapping that a migration would use, with what is new and what falls away, and every reason to refuse it.

    Answers `{from, to, possible, mapping, refusals}`. `from` and `to` are `{name, version, fingerprint}`; `to` is
    null when that definition is not known here, and `mapping` is empty then.

    `mapping` has `phases`, `deliverables`, `guards`, `profiles` and `returnReasons`, each `{carried, new, dropped}`:
    `carried` lists `{from, to, used}` in the order of the present definition, where `used` counts the facts that
    hold the word; `new` the words that only the other definition has; `dropped` those without a counterpart.

    A refusal is `{code, reason, pointer, data}`, as the migration itself would be refused on this day. `map` renames
    words, as `phases:sharing=delen,guards:G2.1=G2.2`; a word that is not renamed keeps its name.
    """
    case = _case(view)
    target = view.around.definition(case.data.to.name, case.data.to.version)
    refusals = [*not_ended(case), *may_migrate(case)]
    value = {
        "from": _named(case.process),
        "to": _named(target) if target is not None else None,
        "possible": not refusals,
        "mapping": dict(_mapping(carried(case, target))) if target is not None else {},
        "refusals": [_refusal(fault) for fault in refusals],
    }
    course = case.partnership.course
    return Answer(value=value, facts=(course.founding_fact, *(item.fact for item in course.migrations)))


def _case(view: View[MigrationAsked]) -> Case[ProcessMigrated]:
    asked = view.parameters
    history = view.history.until(view.history.known_version(as_known_at=asked.as_known_at, version=asked.at_version))
    state = history.on(view.day)
    data = ProcessMigrated(
        to=ProcessVersion(name=asked.name or state.process.name, version=asked.version),
        decision=asked.decision,
        reason="",
        **_renamings(asked.map),
    )
    founding = history.facts[0]
    fact = Fact(
        id=next_fact_id(history, view.key),
        type="ProcessMigrated",
        stream="partnership",
        key=view.key,
        occurred_at=view.day,
        by=founding.by,
        data=data,
    )
    return Case(fact=fact, history=history, state=state, around=view.around)


def _renamings(text: str | None) -> dict[str, tuple[Renaming, ...]]:
    attributes = {wire: part for part, wire in WIRE.items()}
    found: dict[str, tuple[Renaming, ...]] = {}
    for wire, old, new in entries(text) if text else ():
        part = attributes[wire]
        found[part] = (*found.get(part, ()), Renaming(from_=old, to=new))
    return found


def _mapping(carry: Carried) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in PARTS:
        yield WIRE[part], _part(carry, part)


def _part(carry: Carried, part: Part) -> dict[str, Any]:
    old, new = names(carry.source, part), names(carry.target, part)
    reached = {word: called(carry.words, part, word) for word in old}
    used = carry.used[part]
    return {
        "carried": [
            {"from": word, "to": name, "used": len(used.get(word, ()))} for word, name in reached.items() if name in new
        ],
        "new": [word for word in new if word not in reached.values()],
        "dropped": [word for word, name in reached.items() if name not in new],
    }


def _named(process: ProcessDefinition) -> dict[str, Any]:
    return {"name": process.name, "version": process.version, "fingerprint": process.fingerprint}


def _refusal(fault: Fault) -> dict[str, Any]:
    told: Mapping[str, Any] = fault.data
    return {"code": fault.code, "reason": fault.reason, "pointer": fault.pointer, "data": dict(told)}
