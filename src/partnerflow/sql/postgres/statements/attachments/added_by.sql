-- Whether somebody added it.
SELECT 1
FROM attachment_additions
WHERE stream_id = %(stream_id)s
    AND sha256 = %(sha256)s
    AND principal = %(principal)s
