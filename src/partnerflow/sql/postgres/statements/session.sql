-- Each session: the workspace, the least rights, UTC, answers only after the write is on disk, no endless waiting.
SELECT
    set_config('role', %(role)s, false),
    set_config('search_path', %(schema)s, false),
    set_config('timezone', 'UTC', false),
    set_config('lock_timeout', '10s', false),
    set_config('idle_in_transaction_session_timeout', '60s', false),
    set_config(
        'synchronous_commit',
        CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END,
        false
    )
