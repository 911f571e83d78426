"""What the exit code of a command says (docs/how-to/operators.md)."""

from __future__ import annotations

from typing import Final

OK: Final = 0
REFUSED: Final = 1
USAGE: Final = 2
ENVIRONMENT: Final = 3
UNSHOWN: Final = 3
INTERRUPTED: Final = 130
