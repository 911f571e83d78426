"""What the ledger's answers look like, for the documents."""

from __future__ import annotations

from partnerflow.domain.vocabulary.kinds import Schema
from partnerflow_api.schemas.answers import OBJECT, STRING, WHOLE, list_of, object_of, shape

TEXT = "text/plain"
_BYTES: Schema = {**STRING, "description": "base64, RFC 4648 §4"}
_MOMENT: Schema = {"type": ["string", "null"], "format": "date-time"}
_PROOF: Schema = {**list_of(STRING), "description": "Hashes in base64, lowest first"}

LOG = shape(
    "Log",
    object_of(
        "origin keys size root position logPosition at held witnesses links",
        origin={**STRING, "description": "The name under which the ledger signs"},
        keys={**list_of(STRING), "description": "The keys that sign, as vkey, the one in use first"},
        size={**WHOLE, "description": "Of the newest checkpoint, in entries"},
        root=_BYTES,
        position={**WHOLE, "description": "Up to where in the log it covers"},
        logPosition={**WHOLE, "description": "Where the log ends"},
        at={**_MOMENT, "description": "When its epoch was closed; null before the first"},
        held={
            "type": ["object", "null"],
            "description": "Why nothing is written or signed, when it is so, and since when",
        },
        witnesses={**list_of(STRING), "description": "Who cosigned it"},
        links=OBJECT,
    ),
)
CONSISTENCY = shape("Consistency", object_of("from to proof", **{"from": WHOLE, "to": WHOLE}, proof=_PROOF))
INCLUSION = shape(
    "Inclusion", object_of("number size entry proof", number=WHOLE, size=WHOLE, entry=_BYTES, proof=_PROOF)
)
BUNDLE = shape("Bundle", {**OBJECT, "description": "partnerflow-bundle/1, see docs/spec/bundle.md"})
