"""A service that reads from a standby, over a real primary that streams to it.

Lives here: what is told when the standby is behind, is gone, is no standby, or becomes the primary. Never here: the promises of
a store (tests/contract). Tests: test_*.py.
"""
