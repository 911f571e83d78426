chosen.status = %(status)s
