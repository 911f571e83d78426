key IN (SELECT value FROM json_array_elements_text(%(among)s::json))
