"""The example that comes with the program: one partnership as import lines, and the process whose words it speaks."""

from __future__ import annotations

from partnerflow.settings.places import config_folder

EXAMPLE = "vast-verder"
"""Its key."""
EXAMPLE_PROCESS = ("partnership", 1)


def example_lines() -> list[bytes]:
    """Its facts, in order of time."""
    return (config_folder() / "examples" / f"{EXAMPLE}.facts.jsonl").read_bytes().splitlines()
