chosen.status = :status
