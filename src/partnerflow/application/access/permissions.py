"""What may be permitted: each name once. `config/access.yaml` gives them to roles, every route and question asks for one."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

Permission: TypeAlias = Literal[
    # Of a partnership: a role in that partnership, or in the whole workspace, can hold these.
    "partnership.read",
    "persons.read",
    "access.read",
    "links.share",
    "facts.record",
    "attachments.add",
    "erasure.read",
    "erasure.ask",
    # Of the workspace: only a role in the whole workspace holds these.
    "partnership.found",
    "organisation.record",
    "organisations.read",
    "facts.import",
    "portfolio.read",
    "events.read",
    "ledger.sign",
    "principals.manage",
    # Of whoever is known here: any role holds these.
    "catalogue.read",
    "ledger.read",
    "self.manage",
]
PERMISSIONS: frozenset[str] = frozenset(get_args(Permission))
OF_ANYBODY_KNOWN: frozenset[str] = frozenset({"catalogue.read", "ledger.read", "self.manage"})
"""What every principal may that is known here, whatever its roles."""
OF_WORKSPACE: frozenset[str] = frozenset(
    {
        "partnership.found",
        "organisation.record",
        "facts.import",
        "portfolio.read",
        "events.read",
        "ledger.sign",
        "principals.manage",
    }
)
"""What only a role in the whole workspace gives; one in some partnerships does not. The register of organisations is of no
partnership, and whoever has reason to look into it in one may do so.
"""
