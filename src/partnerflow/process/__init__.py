"""What a process is: phases, moves, deliverables, guards, return reasons, fates and profiles, read from configuration.

Never here: facts, what is true of a partnership, or whether a guard is met (that is `domain`).
May import: `transparency`, `settings`, `errors`. YAML enters by `reader` alone.
Door: `reader.read`, `catalogue.Catalogue`, and the dataclasses of `definition`. Spec: docs/spec/process-definition.md.
Tests: tests/unit/process/.
"""
