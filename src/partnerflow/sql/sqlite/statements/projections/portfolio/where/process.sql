chosen.process = :process
