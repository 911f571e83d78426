"""Where the partnership is and how it came there.

Lives here: the slice itself (`course`), and what each fact changes in it: `stays` for the facts by which a phase is entered,
`arrangements` for what the partners arrange around them. Door: this card.
"""

from partnerflow.domain.course.state import arrangements, stays
from partnerflow.domain.course.state.course import Course, Status

__all__ = ["Course", "Status", "arrangements", "stays"]
