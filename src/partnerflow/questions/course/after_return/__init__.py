"""What followed a return: the time it took, what became of what it put in question, and what happened beside it.

Each part of the answer of `return_outcomes` is a module. Never here: a question.
"""
