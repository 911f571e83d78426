"""What answers look like, for the documents: the facts by their declarations, the rest by its members."""

from __future__ import annotations

from partnerflow.domain.vocabulary.kinds import Enumeration, Schema
from partnerflow_api.parameters import Parameter

STRING: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "format": "date"}
ASKED_DAY: Schema = {
    "type": ["string", "null"],
    "format": "date",
    "description": "As it was asked; null when it was not",
}
IDS: Schema = {"type": "array", "items": STRING}
OBJECT: Schema = {"type": "object"}

WAIT = Parameter(
    name="wait",
    kind=Enumeration(values=("position",)),
    describes="Wait until the fact has its place in the log, and tell it",
)


def object_of(required: str = "", **properties: Schema) -> Schema:
    """An object with these members."""
    schema: Schema = {"type": "object", "properties": properties}
    return {**schema, "required": required.split()} if required else schema


def list_of(items: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": items}


def page_of(item: Schema, **more: Schema) -> Schema:
    """A page: its items, where it is and where the next one is."""
    return object_of("items self", items=list_of(item), self=STRING, next=STRING, pageSize=WHOLE, **more)


SHAPES: dict[str, Schema] = {}


def shape(name: str, schema: Schema) -> Schema:
    """A component of the documents, by reference."""
    SHAPES[name] = schema
    return {"$ref": f"#/components/schemas/{name}"}


_FACT = object_of(
    "id fact stream key occurredAt by data version",
    id=STRING,
    fact=STRING,
    stream=STRING,
    key=STRING,
    occurredAt={**STRING, "description": "As written: a day, or a moment with its offset"},
    knownAt=STRING,
    by=STRING,
    onBehalfOf=STRING,
    note=STRING,
    data={**OBJECT, "description": "By type; see /facts/schema.json"},
    recordedAt={**STRING, "format": "date-time"},
    principal=STRING,
    request=STRING,
    process=OBJECT,
    evidence={**OBJECT, "description": "What a move rested on, guard by guard"},
    version={**WHOLE, "description": "Its place in its stream"},
    lateDays=WHOLE,
    correctedBy=IDS,
    retractedBy=STRING,
)
FACT = shape("Fact", _FACT)
RECORDED = shape(
    "Recorded",
    object_of(
        "facts version proposed",
        facts=list_of(FACT),
        version={**WHOLE, "description": "Of the stream after these facts"},
        position={**WHOLE, "description": "In the log, with wait=position"},
        proposed={
            **list_of(object_of("fact data", fact=STRING, data=OBJECT)),
            "description": "What usually follows, ready to send",
        },
    ),
)
STATE = shape(
    "State",
    object_of(
        "stream key version state",
        stream=STRING,
        key=STRING,
        version=WHOLE,
        asOf=DAY,
        asKnownAt=DAY,
        atVersion=WHOLE,
        state={**OBJECT, "description": "What is true, by subject; members that are not there are left out"},
        links=OBJECT,
    ),
)
HISTORY = shape("History", page_of(FACT, version=WHOLE))
MOVES_MADE = shape(
    "MovesMade", page_of({**_FACT, "properties": {**_FACT["properties"], "move": STRING}}, version=WHOLE)
)
EVENTS = shape(
    "Events",
    object_of(
        "items position last",
        items=list_of(
            {
                **_FACT,
                "properties": {**_FACT["properties"], "position": WHOLE, "streamId": {**STRING, "format": "uuid"}},
            }
        ),
        position={**WHOLE, "description": "Give this as `after` for the next stretch"},
        last={**WHOLE, "description": "The last position of the log"},
        next=STRING,
    ),
)
PARTNERSHIPS = shape(
    "Partnerships",
    page_of(
        object_of(
            "key name phase status version href",
            key=STRING,
            name=STRING,
            region=STRING,
            process=STRING,
            phase=STRING,
            entered=DAY,
            round=WHOLE,
            status=STRING,
            profile=STRING,
            partners=IDS,
            version=WHOLE,
            href=STRING,
        ),
        position={**WHOLE, "description": "How far in the log this list has read"},
    ),
)
ORGANISATIONS = shape(
    "Organisations",
    page_of(object_of("key name href", key=STRING, name=STRING, sector=STRING, version=WHOLE, href=STRING)),
)
ANSWER = shape(
    "Answer",
    object_of(
        "question answer position facts",
        question=STRING,
        answer={"description": "In the shape of the question"},
        asOf=ASKED_DAY,
        asKnownAt=ASKED_DAY,
        atVersion={"type": ["integer", "null"]},
        day=DAY,
        position=WHOLE,
        version=WHOLE,
        facts={**IDS, "description": "The facts behind the answer"},
    ),
)
PREVIEW = shape(
    "Preview",
    object_of(
        "dryRun possible version consequences errors previewHash",
        dryRun={"type": "boolean"},
        possible={"type": "boolean"},
        version=WHOLE,
        consequences=OBJECT,
        errors=list_of({"$ref": "#/components/schemas/ProblemError"}),
        previewHash={**STRING, "description": "Send it back, as it is, with the move that was decided on"},
        stopsAt={**STRING, "description": "The phase that an advance through several gates could not leave"},
    ),
)
_GATE = object_of(
    "from to",
    **{"from": STRING},
    to=STRING,
    toAcknowledge=IDS,
    unmet=IDS,
    closesReturn=STRING,
)
_OPTION = object_of(
    "move open href",
    move=STRING,
    to=STRING,
    open={"type": "boolean"},
    errors=list_of({"$ref": "#/components/schemas/ProblemError"}),
    who={**IDS, "description": "Who can make it when it is open, else who can mend what is in the way"},
    guards=list_of(OBJECT),
    toAcknowledge=IDS,
    decision=STRING,
    supersedes=STRING,
    closesReturn={**STRING, "description": "The return that this advance closes"},
    asks={**OBJECT, "description": "What is asked of it; never a reason to refuse it"},
    reach={**list_of(_GATE), "description": "The gates that one call could pass now, one behind the other"},
    stoppedBy={**_GATE, "description": "The first gate behind those that does not hold"},
    href=STRING,
)
NEXT_MOVES = shape("NextMoves", object_of("day version moves", day=DAY, version=WHOLE, moves=list_of(_OPTION)))
REPORT = shape(
    "ImportReport",
    object_of(
        "importId dryRun read recorded known streams",
        importId={**STRING, "format": "uuid"},
        dryRun={"type": "boolean"},
        read=WHOLE,
        recorded=WHOLE,
        known={**WHOLE, "description": "Facts that were there already, unchanged"},
        streams=IDS,
        errors=list_of({"$ref": "#/components/schemas/ProblemError"}),
    ),
)
PROCESS = shape(
    "Process",
    object_of(
        "name version title fingerprint href", name=STRING, version=WHOLE, title=STRING, fingerprint=STRING, href=STRING
    ),
)
PORTFOLIO_ANSWER = shape(
    "PortfolioAnswer",
    object_of(
        "question answer day position",
        question=STRING,
        answer={"description": "In the shape of the question"},
        asOf=ASKED_DAY,
        day={**DAY, "description": "The day the answer speaks of: today"},
        position={**WHOLE, "description": "How far in the log the answer goes"},
        self=STRING,
        next=STRING,
        pageSize=WHOLE,
    ),
)
