chosen.process = %(process)s
