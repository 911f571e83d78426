chosen.ending_kind = %(ending)s
