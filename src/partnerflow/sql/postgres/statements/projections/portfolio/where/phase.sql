chosen.phase = %(phase)s
