"""Sets one document in type: a program of its own, fed on its input, that writes the PDF to its output.

It is started by path and isolated, so it imports nothing of this package. It has bounds of its own on time, memory and files
that it can write, reads nothing but the templates beside it, and uses no fonts but those that typst brings along: the same
input gives the same bytes on every machine with the same typst.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

import typst

SECONDS, MEMORY = 20, 2 << 30
NOWHERE = Path("/nonexistent")
TEMPLATES = Path(__file__).resolve().parent / "templates"


def main() -> None:
    """Read `{"at": seconds, "document": {…}}`, write the PDF."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    told = json.load(sys.stdin.buffer)
    compiler = typst.Compiler(
        TEMPLATES / "report.typ",
        root=TEMPLATES,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(told["document"])},
        # Nowhere: a template imports no package, and must not come to fetch one.
        package_path=NOWHERE,
        package_cache_path=NOWHERE,
    )
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=told["at"])
    assert isinstance(pdf, bytes)
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
