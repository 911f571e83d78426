key IN (SELECT value FROM json_each(:among))
