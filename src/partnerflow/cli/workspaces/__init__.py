"""`partnerflow workspace`: workspaces made, listed, taken along, handed over and deleted.

Lives here: the commands, and what a workspace is as a whole for its operator. Door: `command`.
Spec: docs/spec/workspaces.md. Tests: tests/unit/cli/workspaces, tests/contract/workspaces.
"""

from __future__ import annotations

from partnerflow.cli.workspaces.commands import command

__all__ = ["command"]
