"""What every view is permitted under: said where it stands, or the app does not start."""

from __future__ import annotations

from typing import Any, cast

import pytest
from flask import Flask

from partnerflow.application.access.permissions import PERMISSIONS, Permission
from partnerflow.application.portfolio.registry import portfolio_question
from partnerflow.application.service import Partnerflow
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow.questions.registry import QuestionPermission, question
from partnerflow.questions.view import Asked
from partnerflow_api.context import EXTENSION, Desk
from partnerflow_api.permitting import OPEN, UndeclaredPermission, open_to_all, permits, permitted
from partnerflow_api.resource import Resource
from tests.support.admission import open_app
from tests.support.service import a_service

OPEN_ADDRESSES = {
    "/docs",
    "/docs/",
    "/docs/<name>",
    "/docs/start.js",
    "/embed/<token>/phase-map",
    "/embed/<token>/phase-map.svg",
    "/embed/<token>/timeline",
    "/health",
    "/health/live",
    "/health/ready",
    "/partnerships",
    "/scheme",
    "/share",
    "/sign-in",
    "/sign-in/back-channel",
    "/sign-in/password",
    "/sign-in/provider",
    "/sign-in/return",
    "/sign-out",
    "/signed-out",
    "/static/pages/<path:filename>",
    "/static/pages/embed.js",
    "/theme.css",
    "/v1",
    "/v1/links/redeem",
    "/v1/openapi-3.0.json",
    "/v1/openapi.json",
    "/verify",
    "/verify.py",
}


@pytest.fixture
def app() -> Any:
    with a_service() as service:
        yield open_app(service)


def test_a_view_without_a_permission_stops_the_start() -> None:
    app = Flask("app", static_folder=None)
    app.add_url_rule("/fine", endpoint="fine", view_func=permitted("partnership.read")(lambda: "fine"))
    app.add_url_rule("/forgotten", endpoint="forgotten", view_func=lambda: "forgotten")

    with pytest.raises(UndeclaredPermission, match="forgotten"):
        permits(app)


def test_so_does_a_permission_that_there_is_not() -> None:
    unknown = cast(Permission, "partnership.see")

    with pytest.raises(UndeclaredPermission, match=r"partnership\.see"):
        permitted(unknown)
    with pytest.raises(UndeclaredPermission, match=r"partnership\.see"):
        Resource("things", __name__).operation("GET", "/things", "readThings", permission=unknown)


def test_an_operation_says_its_permission_or_cannot_be_declared() -> None:
    declare: Any = Resource("things", __name__).operation

    with pytest.raises(TypeError, match="permission"):
        declare("GET", "/things", "readThings")


@pytest.mark.parametrize("permission", ["organisations.read", "partnership.see", ""])
def test_a_question_is_asked_under_a_permission_of_a_partnership(permission: str) -> None:
    with pytest.raises(TypeError, match="permission"):
        question("one", permission=cast(QuestionPermission, permission), parameters=Asked, nl="Wat?", en="What?")


def test_a_question_about_all_partnerships_is_asked_under_a_permission_that_there_is() -> None:
    unknown = cast(Permission, "portfolio.see")

    with pytest.raises(TypeError, match=r"portfolio\.see"):
        portfolio_question("all", permission=unknown, parameters=Declared, nl="Wat?", en="What?")


def test_every_address_of_the_app_has_its_permission_and_only_these_are_open(app: Flask) -> None:
    known = cast(Desk, app.extensions[EXTENSION]).permits

    assert {permit.permission for permit in known.values()} <= {*PERMISSIONS, OPEN}
    found = {rule.rule for rule in app.url_map.iter_rules() if known[rule.endpoint].permission == OPEN}
    assert found == OPEN_ADDRESSES


def test_a_view_that_is_open_to_all_is_never_handed_the_workspace(app: Flask) -> None:
    from partnerflow_api.context import service

    def leaking() -> str:
        service()
        return "told"

    app.add_url_rule("/leaking", endpoint="leaking", view_func=open_to_all(leaking))
    desk = cast(Desk, app.extensions[EXTENSION])
    desk.permits = permits(app)

    assert app.test_client().get("/leaking").status_code == 500


def test_the_document_says_the_permission_of_every_operation(app: Flask) -> None:
    document: Any = app.test_client().get("/v1/openapi.json").json

    operations = [each for path in document["paths"].values() for each in path.values() if "operationId" in each]
    assert document["security"] == [{"key": []}, {"session": []}]
    for each in operations:
        assert each["x-permission"] in {*PERMISSIONS, OPEN}
        if each["x-permission"] == OPEN:
            assert each["security"] == []
        else:
            assert {"401", "403"} <= set(each["responses"])
            assert "security" not in each
        assert "429" in each["responses"]


def test_the_service_itself_is_not_what_a_view_gets(app: Flask) -> None:
    from partnerflow_api.context import service

    with app.test_request_context("/v1/partnerships"):
        app.preprocess_request()

        assert not isinstance(service(), Partnerflow)
        assert service().purpose == "findPartnerships"
