chosen.region = %(region)s
