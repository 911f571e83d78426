"""What is sent and answered about persons and erasure."""

from __future__ import annotations

from typing import Annotated, get_args

from partnerflow.application.erasures.request import DELAY_HOURS, LONGEST_DELAY_HOURS, State
from partnerflow.application.persons.matching import Match
from partnerflow.domain.vocabulary import structs
from partnerflow.domain.vocabulary.enumerations import ErasureGround, StreamKind
from partnerflow.domain.vocabulary.kinds import Boolean, Integer, Items, Text
from partnerflow.domain.vocabulary.references import ActorRef, PersonRef
from partnerflow.domain.vocabulary.structs import Exactly, describe, kind_from
from partnerflow.domain.vocabulary.values import FactIdentity, StreamKey, TextPointer
from partnerflow_api.schemas.answers import IDS, OBJECT, STRING, WHOLE, list_of, object_of, shape
from partnerflow_api.schemas.fields import Body, Declared


@describe(None, Exactly(one_of=("pointer", "pointers")))
class PlaceOfText(structs.Declared):
    """Texts of one fact, of the partnership itself unless said otherwise; a mention can be sent as it came."""

    fact: FactIdentity
    pointer: TextPointer | None = None
    pointers: Annotated[tuple[TextPointer, ...], Items(minimum=1, unique=True)] | None = None
    stream: StreamKind | None = None
    key: StreamKey | None = None
    match: Annotated[str, Text(maximum=20)] | None = None
    excerpt: Annotated[str, Text(maximum=1000)] | None = None
    registration: Annotated[bool, Boolean()] | None = None


class ErasureBody(Body):
    """What somebody wants erased."""

    by = Declared(kind_from(ActorRef), required=True, metadata={"description": "Who brings the facts that erase"})
    ground = Declared(kind_from(ErasureGround), required=True)
    persons = Declared(
        kind_from(Annotated[tuple[PersonRef, ...], Items(unique=True)]),
        metadata={"description": "Persons whose name and address go"},
    )
    texts = Declared(
        kind_from(Annotated[tuple[PlaceOfText, ...], Items()]), metadata={"description": "Texts that go, one by one"}
    )
    withMentions = Declared(  # noqa: N815
        Boolean(),
        metadata={"description": "Take in every text with the full name or the e-mail address of one of the persons"},
    )
    delayHours = Declared(  # noqa: N815
        Integer(minimum=0, maximum=LONGEST_DELAY_HOURS),
        metadata={"description": f"How long it can be taken back; {DELAY_HOURS} when left out"},
    )


_PLACE = object_of("stream key fact pointers", stream=STRING, key=STRING, fact=STRING, pointers=IDS)
ERASURE = shape(
    "Erasure",
    object_of(
        "id partnership state askedAt askedBy by ground dueAt endedAt persons texts",
        id=STRING,
        partnership=STRING,
        state={"enum": list(get_args(State))},
        askedAt=STRING,
        askedBy={**STRING, "description": "The principal"},
        by=STRING,
        ground=STRING,
        dueAt=STRING,
        endedAt={"type": ["string", "null"]},
        persons=IDS,
        texts=list_of(_PLACE),
        erased={**list_of(OBJECT), "description": "When it is done: by which facts, and what went with each"},
        count={**WHOLE, "description": "How many texts went"},
        refused={**IDS, "description": "Why it could not be carried out; the texts stay restricted"},
        seenBy={**list_of(OBJECT), "description": "Who was shown names or addresses of the persons before"},
    ),
)
ERASURES = shape("Erasures", object_of("items", items=list_of(ERASURE)))
MENTIONS = shape(
    "Mentions",
    object_of(
        "items",
        items=list_of(
            object_of(
                "stream key fact pointer match excerpt registration",
                stream=STRING,
                key=STRING,
                fact=STRING,
                pointer=STRING,
                match={"enum": list(get_args(Match))},
                excerpt=STRING,
                registration={"type": "boolean", "description": "It is the name or address of somebody registered"},
            )
        ),
    ),
)
PERSON = shape(
    "PersonExport",
    object_of(
        "partnership person madeAt registered facts mentions erasures seenBy",
        partnership=STRING,
        person=STRING,
        madeAt=STRING,
        registered=OBJECT,
        facts=list_of(OBJECT),
        mentions=list_of(OBJECT),
        erasures=list_of(ERASURE),
        seenBy=list_of(OBJECT),
    ),
)
