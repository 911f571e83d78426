"""The pages of docs/ that say what the program declares: an introduction that people write, and tables and texts behind it.

Lives here: a module for each page, and its introduction beside it. `scripts/pages` writes them all; a test compares them.
"""
