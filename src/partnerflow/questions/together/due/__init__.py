"""Deadlines: the kinds there are, and which of them each part of a partnership and its grants leaves open.

Never here: a question, or what is told of it on a day.
"""
