"""Routes: HTTP to facts and questions and back, one module a resource, most of them made from declarations.

Lives here: views. Never here: rules, SQL, shapes of bodies. May import: schemas, the partnerflow façade, flask-smorest.
Door: `register`. Tests: tests/unit/api/.
"""

from __future__ import annotations

from partnerflow_api.documents import Collector
from partnerflow_api.routes import (
    accesses,
    accounts,
    attachments,
    bundles,
    erasures,
    events,
    facts,
    grants,
    history,
    imports,
    keys,
    ledger,
    links,
    moves,
    organisations,
    partnerships,
    persons,
    portfolio,
    processes,
    questions,
    recorded,
    sessions,
    tiles,
    vocabulary,
)

RESOURCES = (
    processes,
    organisations,
    partnerships,
    history,
    recorded,
    persons,
    erasures,
    attachments,
    links,
    accesses,
    keys,
    accounts,
    sessions,
    moves,
    facts,
    questions,
    portfolio,
    grants,
    imports,
    events,
    bundles,
    ledger,
    tiles,
    vocabulary,
)


def register(api: Collector) -> None:
    """Every resource, documented."""
    for resource in RESOURCES:
        api.register_blueprint(resource.blueprint)
