"""The definitions in use, by name and version: those that come with the program and those of the integrator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from partnerflow.errors import InvalidDefinitionError, InvalidSettingError, NotFoundError
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.faults import DefinitionFault, invalid
from partnerflow.process.messages import MESSAGES
from partnerflow.process.reader import MAXIMUM_BYTES, read


class Catalogue:
    """Holds one definition per name and version. What is in it never changes."""

    def __init__(self, definitions: Iterable[ProcessDefinition]) -> None:
        """Hold these definitions; one that is given twice counts once.

        Raises:
            InvalidDefinitionError: two of them share name and version but differ.
        """
        self._definitions: dict[tuple[str, int], ProcessDefinition] = {}
        for definition in definitions:
            known = self._definitions.setdefault((definition.name, definition.version), definition)
            if known.fingerprint != definition.fingerprint:
                raise invalid([_changed(definition.name, definition.version)])

    def __iter__(self) -> Iterator[ProcessDefinition]:
        """All definitions, by name and then by version."""
        return iter([self._definitions[key] for key in sorted(self._definitions)])

    def get(self, name: str, version: int) -> ProcessDefinition:
        """The definition with this name and version.

        Raises:
            NotFoundError: there is none.
        """
        try:
            return self._definitions[name, version]
        except KeyError:
            told = f"no process definition {name} version {version}"
            raise NotFoundError(told, reason="no_such_process_version", name=name, version=version) from None

    def pinned(self, name: str, version: int, fingerprint: str) -> ProcessDefinition:
        """The very definition a stream was founded on.

        Raises:
            NotFoundError: there is none with this name and version.
            InvalidDefinitionError: there is, with another fingerprint: somebody edited a version in use.
        """
        definition = self.get(name, version)
        if definition.fingerprint != fingerprint:
            raise invalid([_changed(name, version)])
        return definition

    def latest(self, name: str) -> ProcessDefinition:
        """The highest version of a process.

        Raises:
            NotFoundError: no version of it is known.
        """
        versions = [version for known, version in self._definitions if known == name]
        if not versions:
            raise NotFoundError(f"no process definition {name}", reason="no_such_process", name=name)
        return self._definitions[name, max(versions)]


def load(*folders: Path) -> Catalogue:
    """Read every `*.yaml` of these folders into a catalogue.

    Raises:
        InvalidDefinitionError: the faults of all files, each with its `file`.
        InvalidSettingError: one of these is not a folder.
    """
    for folder in folders:
        if not folder.is_dir():
            raise InvalidSettingError(f"{folder} is not a folder with process definitions", folder=str(folder))
    definitions: dict[Path, ProcessDefinition] = {}
    faults: list[dict[str, object]] = []
    messages: list[str] = []
    for path in [path for folder in folders for path in sorted(folder.glob("*.yaml"))]:
        try:
            definition = load_file(path)
            for other in [other for other, known in definitions.items() if _clash(known, definition)]:
                raise invalid([_changed(definition.name, definition.version, other)])
            definitions[path] = definition
        except InvalidDefinitionError as error:
            faults += [{"file": str(path), **fault} for fault in error.data["faults"]]
            messages += [f"{path}: {line}" for line in str(error).splitlines()]
    if faults:
        raise InvalidDefinitionError("\n".join(messages), faults=faults)
    return Catalogue(definitions.values())


def load_file(path: Path) -> ProcessDefinition:
    """Read one definition; its file is called by its name and version.

    Raises:
        InvalidDefinitionError: every fault in it, or the name the file should have.
    """
    with path.open("rb") as file:
        definition = read(file.read(MAXIMUM_BYTES + 1))
    expected = f"{definition.name}.v{definition.version}.yaml"
    if path.name != expected:
        message = MESSAGES["wrong_file_name"].fill(expected=expected)
        raise invalid([DefinitionFault(code="wrong_file_name", path="", message=message)])
    return definition


def _clash(one: ProcessDefinition, other: ProcessDefinition) -> bool:
    return (one.name, one.version) == (other.name, other.version) and one.fingerprint != other.fingerprint


def _changed(name: str, version: int, where: Path | None = None) -> DefinitionFault:
    key = "version_changed" if where is None else "version_changed_there"
    message = MESSAGES[key].fill(name=name, version=version, where=where)
    return DefinitionFault(code="version_changed", path="version", message=message)
