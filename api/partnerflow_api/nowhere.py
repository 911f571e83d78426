"""What is missing when no route has an address: a question about a partnership, most likely, or else the address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from flask import request

from partnerflow.application.portfolio.catalogue import PORTFOLIO_QUESTIONS
from partnerflow.domain.vocabulary.kinds import closest
from partnerflow.questions.catalogue import QUESTIONS
from partnerflow_api.addresses import COLLECTIONS
from partnerflow_api.asking import API_PREFIX

_ASKED = (
    (
        re.compile(rf"{API_PREFIX}/{COLLECTIONS['partnership']}/[^/]+/([^/]+)"),
        (
            "accesses",
            "attachments",
            "bundle",
            "erasures",
            "history",
            "links",
            "moves",
            "next-moves",
            "proof",
            "readers",
            *(question.path for question in QUESTIONS.values()),
        ),
        "Questions",
    ),
    (
        re.compile(rf"{API_PREFIX}/portfolio/([^/]+)"),
        tuple(question.path for question in PORTFOLIO_QUESTIONS.values()),
        "Portfolio",
    ),
)


def missing_address() -> tuple[str, Mapping[str, Any]]:
    """The reason and its data: the nearest question there is, and where to find all that can be asked."""
    docs = f"{request.root_path}/docs"
    for address, known, tag in _ASKED if request.method in ("GET", "HEAD") else ():
        question = address.fullmatch(request.path)
        if question is not None:
            near = closest(question[1].replace("_", "-").lower(), known)
            return "no_such_question", {"question": question[1], "near": near, "href": f"{docs}#/{tag}"}
    return "no_such_address", {"path": request.path, "href": docs}
