-- In which form the tables of the read models stand here.
SELECT value FROM meta WHERE name = 'read-models'
