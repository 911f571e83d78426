"""docs/glossary.md: its own words, those of the shipped process, and those that facts choose from."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.process.catalogue import load
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.text import Text
from partnerflow.settings import config_folder
from partnerflow_api.pages.words import words_in
from written.parts import head, introduction


def page() -> str:
    """The whole page."""
    return "\n".join([introduction("glossary"), *_process(), *_values()]) + "\n"


def _process() -> Iterator[str]:
    process = load(config_folder() / "processes").latest("partnership")
    yield f"## The words of the process `{process.name}`\n"
    yield from head("Word", "Dutch", "English")
    for kind, key, title in _titles(process):
        yield f"| {kind} `{key}` | {title.nl} | {title.en} |"
    yield ""


def _titles(process: ProcessDefinition) -> Iterator[tuple[str, str, Text]]:
    yield from (("phase", phase.key, phase.title) for phase in process.phases)
    yield from (("deliverable", key, item.title) for key, item in process.deliverables.items())
    yield from (("profile", key, item.title) for key, item in process.profiles.items())
    yield from (("return reason", key, item.title) for key, item in process.return_reasons.items())


def _values() -> Iterator[str]:
    dutch, english = (words_in(language).entries["values"] for language in ("nl", "en"))
    yield "## The words that facts choose from\n"
    yield from head("Enumeration", "Value", "Dutch", "English")
    for name in sorted(dutch):
        for value, word in dutch[name].items():
            yield f"| `{name}` | `{value}` | {word} | {english[name][value]} |"
