"""Workspaces as their database knows them: made with a login of their own, stopped when another host goes on, and removed.

Never here: facts, requests, the files of the registry beyond what `removing` is told of. May import: persistence, settings.
Doors: `logins.make_login`, `stopping.stop_of`, `removing`, `archives`. Spec: docs/spec/workspaces.md.
Tests: tests/contract/workspaces.
"""
