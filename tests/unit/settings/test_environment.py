"""What the environment may say, and what it is told when it says something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerflow.errors import InvalidSettingError
from partnerflow.settings import (
    Address,
    EmbeddedFile,
    InMemory,
    PostgresServer,
    PrivateKeys,
    Rate,
    Secret,
    Settings,
    config_folder,
)
from partnerflow.settings.signing_in import parse_networks

CHECKOUT = Path(__file__).resolve().parents[3]


def faults_of(**variables: str) -> dict[str, str]:
    with pytest.raises(InvalidSettingError) as refused:
        Settings.read({f"PARTNERFLOW_{name}": value for name, value in variables.items()})
    faults: dict[str, str] = refused.value.data["faults"]
    assert all(f"{name}: {fault}" in str(refused.value) for name, fault in faults.items())
    return faults


def test_an_empty_environment_starts_one_process_over_an_embedded_file_of_the_checkout() -> None:
    settings = Settings.read({})

    store = CHECKOUT / "var" / "partnerflow.sqlite"
    assert settings == Settings(
        bind=Address(host="127.0.0.1", port=8080),
        database=EmbeddedFile(path=store),
        example=True,
        workers=1,
        threads=8,
        processes=None,
        access=None,
        key_file=store.with_name("partnerflow.sqlite.key"),
        ledger=store.with_name("partnerflow.sqlite.ledger"),
        origin=None,
        signer=None,
        timestamps=None,
        notary=True,
        rate=Rate(per_minute=1200),
        rate_address=Rate(per_minute=6000),
        rate_sign_in=Rate(per_minute=10),
        attachment_bytes=20 << 20,
        attachment_quota=1 << 30,
        privileged=False,
        workspaces=CHECKOUT / "var" / "workspaces",
        workspace=None,
        url=None,
        contact=None,
        oidc_issuer=None,
        oidc_client=None,
        oidc_secret=None,
        oidc_secret_file=None,
        proxy=None,
        proxy_header=None,
    )


def test_every_setting_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "access.yaml").touch()
    settings = Settings.read(
        {
            "PARTNERFLOW_BIND": "[::1]:9000",
            "PARTNERFLOW_DATABASE": "postgresql://flow:secret@db.example:5433/flow?sslmode=require",
            "PARTNERFLOW_REPLICA": "postgresql://flow:secret@near.example/flow",
            "PARTNERFLOW_EXAMPLE": "no",
            "PARTNERFLOW_WORKERS": "3",
            "PARTNERFLOW_THREADS": "5",
            "PARTNERFLOW_PROCESSES": str(tmp_path),
            "PARTNERFLOW_KEY_FILE": str(tmp_path / "key"),
            "PARTNERFLOW_LEDGER": str(tmp_path / "ledger"),
            "PARTNERFLOW_ORIGIN": "flow.example/main",
            "PARTNERFLOW_SIGNER": "hsm: file2:/old.pem",
            "PARTNERFLOW_TIMESTAMPS": "https://tsa.example/tsr",
            "PARTNERFLOW_NOTARY": "no",
            "PARTNERFLOW_ACCESS": str(tmp_path / "access.yaml"),
            "PARTNERFLOW_RATE": "off",
            "PARTNERFLOW_RATE_ADDRESS": "9",
            "PARTNERFLOW_RATE_SIGN_IN": "3",
            "PARTNERFLOW_ATTACHMENT_BYTES": "1M",
            "PARTNERFLOW_ATTACHMENT_QUOTA": "1k",
            "PARTNERFLOW_PRIVILEGED": "yes",
            "PARTNERFLOW_WORKSPACES": str(tmp_path / "workspaces"),
            "PARTNERFLOW_URL": "https://flow.example",
            "PARTNERFLOW_CONTACT": "An",
            "PARTNERFLOW_OIDC_ISSUER": "https://login.example",
            "PARTNERFLOW_OIDC_CLIENT": "flow",
            "PARTNERFLOW_OIDC_SECRET": "hush",
            "PARTNERFLOW_PROXY": "10.0.0.5",
            "PARTNERFLOW_PROXY_HEADER": "X-Remote-User",
        }
    )

    assert settings == Settings(
        bind=Address(host="::1", port=9000),
        database=PostgresServer(url="postgresql://flow:secret@db.example:5433/flow?sslmode=require"),
        replica=PostgresServer(url="postgresql://flow:secret@near.example/flow"),
        example=False,
        workers=3,
        threads=5,
        processes=tmp_path,
        access=tmp_path / "access.yaml",
        key_file=tmp_path / "key",
        ledger=tmp_path / "ledger",
        origin="flow.example/main",
        signer=PrivateKeys(uris=("hsm:", "file2:/old.pem")),
        timestamps="https://tsa.example/tsr",
        notary=False,
        rate=Rate(per_minute=None),
        rate_address=Rate(per_minute=9),
        rate_sign_in=Rate(per_minute=3),
        attachment_bytes=1 << 20,
        attachment_quota=1 << 10,
        privileged=True,
        workspaces=tmp_path / "workspaces",
        url="https://flow.example",
        contact="An",
        oidc_issuer="https://login.example",
        oidc_client="flow",
        oidc_secret=Secret(value="hush"),
        proxy=parse_networks("10.0.0.5/32"),
        proxy_header="X-Remote-User",
    )


def test_a_shared_database_is_served_by_two_processes_unless_told_otherwise() -> None:
    settings = Settings.read({"PARTNERFLOW_DATABASE": "postgresql://db.example/flow"})

    assert settings.workers == 2


def test_a_store_in_memory_keeps_no_key_either() -> None:
    settings = Settings.read({"PARTNERFLOW_DATABASE": "memory:"})

    assert (settings.database, settings.key_file) == (InMemory(), None)


def test_a_blank_value_counts_as_unset_and_names_of_others_are_left_alone() -> None:
    settings = Settings.read({"PARTNERFLOW_BIND": " ", "PARTNERFLOW_PORT_8080_TCP": "tcp://10.0.0.1:8080", "BIND": "x"})

    assert settings == Settings.read({})


def test_all_faults_are_told_at_once_each_with_its_value_and_a_remedy() -> None:
    faults = faults_of(
        BIND="everywhere",
        DATABASE="mysql://flow:secret@db/flow",
        EXAMPLE="perhaps",
        WORKERS="0",
        THREADS="six",
        PROCESSES="/nowhere",
        KEY_FILE="/",
    )

    assert faults == {
        "PARTNERFLOW_BIND": "'everywhere' is no address: write host:port, such as 127.0.0.1:8080 or [::1]:8080",
        "PARTNERFLOW_DATABASE": "mysql://… is no database: write sqlite:///relative/path, sqlite:////absolute/path"
        " or postgresql://user:password@host/name",
        "PARTNERFLOW_EXAMPLE": "'perhaps' is neither: write yes or no",
        "PARTNERFLOW_WORKERS": "'0' cannot be: write a whole number from 1 to 256",
        "PARTNERFLOW_THREADS": "'six' cannot be: write a whole number from 1 to 256",
        "PARTNERFLOW_PROCESSES": "'/nowhere' is no folder: make it, or name one that holds process definitions",
        "PARTNERFLOW_KEY_FILE": "'/' is a folder: name a file in it",
    }


def test_a_misspelt_name_is_refused_with_the_name_it_was_meant_to_be() -> None:
    faults = faults_of(DATABSE="sqlite:///x")

    assert faults == {"PARTNERFLOW_DATABSE": "is unknown: did you mean PARTNERFLOW_DATABASE?"}


def test_an_embedded_store_is_not_given_to_several_processes() -> None:
    faults = faults_of(DATABASE="sqlite:///x", WORKERS="2")

    assert faults == {
        "PARTNERFLOW_WORKERS": "'2' is too many for a store that one process serves: use THREADS, or PostgreSQL"
    }


def test_without_a_checkout_the_store_lies_in_the_data_folder_of_the_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("partnerflow.settings.places._PACKAGE", tmp_path / "site-packages" / "partnerflow")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    told = Settings.read({"XDG_DATA_HOME": str(tmp_path / "data")})
    relative = Settings.read({"XDG_DATA_HOME": "data"})

    assert told.database == EmbeddedFile(path=tmp_path / "data/partnerflow/partnerflow.sqlite")
    assert relative.database == EmbeddedFile(path=tmp_path / "home/.local/share/partnerflow/partnerflow.sqlite")
    assert config_folder() == tmp_path / "site-packages/partnerflow/_config"


def test_the_configuration_of_a_checkout_is_found_with_the_example_in_it() -> None:
    assert config_folder() == CHECKOUT / "config"
    assert (config_folder() / "examples" / "vast-verder.facts.jsonl").is_file()
