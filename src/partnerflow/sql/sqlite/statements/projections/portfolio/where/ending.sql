chosen.ending_kind = :ending
