"""A grant: who asks whom for what, what was promised and paid, on which conditions, and what the funder found.

Lives here: the slice itself (`grant`), and what each fact changes in it: `money` from the application to the settlement,
`account` for what is asked, shown, told and judged meanwhile. Door: this card.
"""

from partnerflow.domain.grants.state import account, money
from partnerflow.domain.grants.state.grant import Grant, GrantStatus

__all__ = ["Grant", "GrantStatus", "account", "money"]
