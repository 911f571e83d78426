chosen.profile = %(profile)s
