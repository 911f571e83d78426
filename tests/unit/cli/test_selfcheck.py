"""Nothing that was meant for a trial is served to other machines, and each refusal says what to do."""

from __future__ import annotations

import pytest

from partnerflow.application.credentials import make_account, make_password, set_password
from partnerflow.application.imports import ImportRequest
from partnerflow.cli.readying import LOADED_BY
from partnerflow.cli.selfcheck import check_contents, check_settings
from partnerflow.errors import InvalidSettingError
from partnerflow.settings import Address, Settings
from tests.support.processes import shipped_process
from tests.support.service import a_service, example_lines

HERE, ANYWHERE = Address(host="127.0.0.1", port=8080), Address(host="0.0.0.0", port=8080)
READY = {
    "PARTNERFLOW_DATABASE": "memory:",
    "PARTNERFLOW_URL": "https://linde.example",
    "PARTNERFLOW_PROXY": "10.0.0.5/32",
    "PARTNERFLOW_EXAMPLE": "no",
}


def reasons(variables: dict[str, str], address: Address = ANYWHERE) -> list[str]:
    """What keeps a server with these variables from serving."""
    try:
        check_settings(Settings.read(variables), address, variables)
    except InvalidSettingError as error:
        refused = error
    else:
        return []
    told: list[str] = refused.data["reasons"]
    assert all(reason in str(refused) for reason in told)
    return told


def test_a_trial_is_served_to_this_machine_alone() -> None:
    variables = {"PARTNERFLOW_DATABASE": "memory:"}

    here, anywhere = reasons(variables, HERE), reasons(variables)

    assert here == []
    assert [reason.split(":")[0] for reason in anywhere] == [
        "PARTNERFLOW_URL",
        "PARTNERFLOW_PROXY",
        "PARTNERFLOW_EXAMPLE",
    ]


def test_what_is_ready_is_served_to_everybody() -> None:
    assert reasons(READY) == []


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("PARTNERFLOW_URL", "http://linde.example", "write the https://host"),
        ("PARTNERFLOW_URL", "", "write the https://host"),
        ("PARTNERFLOW_PROXY", "", "name the networks of the proxy"),
        ("PARTNERFLOW_EXAMPLE", "yes", "write no"),
    ],
)
def test_each_setting_of_a_trial_is_refused_with_what_to_do(name: str, value: str, remedy: str) -> None:
    (told,) = reasons(READY | {name: value})

    assert told.startswith(name)
    assert remedy in told


@pytest.mark.parametrize("address", [HERE, ANYWHERE], ids=["here", "anywhere"])
@pytest.mark.parametrize("value", ["y", "yes", "True", "1"])
def test_functions_that_lose_events_are_refused_everywhere(address: Address, value: str) -> None:
    (told,) = reasons(READY | {"POSTGRES_ENABLE_DB_FUNCTIONS": value}, address)

    assert "take the variable away" in told


def test_functions_that_are_switched_off_are_nothing() -> None:
    assert reasons(READY | {"POSTGRES_ENABLE_DB_FUNCTIONS": "n"}) == []


@pytest.mark.parametrize("loaded_by", [LOADED_BY, "key-aaaaaaaaaaaaaaaa"])
def test_only_an_example_that_the_program_loaded_is_refused(loaded_by: str) -> None:
    with a_service() as service:
        request = ImportRequest(process=shipped_process("partnership"), principal=loaded_by)
        service.import_facts(example_lines()[:40], request)

        check_contents(service, HERE)
        try:
            check_contents(service, ANYWHERE)
            told = []
        except InvalidSettingError as refused:
            told = refused.data["reasons"]

    assert ["name another store" in reason for reason in told] == ([True] if loaded_by == LOADED_BY else [])


def test_a_first_password_is_refused_as_long_as_it_stands() -> None:
    with a_service() as service:
        owner = make_account(service, "owner", by="program")
        set_password(service, owner.id, make_password(service), "program", first=True)
        check_contents(service, HERE)
        with pytest.raises(InvalidSettingError, match="choose another"):
            check_contents(service, ANYWHERE)

        set_password(service, owner.id, make_password(service), owner.id)

        assert check_contents(service, ANYWHERE) is None
