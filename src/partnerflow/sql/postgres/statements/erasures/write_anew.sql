-- The tables of what can be erased, written anew without the bytes of what was.
SELECT write_disclosures_anew()
