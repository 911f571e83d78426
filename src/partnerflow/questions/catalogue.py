"""The catalogue: every question there is, by its name; a module in the folder of a subject adds one."""

from __future__ import annotations

import importlib
import pkgutil
from types import MappingProxyType

from partnerflow import questions
from partnerflow.questions.registry import declared

SUBJECTS = (
    "course",
    "parties",
    "people",
    "mandates",
    "ambition",
    "contributions",
    "deliverables",
    "decisions",
    "projects",
    "interaction",
    "evaluations",
    "grants",
    "access",
    "record",
    "together",
)

for _subject in SUBJECTS:
    _folder = importlib.import_module(f"{questions.__name__}.{_subject}")
    for _module in pkgutil.iter_modules(_folder.__path__, f"{_folder.__name__}."):
        importlib.import_module(_module.name)

# In order of subject and name, whichever module was imported first.
QUESTIONS = MappingProxyType(
    {
        question.name: question
        for question in sorted(declared().values(), key=lambda item: (SUBJECTS.index(item.subject), item.name))
    }
)
