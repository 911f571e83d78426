"""A server that was meant for a trial does not answer to other machines, and says what is to be done."""

from __future__ import annotations

from partnerflow.cli import exits
from tests.support.server import Place


def test_a_trial_is_not_served_to_other_machines(place: Place) -> None:
    server = place.server(example=True, PARTNERFLOW_BIND="0.0.0.0:0")

    code = server.wait()

    told = server.errors()
    assert code == exits.ENVIRONMENT
    assert all(f"PARTNERFLOW_{name}: " in told for name in ("URL", "PROXY", "EXAMPLE"))


def test_a_login_that_may_more_than_it_needs_is_not_served(place: Place) -> None:
    server = place.server(PARTNERFLOW_PRIVILEGED="no", POSTGRES_ENABLE_DB_FUNCTIONS="yes")

    code = server.wait()

    told = server.errors()
    assert code == exits.ENVIRONMENT
    assert "POSTGRES_ENABLE_DB_FUNCTIONS" in told
    assert ("PARTNERFLOW_PRIVILEGED=yes" in told) == place.database.startswith("postgres")
