"""What the OpenAPI document says is what the API does, whatever somebody sends who has read nothing but that document.

Every operation, with two cases that fit the document and two that do not, always the same.
``PARTNERFLOW_SCHEMATHESIS_CASES=200`` tries each with so many others, and as many walks from answer to request.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.stateful import run_state_machine_as_test
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.generation import GenerationMode

from partnerflow.application.access.principal import everything
from partnerflow.application.credentials import make_key
from partnerflow_api import create_app
from partnerflow_api.bodies import NDJSON
from tests.support.service import a_service

CASES = int(os.environ.get("PARTNERFLOW_SCHEMATHESIS_CASES", "0"))
PARTS = 8
"""Operations are tried in so many parts beside each other."""
WALKS, STEPS = (CASES, 30) if CASES else (1, 4)
CHECKED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "ignored_auth",
)

KEYS = {"/partnerships/{key}": "vast-verder", "/grants/{key}": "GR-1", "/organisations/{key}": "LIN"}
"""Chance hardly ever names what there is."""


@schemathesis.serializer(*NDJSON)
def import_line(_context: Any, value: Any) -> Any:
    """A body of an import: one line, whatever is in it."""
    return value if isinstance(value, bytes) else json.dumps(value).encode()


@dataclass(frozen=True, slots=True)
class Api:
    """The document, as a client reads it that has a key for everything."""

    schema: Any
    headers: dict[str, str]
    checks: list[Any]

    def tried(self, case: Any) -> None:
        """Send a case, of something that is there where it can be, and hold the answer to the document."""
        if case.meta.generation.mode is GenerationMode.POSITIVE:
            for beginning, key in KEYS.items():
                if case.operation.path.startswith(beginning):
                    case.path_parameters["key"] = key
        response = case.call(headers=self.headers)
        case.validate_response(response, headers=self.headers, checks=self.checks)


@pytest.fixture(scope="module")
def api() -> Iterator[Api]:
    load_all_checks()
    with a_service(example=True) as service:
        assert service.ledger.settle(service.store.position(), 20.0) is not None
        roles = everything("key-everything").assignments
        _, token = make_key(service, "schemathesis", roles, expires=date(2027, 6, 1), by="program")
        schema = schemathesis.openapi.from_wsgi("/v1/openapi.json", create_app(service))
        yield Api(schema, {"Authorization": f"Bearer {token}"}, CHECKS.get_by_names(CHECKED))


def plan(examples: int, **more: Any) -> settings:
    """As many cases, and the same ones each time unless many are asked for."""
    return settings(
        max_examples=examples,
        derandomize=not CASES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        **more,
    )


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["fits", "does not fit"])
def test_what_the_document_says_is_what_the_api_does(api: Api, mode: GenerationMode, part: int) -> None:
    operations = [found.ok() for found in api.schema.get_all_operations()][part::PARTS]

    for operation in operations:

        @plan(CASES or 2)
        @given(case=operation.as_strategy(generation_mode=mode))
        def tried(case: Any) -> None:
            api.tried(case)

        tried()

    assert len(operations) > 250 // PARTS


def test_no_walk_from_answer_to_request_breaks_anything(api: Api) -> None:
    machine = api.schema.as_state_machine()
    seen: list[int] = []

    class Walk(machine):  # type: ignore[misc, valid-type]
        def get_call_kwargs(self, _case: Any) -> dict[str, Any]:
            return {"headers": api.headers}

        def validate_response(self, response: Any, case: Any, **_options: Any) -> None:
            seen.append(response.status_code)
            case.validate_response(response, headers=api.headers, checks=api.checks)

    run_state_machine_as_test(Walk, settings=plan(WALKS, stateful_step_count=STEPS))

    assert seen
    assert max(seen) < 500
