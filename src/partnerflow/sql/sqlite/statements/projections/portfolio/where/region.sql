chosen.region = :region
