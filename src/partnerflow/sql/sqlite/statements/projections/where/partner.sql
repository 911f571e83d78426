EXISTS (
    SELECT 1
    FROM summary_partners AS partner
    WHERE partner.organisation = :partner
        AND partner.generation = summary.generation
        AND partner.key = summary.key
) 