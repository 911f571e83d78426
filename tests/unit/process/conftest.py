"""Definitions to test with: the two that are shipped, and small changes to the smallest of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from partnerflow.errors import InvalidDefinitionError
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.reader import read
from partnerflow.settings import config_folder
from tests.support.definitions import Document, written

Faults = list[dict[str, Any]]


@pytest.fixture(scope="session")
def processes() -> Path:
    """The folder of the shipped definitions."""
    return config_folder() / "processes"


@pytest.fixture(scope="session")
def partnership(processes: Path) -> ProcessDefinition:
    """The process of a partnership, as shipped."""
    return read((processes / "partnership.v1.yaml").read_bytes())


@pytest.fixture(scope="session")
def three_steps(processes: Path) -> ProcessDefinition:
    """The smallest process, as shipped."""
    return read((processes / "three-steps.v1.yaml").read_bytes())


@pytest.fixture
def document(processes: Path) -> Document:
    """The smallest process as plain data, to be changed."""
    loaded: Document = yaml.safe_load((processes / "three-steps.v1.yaml").read_bytes())
    return loaded


@pytest.fixture(scope="session")
def faults_of() -> Callable[[bytes | Document], Faults]:
    """Every fault the reader finds, none when it accepts."""

    def faults(source: bytes | Document) -> Faults:
        data = source if isinstance(source, bytes) else written(source)
        try:
            read(data)
        except InvalidDefinitionError as error:
            found: Faults = error.data["faults"]
            return found
        return []

    return faults
