"""What is missing when no route has an address: a question about a partnership, most likely, or else the address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from flask import request

from partnerflow.domain.vocabulary.kinds import closest
from partnerflow.questions.catalogue import QUESTIONS
from partnerflow_api.addresses import COLLECTIONS
from partnerflow_api.headers import API_PREFIX

_QUESTION = re.compile(rf"{API_PREFIX}/{COLLECTIONS['partnership']}/[^/]+/([^/]+)")
_ASKED = ("history", "moves", "next-moves", *(question.path for question in QUESTIONS.values()))


def missing_address() -> tuple[str, Mapping[str, Any]]:
    """The reason and its data: the nearest question there is, and where to find all that can be asked."""
    docs = f"{request.root_path}/docs"
    question = _QUESTION.fullmatch(request.path) if request.method in ("GET", "HEAD") else None
    if question is None:
        return "no_such_address", {"path": request.path, "href": docs}
    near = closest(question[1].replace("_", "-").lower(), _ASKED)
    return "no_such_question", {"question": question[1], "near": near, "href": f"{docs}#/Questions"}
