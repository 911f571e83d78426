"""Which projects ran, which stood still, and since when."""

from __future__ import annotations

from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "projects_timeline",
    permission="partnership.read",
    parameters=Asked,
    nl="Welke projecten liepen, welke stonden stil, en sinds wanneer?",
    en="Which projects ran, which stood still, and since when?",
)
def projects_timeline(view: View[Asked]) -> Answer:
    """The life of every project in spans of one status, in the order in which the projects were defined.

    Answers a list of `{project, title, status, since, segments}`; `status` is the present one and `since` its first
    day. A segment is `{status, from, until}`, with `defined`, `running`, `suspended`, `completed`, `stopped` or
    `handed_over` as its status.
    """
    projects = view.state.projects.by_ref.values()
    value = [
        {
            "project": project.ref,
            "title": project.title,
            "status": project.status,
            "since": project.since,
            "segments": [{"status": span.status, "from": span.since, "until": span.until} for span in project.spans],
        }
        for project in projects
    ]
    return Answer(value=value, facts=tuple(span.fact for project in projects for span in project.spans))
