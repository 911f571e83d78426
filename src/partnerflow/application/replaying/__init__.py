"""Lawful, not only unaltered: stored facts are judged again by every rule, each upon the history that it came upon.

Lives here: what a writer can have seen of other streams, the judging of one stream, and what the store itself adds to a fact.
Never here: hashes, signatures, the reading of bundles or stores.
Door: `replay` for a store in log order, `replay_bundle` for a bundle. Tests: tests/unit/application/replaying.
"""

from partnerflow.application.replaying.bundles import replay_bundle
from partnerflow.application.replaying.finding import Finding
from partnerflow.application.replaying.judging import replay

__all__ = ["Finding", "replay", "replay_bundle"]
