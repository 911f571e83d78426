-- How often texts of a stream were restricted or freed.
SELECT number
FROM restrictions
WHERE stream_id = :stream_id
