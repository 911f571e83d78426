"""Guards: what must be true before partners leave a phase; one small function for each check a definition may name.

Never here: ids, kinds and parameters of guards (a definition gives those), texts of facts, streams other than grants.
May import: the slices of state and `process`. Door: `evaluation`. Tests: tests/unit/domain/guards/.
A new check: its signature in `process.signatures`, a function under `@guard` with its reasons in the module of its
subject, the fact that mends each reason in `steps`, and words for them in `messages/*/guards.toml`.
"""
