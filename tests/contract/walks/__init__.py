"""Walks: partnerships that hypothesis leads through legal and illegal facts, on each durable store, beside a simple model.

Lives here: the process of the walks, the model, the teller and the walk. Never here: anything that reads the domain's code
to know what should be. Tests: test_walks.py.
"""
