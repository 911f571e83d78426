"""partnerflow keeps the history of long-running collaborations between organisations so well that a funder can rely on it.

Lives here: everything but HTTP. Never here: Flask. Door: `partnerflow.bootstrap.build`. Rooms: docs/architecture.md.
"""
