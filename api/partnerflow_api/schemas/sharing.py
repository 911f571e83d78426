"""What is sent and answered about share links, who can see a partnership, and who looked."""

from __future__ import annotations

from typing import Annotated, get_args

from partnerflow.application.sharing.request import MOST_USES, USES, LinkState
from partnerflow.domain.access.rules import BY_LINK
from partnerflow.domain.vocabulary.enumerations import Confined
from partnerflow.domain.vocabulary.kinds import Enumeration, Integer, Items, Text
from partnerflow.domain.vocabulary.references import ActorRef, ExternalRef, OrganisationRef
from partnerflow.domain.vocabulary.structs import kind_from
from partnerflow.domain.vocabulary.values import Line, Moment
from partnerflow_api.schemas.answers import IDS, STRING, list_of, object_of, page_of, shape
from partnerflow_api.schemas.fields import Body, Declared

_MAYBE = {"type": ["string", "null"]}
_COUNT = {"type": ["integer", "null"], "minimum": 0}


class LinkBody(Body):
    """A share link that is to be made."""

    by = Declared(kind_from(ActorRef), required=True, metadata={"description": "Who grants the access"})
    role = Declared(Enumeration(values=BY_LINK), required=True)
    through = Declared(
        kind_from(Moment),
        required=True,
        metadata={"description": "Its last day (UTC), or the moment at which it ends; at most a year from now"},
    )
    uses = Declared(
        Integer(minimum=1, maximum=MOST_USES),
        metadata={"description": f"How often it can be redeemed; {USES} when left out"},
    )
    organisation = Declared(kind_from(OrganisationRef), metadata={"description": "For whom it is meant"})
    external = Declared(kind_from(ExternalRef), metadata={"description": "For whom it is meant"})
    withholds = Declared(
        kind_from(Annotated[tuple[Confined, ...], Items(minimum=1, unique=True)]),
        metadata={"description": "Kinds of text that it does not show although the role would see them"},
    )
    label = Declared(kind_from(Line), metadata={"description": "What to call it in the list of links"})


class RedeemBody(Body):
    """A link that is shown."""

    token = Declared(
        Text(minimum=1, maximum=200), required=True, metadata={"description": "`pf_link_…`, as it was handed"}
    )


_LINK = object_of(
    "access principal role actor withholds since through by state label pinned expiresAt uses used lastUsedAt "
    "revokedOn shows hosts",
    access={**STRING, "description": "The reference of its grant in the record"},
    principal={**STRING, "description": "The pseudonym under which its readings stand in the record"},
    role={"enum": list(BY_LINK)},
    actor={**_MAYBE, "description": "For whom it is meant"},
    withholds=IDS,
    since=STRING,
    through=_MAYBE,
    by=STRING,
    state={
        "enum": list(get_args(LinkState)),
        "description": "`spent`: redeemed as often as it can be; `unissued`: its token was never handed out",
    },
    label=_MAYBE,
    pinned={**_COUNT, "description": "The position of the log up to which it shows"},
    expiresAt=_MAYBE,
    uses=_COUNT,
    used=_COUNT,
    lastUsedAt={**_MAYBE, "description": "When it was last redeemed"},
    revokedOn=_MAYBE,
    shows={**IDS, "description": "What it shows within other sites; empty for a link that is redeemed"},
    hosts={**IDS, "description": "The sites that may show it"},
)
LINK = shape("ShareLink", _LINK)
LINKS = shape("ShareLinks", object_of("items", items=list_of(LINK)))
SHARED = shape(
    "Shared",
    object_of(
        "token url link",
        token={**STRING, "description": "Shown now and never again"},
        url={**STRING, "description": "The page that redeems it; the token stands behind #, which no server is sent"},
        link=LINK,
    ),
)
REDEEMED = shape(
    "Redeemed",
    object_of(
        "accessToken tokenType expiresAt principal partnership href",
        accessToken={**STRING, "description": "For `Authorization: Bearer …`"},
        tokenType={"enum": ["Bearer"]},
        expiresAt=STRING,
        principal=STRING,
        partnership=STRING,
        href=STRING,
    ),
)
READERS = shape(
    "Readers",
    object_of(
        "items",
        items=list_of(
            object_of(
                "principal own role actor project given since through withholds access",
                principal=STRING,
                own={"type": "boolean", "description": "It is whoever asks"},
                role=STRING,
                actor=_MAYBE,
                project=_MAYBE,
                given={"enum": ["partnership", "workspace"], "description": "By a fact, or by the workspace"},
                since=STRING,
                through=_MAYBE,
                withholds=IDS,
                access={**_MAYBE, "description": "The reference of the grant, when a fact gave it"},
            )
        ),
    ),
)
READINGS = shape(
    "Readings",
    page_of(
        object_of(
            "at principal own roles purpose stream key persons position leaf",
            at=STRING,
            principal=STRING,
            own={"type": "boolean", "description": "It is whoever asks"},
            roles=list_of(object_of("role actor", role=STRING, actor=_MAYBE)),
            purpose={**STRING, "description": "The operation that was asked for"},
            stream={"enum": ["partnership", "grant"]},
            key=STRING,
            persons={**IDS, "description": "Whose name or address it showed"},
            position={**_COUNT, "description": "Its place in the access tree; null until the next epoch"},
            leaf={**STRING, "description": "Its hash there, base64 (docs/spec/ledger.md §6)"},
        )
    ),
)
