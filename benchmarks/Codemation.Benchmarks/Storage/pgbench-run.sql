-- The rows of one run of five steps in two commits: the yardstick of "store" with runs one by one.
\set n random(1, 1000000000000)
BEGIN;
INSERT INTO runs (id, workflow_id, plan_hash, status, epoch, owner, created_at, started_at, items_in, depth, queue, priority, records) VALUES (:client_id || '-' || :n, 'bench', 'plan', 'running', 1, 'pgbench', now(), now(), 1, 0, 'default', 5, 0);
INSERT INTO activations (run_id, seq, step, status, attempt, started_at, items_in, count, lineage, items) VALUES (:client_id || '-' || :n, 0, '$trigger', 'completed', 1, now(), 0, 1, '', '1');
COMMIT;
BEGIN;
UPDATE runs SET status = 'completed', finished_at = now(), items_out = 1, records = 5 WHERE id = :client_id || '-' || :n AND epoch = 1;
INSERT INTO activations (run_id, seq, step, status, attempt, started_at, finished_at, items_in, count, lineage, items) SELECT :client_id || '-' || :n, s, 's' || s, 'completed', 1, now(), now(), 1, 1, '', '1' FROM generate_series(1, 5) AS s;
COMMIT;
