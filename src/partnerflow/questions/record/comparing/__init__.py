"""Comparing two points in the record: naming them, standing at them, what can be seen there, and how that differs.

What can be seen stands in a module for each group of subjects: `people`, `content`, `work`. Never here: a question.
"""
