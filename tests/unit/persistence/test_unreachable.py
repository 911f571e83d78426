"""What is told when PostgreSQL does not let us in."""

from __future__ import annotations

import psycopg
import pytest

from partnerflow.persistence.postgres.unreachable import unreachable

BEGINNING = 'connection failed: connection to server at "127.0.0.1", port 5432 failed: '


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            f'{BEGINNING}FATAL:  role "ina" does not exist',
            'role "ina" does not exist: make it (`createuser ina`), or use another login in PARTNERFLOW_DATABASE',
        ),
        (
            f"{BEGINNING}Connection refused\n\tIs the server running on that host?",
            "Connection refused: see that it runs, and that PARTNERFLOW_DATABASE has its host and port",
        ),
        ("", "no reason given: see that it runs, and that PARTNERFLOW_DATABASE has its host and port"),
    ],
)
def test_a_refusal_is_one_sentence_with_the_setting_and_what_to_do(said: str, told: str) -> None:
    error = unreachable(psycopg.OperationalError(said))

    assert str(error) == f"PostgreSQL does not answer: {told}"
