"""The report of a whole partnership on a day: all that a funder files, chapter by chapter."""
