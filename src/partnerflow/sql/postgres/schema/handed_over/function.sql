-- Another host goes on with this workspace: whoever writes here all the same is refused.
CREATE OR REPLACE FUNCTION refuse_after_handing_over() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the workspace was handed over'
        USING ERRCODE = 'object_not_in_prerequisite_state';
END
$$;
REVOKE ALL ON FUNCTION refuse_after_handing_over() FROM PUBLIC
