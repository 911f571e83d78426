"""The ``PARTNERFLOW_`` variables: names, defaults, and all faults told at once."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from environs import Env, ValidationError

from partnerflow.errors import InvalidSettingError
from partnerflow.settings.address import Address
from partnerflow.settings.database import Database, EmbeddedFile, PostgresServer, parse_database
from partnerflow.settings.places import data_folder
from partnerflow.settings.signing import PrivateKeys, parse_origin, parse_private_keys, parse_url

_PREFIX = "PARTNERFLOW_"
_NAMES = (
    "BIND", "DATABASE", "EXAMPLE", "KEY_FILE", "LEDGER", "NOTARY", "ORIGIN", "PROCESSES", "SIGNER", "THREADS",
    "TIMESTAMPS", "WORKERS",
)  # fmt: skip
_MOST = 256

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How one server runs. `processes` is a folder with definitions beside our own.

    `ledger` is the folder of the notary's key and journal; it and `key_file` are None in memory. `notary` is no where
    another process signs.
    """

    bind: Address
    database: Database
    example: bool
    workers: int
    threads: int
    processes: Path | None
    key_file: Path | None
    ledger: Path | None
    origin: str | None
    signer: PrivateKeys | None
    timestamps: str | None
    notary: bool

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Settings:
        """Take the settings from `environment`, a blank value as none; paths are relative to the working folder, now.

        Raises:
            InvalidSettingError: at least one variable cannot be. The message names each with its value and a remedy,
                `data["faults"]` holds the same by name, and no password stands in either.
        """
        env = _Environment(environment)
        data = data_folder(environment)
        embedded: Database = EmbeddedFile(path=data / "partnerflow.sqlite")
        database = env.take("DATABASE", parse_database, embedded)
        shared = isinstance(database, PostgresServer) or env.is_faulty("DATABASE")
        settings = cls(
            bind=env.take("BIND", Address.parse, Address(host="127.0.0.1", port=8080)),
            database=database,
            example=env.take("EXAMPLE", _yes_or_no, True),
            workers=env.take("WORKERS", _count if shared else _one_process, 2 if shared else 1),
            threads=env.take("THREADS", _count, 8),
            processes=env.take("PROCESSES", _folder, None),
            key_file=env.take("KEY_FILE", _file, _usual_key_file(database, data)),
            ledger=env.take("LEDGER", _place, _usual_ledger(database, data)),
            origin=env.take("ORIGIN", parse_origin, None),
            signer=env.take("SIGNER", parse_private_keys, None),
            timestamps=env.take("TIMESTAMPS", parse_url, None),
            notary=env.take("NOTARY", _yes_or_no, True),
        )
        env.refuse_faults()
        return settings


class _Environment(Env):
    """environs over a given mapping instead of the process's own environment; tells all faults at once."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        super().__init__(eager=False, prefix=_PREFIX)
        self._given = {name: value for name, value in environment.items() if name.startswith(_PREFIX) and value.strip()}

    def take(self, name: str, parse: Callable[[str], T], usual: T) -> T:
        """The variable as `parse` reads it; `usual` where it is not given, or is faulty and about to be refused."""
        if _PREFIX + name not in self._given:
            return usual

        def parser(text: str) -> T:
            try:
                return parse(text)
            except ValueError as error:
                raise ValidationError(str(error)) from error

        self.add_parser(name.lower(), parser)
        value = getattr(self, name.lower())(name)
        return usual if value is None else value

    def is_faulty(self, name: str) -> bool:
        """Whether a fault was found in this variable."""
        return _PREFIX + name in self._errors

    def refuse_faults(self) -> None:
        """Raise every fault found so far as one `InvalidSettingError`, if there is any."""
        faults = _misspelt(self._given) | {name: " ".join(messages) for name, messages in self._errors.items()}
        if faults:
            told = "; ".join(f"{name}: {fault}" for name, fault in sorted(faults.items()))
            raise InvalidSettingError(told, faults=faults)

    def _get_value(self, env_key: str, default: Any) -> Any:
        return self._given.get(env_key, default)


def _misspelt(given: Mapping[str, str]) -> dict[str, str]:
    """Names that nearly are ours. Others are left alone: an orchestrator may set ``PARTNERFLOW_PORT_8080_TCP``."""
    unknown = [name.removeprefix(_PREFIX) for name in given if name.removeprefix(_PREFIX) not in _NAMES]
    near = {name: difflib.get_close_matches(name, _NAMES, n=1, cutoff=0.75) for name in unknown}
    return {_PREFIX + name: f"is unknown: did you mean {_PREFIX}{found[0]}?" for name, found in near.items() if found}


def _yes_or_no(text: str) -> bool:
    if text.lower() not in {"yes", "no"}:
        raise ValueError(f"{text!r} is neither: write yes or no")
    return text.lower() == "yes"


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST):
        raise ValueError(f"{text!r} cannot be: write a whole number from 1 to {_MOST}")
    return int(text)


def _one_process(text: str) -> int:
    if _count(text) > 1:
        raise ValueError(f"{text!r} is too many for a store that one process serves: use THREADS, or PostgreSQL")
    return 1


def _folder(text: str) -> Path:
    path = Path(text).absolute()
    if not path.is_dir():
        raise ValueError(f"{text!r} is no folder: make it, or name one that holds process definitions")
    return path


def _place(text: str) -> Path:
    path = Path(text).absolute()
    if path.exists() and not path.is_dir():
        raise ValueError(f"{text!r} is a file: name a folder")
    return path


def _file(text: str) -> Path:
    path = Path(text).absolute()
    if path.is_dir():
        raise ValueError(f"{text!r} is a folder: name a file in it")
    return path


def _usual_key_file(database: Database, data: Path) -> Path | None:
    match database:
        case EmbeddedFile(path=path):
            return path.with_name(f"{path.name}.key")
        case PostgresServer():
            return data / "partnerflow.key"
        case _:
            return None


def _usual_ledger(database: Database, data: Path) -> Path | None:
    match database:
        case EmbeddedFile(path=path):
            return path.with_name(f"{path.name}.ledger")
        case PostgresServer():
            return data / f"ledger-{database.workspace}"
        case _:
            return None
