"""Share links: made, listed, ended, and redeemed by programs; people redeem them on the page `/share`."""

from __future__ import annotations

from typing import Any

from flask import Response

from partnerflow.application import credentials
from partnerflow.application.sharing.request import SharedLink
from partnerflow.domain.vocabulary.references import AccessRef, ActorRef
from partnerflow.domain.vocabulary.structs import kind_from
from partnerflow_api import addresses
from partnerflow_api.bodies import read_json
from partnerflow_api.context import desk, service
from partnerflow_api.encoding import answer, plain
from partnerflow_api.parameters import Parameter, read
from partnerflow_api.permitting import OPEN
from partnerflow_api.resource import KEY, Resource, address
from partnerflow_api.schemas.sharing import LINK, LINKS, REDEEMED, SHARED, RedeemBody
from partnerflow_api.sharing import BODY, share_address, share_request

KIND = "partnership"
ONE = {**KEY, "access": kind_from(AccessRef)}
SHOWN = RedeemBody()
ENDS_BY = Parameter(name="by", kind=kind_from(ActorRef), describes="Who ends it; who granted it when left out")
_WIRE = {"expires_at": "expiresAt", "last_used_at": "lastUsedAt", "revoked_on": "revokedOn"}
blueprint = Resource("links", __name__, tag="Access")


@blueprint.operation(
    "POST",
    "/partnerships/<key>/links",
    "shareLink",
    permission="links.share",
    path=KEY,
    body=BODY,
    status=201,
    answers=SHARED,
    describes="The link, and its token: shown now and never again",
    created=True,
    example={"by": "LIN", "role": "funder", "through": "2026-12-31", "uses": 5, "label": "Provincie"},
)
def share(key: str) -> Response:
    """Share a partnership with somebody outside, as it is now

    Records `AccessGranted` for a new pseudonym and makes a token. Whoever redeems it sees the partnership up to the newest
    checkpoint, and nothing that is recorded later. Sent twice, it makes two links.
    """
    key = address(KIND, key)
    given, _ = read_json()
    made = service().share(share_request(key, given))
    told = {"token": made.token, "url": share_address(made.token), "link": _item(made.link)}
    location = f"{addresses.of_stream(KIND, key)}/links/{made.link.access}"
    return answer(told, 201, headers={"Location": location})


@blueprint.operation(
    "GET",
    "/partnerships/<key>/links",
    "readLinks",
    permission="links.share",
    path=KEY,
    answers=LINKS,
    describes="The links, the last one first; no tokens",
)
def every(key: str) -> Response:
    """The share links into a partnership: what each shows, until when, and how often it was used"""
    return answer({"items": [_item(link) for link in service().links(address(KIND, key))]})


@blueprint.operation(
    "DELETE",
    "/partnerships/<key>/links/<access>",
    "endLink",
    permission="links.share",
    parameters=[ENDS_BY],
    path=ONE,
    answers=LINK,
    describes="It opens nothing any more",
)
def end(key: str, access: str) -> Response:
    """End a share link at once, with every session that was opened by it; records `AccessRevoked`"""
    return answer(_item(service().end_link(address(KIND, key), access, by=read([ENDS_BY])["by"])))


@blueprint.operation(
    "POST",
    "/links/redeem",
    "redeemLink",
    permission=OPEN,
    body=SHOWN,
    status=201,
    answers=REDEEMED,
    describes="A token for some hours; one use of the link is counted",
    example={"token": "pf_link_mzxw6ytboi2dgnbv_…"},
)
def redeem() -> Response:
    """Redeem a share link: a program gets an access token for it

    A link that is unknown, over, used up or ended is 401, whichever of these it is.
    """
    given, _ = read_json()
    token, session = credentials.redeem_link(desk().partnerflow, SHOWN.read(given)["token"])
    account = credentials.account(desk().partnerflow, session.principal.id)
    told = {
        "accessToken": token,
        "tokenType": "Bearer",
        "expiresAt": session.expires_at,
        "principal": account.id,
        "partnership": account.partnership,
        "href": addresses.of_stream(KIND, account.partnership or ""),
    }
    return answer(told, 201)


def _item(link: SharedLink) -> dict[str, Any]:
    told: dict[str, Any] = plain(link)
    return {_WIRE.get(name, name): value for name, value in told.items()}
