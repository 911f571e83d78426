"""Shapes at the door: what a body may hold, made from the declarations of the facts, and what an answer looks like.

Lives here: marshmallow schemas, JSON shapes of states. Never here: routes, rules, a list of fact types.
May import: partnerflow (not its bootstrap), marshmallow. Doors: `facts.body_schema`, `state.shown`. Tests: tests/unit/api/.
"""
