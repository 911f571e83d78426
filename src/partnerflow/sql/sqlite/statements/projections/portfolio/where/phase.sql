chosen.phase = :phase
