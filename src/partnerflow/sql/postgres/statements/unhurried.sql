-- For this transaction alone: work over everything takes as long as there is data, and its reader may pause.
SELECT
    set_config('statement_timeout', '0', true),
    set_config('idle_in_transaction_session_timeout', '0', true)
