-- What is to be done behind this erasure: a row for each subject, one without when there is none.
INSERT INTO erasure_leftovers (stream_id, subject)
SELECT :stream_id, subject.value
FROM (SELECT 1) AS once
LEFT JOIN json_each(:subjects) AS subject ON true
