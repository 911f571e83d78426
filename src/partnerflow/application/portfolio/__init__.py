"""Questions about all partnerships at once: figures and lists from the read model that follows the log.

Lives here: the questions, one function each with its parameters and its words, and the port they read through. Never here:
folding, SQL, HTTP. May import: questions, domain, process, errors. Door: `asking.ask`. Tests: tests/unit/portfolio/.
"""
