-- Each session: the workspace, the least rights, UTC, answers only after the write is on disk, no endless waiting or work.
-- How long a statement, a lock and an idle transaction may take is the operator's to say: in the URL, for the login or for
-- the database. What nobody said is bounded here.
SELECT
    set_config('role', %(role)s, false),
    set_config('search_path', %(schema)s, false),
    set_config('timezone', 'UTC', false),
    set_config(
        'statement_timeout',
        CASE current_setting('statement_timeout') WHEN '0' THEN '60s' ELSE current_setting('statement_timeout') END,
        false
    ),
    set_config(
        'lock_timeout',
        CASE current_setting('lock_timeout') WHEN '0' THEN '10s' ELSE current_setting('lock_timeout') END,
        false
    ),
    set_config(
        'idle_in_transaction_session_timeout',
        CASE current_setting('idle_in_transaction_session_timeout')
            WHEN '0' THEN '60s' ELSE current_setting('idle_in_transaction_session_timeout')
        END,
        false
    ),
    set_config(
        'synchronous_commit',
        CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END,
        false
    )
