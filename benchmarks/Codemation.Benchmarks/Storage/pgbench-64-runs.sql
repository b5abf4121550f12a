-- The rows of 64 runs of five steps in two commits: the limit of "store" with runs in groups.
\set n random(1, 1000000000000)
BEGIN;
INSERT INTO runs (id, workflow_id, plan_hash, status, epoch, owner, created_at, started_at, items_in, depth, queue, priority, records) SELECT :client_id || '-' || :n || '-' || g, 'bench', 'plan', 'running', 1, 'pgbench', now(), now(), 1, 0, 'default', 5, 0 FROM generate_series(1, 64) AS g;
INSERT INTO activations (run_id, seq, step, status, attempt, started_at, items_in, count, lineage, items) SELECT :client_id || '-' || :n || '-' || g, 0, '$trigger', 'completed', 1, now(), 0, 1, '', '1' FROM generate_series(1, 64) AS g;
COMMIT;
BEGIN;
UPDATE runs SET status = 'completed', finished_at = now(), items_out = 1, records = 5 FROM (SELECT :client_id || '-' || :n || '-' || g AS id FROM generate_series(1, 64) AS g) AS given WHERE runs.id = given.id AND epoch = 1;
INSERT INTO activations (run_id, seq, step, status, attempt, started_at, finished_at, items_in, count, lineage, items) SELECT :client_id || '-' || :n || '-' || g, s, 's' || s, 'completed', 1, now(), now(), 1, 1, '', '1' FROM generate_series(1, 64) AS g, generate_series(1, 5) AS s;
COMMIT;
