chosen.profile = :profile
