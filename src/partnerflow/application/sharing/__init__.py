"""Letting outsiders look: share links, who can see a partnership, and who looked.

Lives here: what a link is made of and in which order it comes and goes, the record of reading as it is told.
Never here: tokens and where they are kept (`credentials`), what a role sees (`access`), HTTP.
May import: the application, `domain` and below. Doors: `links`, `readers`, `readings`. Tests: tests/unit/application/sharing/.
"""
