"""The command line: `partnerflow <noun> <verb>` for operators, and the server.

Lives here: the commands, one file a noun, what they share, and gunicorn. Never here: rules, SQL, routes.
May import: every room below; click, rich and gunicorn enter here and nowhere else.
Door: `main`. Tests: tests/unit/cli/, tests/e2e/. For people: docs/how-to/operators.md.
"""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command: `arguments`, or those of this process. Returns its exit code, one of `exits`."""
    # Whoever imports a room of this package should not pay for the command line.
    from partnerflow.cli.root import run

    return run(arguments)
