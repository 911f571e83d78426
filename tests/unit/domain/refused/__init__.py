"""For every fact type a history upon which a line of it is refused, and what makes the same line acceptable."""
