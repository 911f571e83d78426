"""Guards: what must be true before partners leave a phase, one small function for each check that a definition may name.

Never here: ids, kinds and parameters of guards (a process definition gives those), texts of facts, other streams than grants.
May import: the slices of state and `process`. Door: `evaluation`. A new check: its signature in `process.signatures`, a
function under `@guard` in the module of its subject, its reasons in `messages/*/guards.toml`. Tests: tests/unit/domain/guards/.
"""
