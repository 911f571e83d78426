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
from partnerflow.settings.database import (
    Database,
    EmbeddedFile,
    PostgresServer,
    misplaced,
    parse_database,
    parse_replica,
)
from partnerflow.settings.limits import Rate, Rates, parse_bytes, parse_rate
from partnerflow.settings.places import data_folder
from partnerflow.settings.plain import count, existing_file, file, folder, one_process, place, yes_or_no
from partnerflow.settings.signing import PrivateKeys, parse_origin, parse_private_keys, parse_url
from partnerflow.settings.signing_in import (
    Networks,
    Provider,
    Secret,
    SecretFile,
    SignIn,
    TrustedProxy,
    lacking,
    parse_header,
    parse_issuer,
    parse_networks,
    parse_origin_url,
    parse_secret,
    parse_secret_file,
    parse_words,
)

_PREFIX = "PARTNERFLOW_"
_NAMES = (
    "ACCESS", "ATTACHMENT_BYTES", "ATTACHMENT_QUOTA", "BIND", "CONTACT", "DATABASE", "EXAMPLE", "KEY_FILE", "LEDGER", "NOTARY",
    "OIDC_CLIENT", "OIDC_ISSUER", "OIDC_SECRET", "OIDC_SECRET_FILE", "ORIGIN", "PRIVILEGED", "PROCESSES", "PROXY",
    "PROXY_HEADER", "RATE", "RATE_ADDRESS", "RATE_SIGN_IN", "REPLICA", "SIGNER", "THEME", "THREADS", "TIMESTAMPS", "URL", "WORKERS",
    "WORKSPACE", "WORKSPACES",
)  # fmt: skip
# What commands read that ask another service; nothing of a server.
_NAMES_OF_COMMANDS = ("API_KEY",)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How one server runs. `processes` is a folder with definitions beside our own, `access` a file with roles instead of ours,
    `theme` a stylesheet with tokens after ours.

    `ledger` is the folder of the notary's key and journal; it and `key_file` are None in memory. `notary` is no where
    another process signs. `replica` is a standby of `database`, where much is read. `workspaces` is the folder of the
    registry, which need not be there, and `workspace` the name of the one in it that is meant, if any: database, replica,
    key and ledger are then that one's.
    """

    bind: Address
    database: Database
    example: bool
    workers: int
    threads: int
    processes: Path | None
    access: Path | None
    key_file: Path | None
    ledger: Path | None
    origin: str | None
    signer: PrivateKeys | None
    timestamps: str | None
    notary: bool
    rate: Rate
    rate_address: Rate
    rate_sign_in: Rate
    attachment_bytes: int
    attachment_quota: int
    privileged: bool
    workspaces: Path
    workspace: str | None = None
    replica: PostgresServer | None = None
    url: str | None = None
    contact: str | None = None
    oidc_issuer: str | None = None
    oidc_client: str | None = None
    oidc_secret: Secret | None = None
    oidc_secret_file: SecretFile | None = None
    proxy: Networks | None = None
    proxy_header: str | None = None
    theme: Path | None = None

    @property
    def sign_in(self) -> SignIn:
        """How people sign in."""
        secret = self.oidc_secret_file.secret if self.oidc_secret_file is not None else self.oidc_secret
        provider = (
            Provider(issuer=self.oidc_issuer, client=self.oidc_client or "", secret=secret)
            if self.oidc_issuer
            else None
        )
        proxy = (
            TrustedProxy(networks=self.proxy, header=self.proxy_header) if self.proxy and self.proxy_header else None
        )
        return SignIn(url=self.url, provider=provider, proxy=proxy, contact=self.contact)

    @property
    def rates(self) -> Rates:
        """How much anybody may ask."""
        return Rates(principal=self.rate, address=self.rate_address, sign_in=self.rate_sign_in)

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
            example=env.take("EXAMPLE", yes_or_no, True),
            workers=env.take("WORKERS", count if shared else one_process, 2 if shared else 1),
            threads=env.take("THREADS", count, 8),
            processes=env.take("PROCESSES", folder, None),
            access=env.take("ACCESS", existing_file, None),
            key_file=env.take("KEY_FILE", file, _usual_key_file(database, data)),
            ledger=env.take("LEDGER", place, _usual_ledger(database, data)),
            origin=env.take("ORIGIN", parse_origin, None),
            signer=env.take("SIGNER", parse_private_keys, None),
            timestamps=env.take("TIMESTAMPS", parse_url, None),
            notary=env.take("NOTARY", yes_or_no, True),
            rate=env.take("RATE", parse_rate, Rate(per_minute=1200)),
            rate_address=env.take("RATE_ADDRESS", parse_rate, Rate(per_minute=6000)),
            rate_sign_in=env.take("RATE_SIGN_IN", parse_rate, Rate(per_minute=10)),
            attachment_bytes=env.take("ATTACHMENT_BYTES", parse_bytes, 20 << 20),
            attachment_quota=env.take("ATTACHMENT_QUOTA", parse_bytes, 1 << 30),
            privileged=env.take("PRIVILEGED", yes_or_no, False),
            workspaces=env.take("WORKSPACES", place, data / "workspaces"),
            workspace=env.take("WORKSPACE", str, None),
            replica=env.take("REPLICA", parse_replica, None),
            url=env.take("URL", parse_origin_url, None),
            contact=env.take("CONTACT", parse_words, None),
            oidc_issuer=env.take("OIDC_ISSUER", parse_issuer, None),
            oidc_client=env.take("OIDC_CLIENT", parse_words, None),
            oidc_secret=env.take("OIDC_SECRET", parse_secret, None),
            oidc_secret_file=env.take("OIDC_SECRET_FILE", parse_secret_file, None),
            proxy=env.take("PROXY", parse_networks, None),
            proxy_header=env.take("PROXY_HEADER", parse_header, None),
            theme=env.take("THEME", existing_file, None),
        )
        secrets = sum(each is not None for each in (settings.oidc_secret, settings.oidc_secret_file))
        unproxied = settings.proxy is None and settings.proxy_header is not None
        if settings.replica is not None and (fault_of_replica := misplaced(settings.replica, database)):
            env.add_fault("REPLICA", fault_of_replica)
        for name, fault in lacking(settings.sign_in, client=settings.oidc_client, secrets=secrets, unproxied=unproxied):
            env.add_fault(name, fault)
        env.refuse_faults()
        if settings.workspace is None:
            return settings
        # It knows these settings.
        from partnerflow.settings.workspaces import workspace_settings

        return workspace_settings(settings, settings.workspace)


class _Environment(Env):
    """environs over a given mapping instead of the process's own environment; tells all faults at once."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        super().__init__(eager=False, prefix=_PREFIX)
        self._given = {name: value for name, value in environment.items() if name.startswith(_PREFIX) and value.strip()}
        self._together: dict[str, str] = {}

    def take(self, name: str, parse: Callable[[str], T], usual: T) -> T:
        """The variable as `parse` reads it; `usual` where it is not given, or is faulty and about to be refused."""
        if _PREFIX + name not in self._given:
            return usual

        def parser(text: str) -> T:
            try:
                return parse(text)
            except ValueError as error:
                raise ValidationError(str(error)) from error

        # environs has methods of its own, `url` among them.
        self.add_parser(f"our_{name.lower()}", parser)
        value = getattr(self, f"our_{name.lower()}")(name)
        return usual if value is None else value

    def add_fault(self, name: str, fault: str) -> None:
        """Tell what is wrong with this variable beside others; where it has a fault already, that one is enough."""
        self._together.setdefault(_PREFIX + name, fault)

    def is_faulty(self, name: str) -> bool:
        """Whether a fault was found in this variable."""
        return _PREFIX + name in self._errors

    def refuse_faults(self) -> None:
        """Raise every fault found so far as one `InvalidSettingError`, if there is any."""
        alone = {name: " ".join(messages) for name, messages in self._errors.items()}
        faults = _misspelt(self._given) | self._together | alone
        if faults:
            told = "; ".join(f"{name}: {fault}" for name, fault in sorted(faults.items()))
            raise InvalidSettingError(told, faults=faults)

    def _get_value(self, env_key: str, default: Any) -> Any:
        return self._given.get(env_key, default)


def _misspelt(given: Mapping[str, str]) -> dict[str, str]:
    """Names that nearly are ours. Others are left alone: an orchestrator may set ``PARTNERFLOW_PORT_8080_TCP``."""
    known = (*_NAMES, *_NAMES_OF_COMMANDS)
    unknown = [name.removeprefix(_PREFIX) for name in given if name.removeprefix(_PREFIX) not in known]
    near = {name: difflib.get_close_matches(name, _NAMES, n=1, cutoff=0.75) for name in unknown}
    return {_PREFIX + name: f"is unknown: did you mean {_PREFIX}{found[0]}?" for name, found in near.items() if found}


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
