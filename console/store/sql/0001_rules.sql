-- The recovery rule and the contract for other writers, in built-in SQL alone, so that any program that
-- inserts a rating gets the same store. A doubled semicolon ends each statement, since triggers hold single ones.

INSERT INTO setting (key, value) VALUES
    ('kind', 'live'), ('contact_hours', '24'), ('horizon_days', '30'), ('throttle_hours', '72');;

-- A rating is never changed -----------------------------------------------------------------------

CREATE TRIGGER rating_is_kept BEFORE UPDATE OF interaction_id, metric, value, low, high, answered_at, answered_precision
ON rating BEGIN
    SELECT RAISE(ABORT, 'a stored rating is never changed: insert the new answer as a rating of its own');
END;;

CREATE TRIGGER rating_credits AFTER INSERT ON rating
WHEN NEW.agent_id IS NULL AND NEW.team_id IS NULL AND NOT EXISTS (SELECT 1 FROM setting WHERE key = 'importing') BEGIN
    UPDATE rating SET
        agent_id = (SELECT agent_id FROM interaction WHERE id = NEW.interaction_id),
        team_id = (SELECT coalesce(i.team_id, a.team_id) FROM interaction i LEFT JOIN agent a ON a.id = i.agent_id
                   WHERE i.id = NEW.interaction_id)
    WHERE id = NEW.id;
END;;

-- for programs that leave foreign keys off: the next rating may have its number
CREATE TRIGGER rating_goes AFTER DELETE ON rating BEGIN
    DELETE FROM answer_told WHERE rating_id = OLD.id;
END;;

-- Low ratings open cases --------------------------------------------------------------------------
-- `low_run` is every low csat answer young enough to open a case: not older than the horizon before the
-- store's clock (setting as_of, else the real time) and not dated after tomorrow.

CREATE VIEW low_run AS
SELECT r.id AS rating_id, r.interaction_id, r.answered_at, r.answered_precision,
       (r.value - r.low) / (r.high - r.low) AS position,
       coalesce(
           CASE WHEN EXISTS (SELECT 1 FROM working_span) THEN (
               -- working time before the opening, and the hours to go, lead to the span in which the deadline falls
               SELECT due.begins + worked.until + worked.hours - due.before FROM (
                   SELECT w.before + min(w.ends, o.at) - w.begins AS until,
                          3600 * CAST((SELECT value FROM setting WHERE key = 'contact_hours') AS INTEGER) AS hours
                   FROM (SELECT r.answered_at + CASE r.answered_precision WHEN 'day' THEN 86400 ELSE 0 END AS at) o
                   JOIN working_span w ON w.begins = (SELECT max(begins) FROM working_span WHERE begins <= o.at)) worked
               JOIN working_span due ON due.before = (SELECT max(before) FROM working_span WHERE before < worked.until + worked.hours)
               WHERE worked.until + worked.hours <= due.before + due.ends - due.begins)
           END,
           r.answered_at + CASE r.answered_precision WHEN 'day' THEN 86400 ELSE 0 END
               + 3600 * CAST((SELECT value FROM setting WHERE key = 'contact_hours') AS INTEGER)) AS contact_due_at,
       coalesce(r.agent_id, i.agent_id) AS agent_id,
       coalesce(r.team_id, i.team_id, a.team_id) AS team_id,
       i.customer_id, coalesce(ia.renewal_at, ca.renewal_at) AS renewal_at
FROM rating r
JOIN interaction i ON i.id = r.interaction_id
LEFT JOIN agent a ON a.id = coalesce(r.agent_id, i.agent_id)
LEFT JOIN account ia ON ia.id = i.account_id
LEFT JOIN customer c ON c.id = i.customer_id
LEFT JOIN account ca ON ca.id = c.account_id
WHERE r.metric = 'csat' AND r.verdict = 'low'
  AND r.answered_at >= coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'as_of'),
                                CAST(strftime('%s', 'now') AS INTEGER))
                       - 86400 * CAST((SELECT value FROM setting WHERE key = 'horizon_days') AS INTEGER)
  AND r.answered_at <= CAST(strftime('%s', 'now') AS INTEGER) + 86400;;

-- Replays an interaction's answers: `INSERT INTO replay_cases (interaction_id) VALUES (…)`. Nothing a person
-- touched is ever replayed.
CREATE VIEW replay_cases AS SELECT NULL AS interaction_id WHERE 0;;

CREATE TRIGGER replay INSTEAD OF INSERT ON replay_cases
WHEN NOT EXISTS (SELECT 1 FROM recovery WHERE interaction_id = NEW.interaction_id AND acted) BEGIN
    DELETE FROM recovery WHERE interaction_id = NEW.interaction_id;
    -- the first low of each run opens its case, closed at once where a better answer followed
    INSERT INTO recovery (interaction_id, rating_id, latest_rating_id, opened_at, opened_precision, contact_due_at,
                          position, renewal_at, customer_id, agent_id, team_id, status, closed_at)
    SELECT interaction_id, rating_id, rating_id, answered_at, answered_precision, contact_due_at,
           position, renewal_at, customer_id, agent_id, team_id,
           CASE WHEN raised_at IS NULL THEN 'open' ELSE 'withdrawn' END, raised_at
    FROM (
        SELECT l.*,
               (SELECT p.rating_id IS NOT NULL FROM rating b LEFT JOIN low_run p ON p.rating_id = b.id
                WHERE b.interaction_id = l.interaction_id AND b.metric = 'csat'
                  AND (b.answered_at, b.id) < (l.answered_at, l.rating_id)
                ORDER BY b.answered_at DESC, b.id DESC LIMIT 1) AS joins,
               (SELECT n.answered_at FROM rating n
                WHERE n.interaction_id = l.interaction_id AND n.metric = 'csat' AND n.verdict <> 'low'
                  AND (n.answered_at, n.id) > (l.answered_at, l.rating_id)
                ORDER BY n.answered_at, n.id LIMIT 1) AS raised_at
        FROM low_run l WHERE l.interaction_id = NEW.interaction_id)
    WHERE joins IS NOT 1
    ORDER BY answered_at, rating_id;
    -- later lows of a run join its case; a case knows the one before it
    UPDATE recovery SET (latest_rating_id, position) = (
        SELECT l.rating_id, l.position FROM low_run l
        WHERE l.interaction_id = recovery.interaction_id
          AND l.answered_at >= recovery.opened_at AND l.answered_at <= coalesce(recovery.closed_at, l.answered_at)
          AND NOT EXISTS (SELECT 1 FROM rating b WHERE b.interaction_id = l.interaction_id AND b.metric = 'csat'
                          AND b.verdict <> 'low' AND (b.answered_at, b.id) < (l.answered_at, l.rating_id)
                          AND (b.answered_at, b.id) > (recovery.opened_at, recovery.rating_id))
        ORDER BY l.answered_at DESC, l.rating_id DESC LIMIT 1),
        previous_id = (SELECT p.id FROM recovery p WHERE p.interaction_id = recovery.interaction_id
                       AND p.id < recovery.id ORDER BY p.id DESC LIMIT 1)
    WHERE interaction_id = NEW.interaction_id;
END;;

-- the usual case: the only answer of its interaction
CREATE TRIGGER low_opens_case AFTER INSERT ON rating
WHEN NEW.metric = 'csat' AND NEW.verdict = 'low' AND NOT EXISTS (
    SELECT 1 FROM rating WHERE interaction_id = NEW.interaction_id AND metric = 'csat' AND id <> NEW.id)
BEGIN
    INSERT INTO recovery (interaction_id, rating_id, latest_rating_id, opened_at, opened_precision, contact_due_at,
                          position, renewal_at, customer_id, agent_id, team_id)
    SELECT interaction_id, rating_id, rating_id, answered_at, answered_precision, contact_due_at,
           position, renewal_at, customer_id, agent_id, team_id
    FROM low_run WHERE rating_id = NEW.id;
END;;

-- one more answer of an interaction: which one is current, and what it means for its case
CREATE TRIGGER further_answer AFTER INSERT ON rating
WHEN EXISTS (SELECT 1 FROM rating WHERE interaction_id = NEW.interaction_id AND metric = NEW.metric AND id <> NEW.id)
BEGIN
    UPDATE rating SET superseded_at = (
        SELECT later.answered_at FROM rating later
        WHERE later.interaction_id = NEW.interaction_id AND later.metric = NEW.metric
          AND (later.answered_at, later.id) > (rating.answered_at, rating.id)
        ORDER BY later.answered_at, later.id LIMIT 1)
    WHERE interaction_id = NEW.interaction_id AND metric = NEW.metric;
    -- it came after a later one: replay
    INSERT INTO replay_cases (interaction_id)
    SELECT NEW.interaction_id WHERE NEW.metric = 'csat' AND EXISTS (SELECT 1 FROM rating
        WHERE id = NEW.id AND superseded_at IS NOT NULL);
    INSERT INTO next_answer (rating_id, interaction_id, verdict, position, answered_at)
    SELECT id, interaction_id, verdict, (value - low) / (high - low), answered_at FROM rating
    WHERE id = NEW.id AND NEW.metric = 'csat' AND superseded_at IS NULL;
END;;

-- the newest answer after others
CREATE VIEW next_answer AS
SELECT NULL AS rating_id, NULL AS interaction_id, NULL AS verdict, NULL AS position, NULL AS answered_at WHERE 0;;

CREATE TRIGGER next_answer_moves_case INSTEAD OF INSERT ON next_answer BEGIN
    -- lower again: the open case goes on, with the newest answer
    UPDATE recovery SET latest_rating_id = NEW.rating_id, position = NEW.position
    WHERE interaction_id = NEW.interaction_id AND closed_at IS NULL AND NEW.verdict = 'low';
    INSERT INTO recovery (interaction_id, rating_id, latest_rating_id, previous_id, opened_at, opened_precision,
                          contact_due_at, position, renewal_at, customer_id, agent_id, team_id)
    SELECT interaction_id, rating_id, rating_id,
           (SELECT id FROM recovery p WHERE p.interaction_id = NEW.interaction_id ORDER BY id DESC LIMIT 1),
           answered_at, answered_precision, contact_due_at, position, renewal_at, customer_id, agent_id, team_id
    FROM low_run WHERE rating_id = NEW.rating_id
      AND NOT EXISTS (SELECT 1 FROM recovery WHERE interaction_id = NEW.interaction_id AND closed_at IS NULL);
    -- raised: by the customer alone, or after somebody acted
    UPDATE recovery SET
        status = CASE WHEN acted THEN 'recovered' ELSE 'withdrawn' END,
        closed_by = CASE WHEN acted THEN 'customer' END,
        closed_at = NEW.answered_at
    WHERE interaction_id = NEW.interaction_id AND closed_at IS NULL
      AND (NEW.verdict = 'satisfied' OR (NEW.verdict = 'neutral' AND NOT acted));
END;;

-- What a case does --------------------------------------------------------------------------------

CREATE TRIGGER case_is_repeat AFTER INSERT ON recovery WHEN NEW.customer_id IS NOT NULL BEGIN
    UPDATE recovery SET repeat_low = EXISTS (
        SELECT 1 FROM recovery o WHERE o.customer_id = recovery.customer_id AND o.interaction_id <> recovery.interaction_id
        AND o.opened_at BETWEEN recovery.opened_at - 30 * 86400 AND recovery.opened_at)
    WHERE customer_id = NEW.customer_id AND opened_at BETWEEN NEW.opened_at AND NEW.opened_at + 30 * 86400;
END;;

-- What an opened case says, once for the trigger and once for an import, which says it for all its cases at the
-- end: row by row that takes most of a large import's time.
CREATE VIEW case_alert AS
SELECT v.id AS recovery_id, 'low rating' AS kind, 'case' AS scope, i.external_id AS name, v.opened_at AS since,
       CASE v.status WHEN 'withdrawn' THEN 'withdrawn' ELSE 'new' END AS state,
       (SELECT l.person_id FROM team_lead l WHERE l.team_id = v.team_id
        AND (l.since IS NULL OR l.since <= v.opened_at) AND (l.until IS NULL OR l.until > v.opened_at)
        AND NOT EXISTS (SELECT 1 FROM team_lead n WHERE n.team_id = l.team_id AND n.since <= v.opened_at
                        AND (n.until IS NULL OR n.until > v.opened_at)
                        AND (n.since, n.person_id) > (coalesce(l.since, n.since), l.person_id))
        LIMIT 1) AS person_id
FROM recovery v JOIN interaction i ON i.id = v.interaction_id;;

CREATE VIEW case_errand AS
SELECT v.id AS recovery_id, i.id AS interaction_id, i.source AS system, i.external_id AS ref, 'reopen' AS action,
       'Reopen: the customer rated this low, a recovery case is open.' AS text, v.opened_at AS created_at
FROM recovery v JOIN interaction i ON i.id = v.interaction_id
WHERE v.closed_at IS NULL AND (i.closed_at IS NOT NULL OR i.status IS NULL)
UNION ALL
SELECT v.id, i.id, i.source, i.external_id, 'hold', 'Pause the auto-close until the recovery case is closed.', v.opened_at
FROM recovery v JOIN interaction i ON i.id = v.interaction_id WHERE v.closed_at IS NULL;;

CREATE VIEW ticket_hold AS
SELECT i.id AS interaction_id,
       (SELECT max(opened_at) FROM recovery WHERE interaction_id = i.id AND status <> 'withdrawn') AS reopened_at,
       o.opened_at AS hold_since,
       CASE WHEN i.auto_close_at IS NOT NULL THEN max(0, i.auto_close_at - o.opened_at) END AS hold_left
FROM interaction i LEFT JOIN recovery o ON o.interaction_id = i.id AND o.closed_at IS NULL;;

CREATE TRIGGER case_speaks AFTER INSERT ON recovery
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE key = 'importing') BEGIN
    UPDATE interaction SET (reopened_at, hold_since, hold_left) = (
        SELECT reopened_at, hold_since, hold_left FROM ticket_hold WHERE interaction_id = NEW.interaction_id)
    WHERE id = NEW.interaction_id;
    INSERT INTO alert (recovery_id, kind, scope, name, since, state, person_id)
    SELECT recovery_id, kind, scope, name, since, state, person_id FROM case_alert WHERE recovery_id = NEW.id;
    INSERT INTO outbox (recovery_id, interaction_id, system, ref, action, text, created_at)
    SELECT recovery_id, interaction_id, system, ref, action, text, created_at FROM case_errand WHERE recovery_id = NEW.id;
END;;

CREATE TRIGGER outreach_speaks AFTER INSERT ON attempt BEGIN
    INSERT INTO outbox (interaction_id, recovery_id, system, ref, action, text, created_at)
    SELECT i.id, v.id, i.source, i.external_id, 'note',
           'Recovery: ' || NEW.how || coalesce(' by ' || NEW.channel, '') || ' (' || p.name || ').' || coalesce(' ' || NEW.note, ''),
           NEW.at
    FROM recovery v JOIN interaction i ON i.id = v.interaction_id JOIN person p ON p.id = NEW.person_id
    WHERE v.id = NEW.recovery_id;
END;;

CREATE TRIGGER case_closes AFTER UPDATE OF closed_at ON recovery
WHEN NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL BEGIN
    DELETE FROM outbox WHERE recovery_id = NEW.id AND done_at IS NULL AND NEW.status = 'withdrawn';
    INSERT INTO outbox (interaction_id, recovery_id, system, ref, action, text, created_at)
    SELECT i.id, NEW.id, i.source, i.external_id, 'resume',
           CASE WHEN i.hold_left IS NULL THEN 'Let the auto-close run again.'
                ELSE 'Let the auto-close run again, with ' || printf('%.1f', i.hold_left / 3600.0) || ' h left.' END,
           NEW.closed_at
    FROM interaction i WHERE i.id = NEW.interaction_id
      AND EXISTS (SELECT 1 FROM outbox o WHERE o.recovery_id = NEW.id AND o.action = 'hold');
    INSERT INTO outbox (interaction_id, recovery_id, system, ref, action, text, created_at)
    SELECT i.id, NEW.id, i.source, i.external_id, 'outcome',
           'Outcome: ' || NEW.status || CASE NEW.closed_by WHEN 'customer' THEN ' by the customer''s own better rating' ELSE '' END
           || coalesce('. Fix: ' || NEW.fix, '') || coalesce('. Lesson: ' || NEW.lesson, '') || '.',
           NEW.closed_at
    FROM interaction i WHERE i.id = NEW.interaction_id AND NEW.status <> 'withdrawn';
    UPDATE interaction SET (reopened_at, hold_since, hold_left) = (
        SELECT reopened_at, hold_since, hold_left FROM ticket_hold WHERE interaction_id = NEW.interaction_id)
    WHERE id = NEW.interaction_id;
    UPDATE alert SET state = CASE WHEN NEW.status = 'withdrawn' THEN 'withdrawn' ELSE 'answered' END WHERE recovery_id = NEW.id;
END;;

CREATE TRIGGER case_goes AFTER DELETE ON recovery BEGIN
    -- a program that leaves foreign keys off must not leave these behind
    DELETE FROM alert WHERE recovery_id = OLD.id;
    DELETE FROM outbox WHERE recovery_id = OLD.id;
    UPDATE recovery SET previous_id = NULL WHERE interaction_id = OLD.interaction_id AND previous_id = OLD.id;
    UPDATE interaction SET (reopened_at, hold_since, hold_left) = (
        SELECT reopened_at, hold_since, hold_left FROM ticket_hold WHERE interaction_id = OLD.interaction_id)
    WHERE id = OLD.interaction_id;
    UPDATE recovery SET repeat_low = EXISTS (
        SELECT 1 FROM recovery o WHERE o.customer_id = recovery.customer_id AND o.interaction_id <> recovery.interaction_id
        AND o.opened_at BETWEEN recovery.opened_at - 30 * 86400 AND recovery.opened_at)
    WHERE customer_id = OLD.customer_id AND opened_at BETWEEN OLD.opened_at AND OLD.opened_at + 30 * 86400;
END;;

-- What is kept beside the case follows its origin ---------------------------------------------------

CREATE TRIGGER case_follows_customer AFTER UPDATE OF customer_id, account_id ON interaction
WHEN (NEW.customer_id IS NOT OLD.customer_id OR NEW.account_id IS NOT OLD.account_id)
 AND EXISTS (SELECT 1 FROM recovery WHERE interaction_id = NEW.id) BEGIN
    UPDATE recovery SET customer_id = NEW.customer_id, renewal_at = coalesce(
        (SELECT renewal_at FROM account WHERE id = NEW.account_id),
        (SELECT a.renewal_at FROM customer c JOIN account a ON a.id = c.account_id WHERE c.id = NEW.customer_id))
    WHERE interaction_id = NEW.id;
    UPDATE recovery SET repeat_low = EXISTS (
        SELECT 1 FROM recovery o WHERE o.customer_id = recovery.customer_id AND o.interaction_id <> recovery.interaction_id
        AND o.opened_at BETWEEN recovery.opened_at - 30 * 86400 AND recovery.opened_at)
    WHERE customer_id IN (NEW.customer_id, OLD.customer_id);
END;;

CREATE TRIGGER case_follows_account AFTER UPDATE OF account_id ON customer
WHEN NEW.account_id IS NOT OLD.account_id BEGIN
    UPDATE recovery SET renewal_at = coalesce(
        (SELECT a.renewal_at FROM interaction i JOIN account a ON a.id = i.account_id WHERE i.id = recovery.interaction_id),
        (SELECT renewal_at FROM account WHERE id = NEW.account_id))
    WHERE customer_id = NEW.id;
END;;

CREATE TRIGGER case_follows_renewal AFTER UPDATE OF renewal_at ON account
WHEN NEW.renewal_at IS NOT OLD.renewal_at BEGIN
    UPDATE recovery SET renewal_at = NEW.renewal_at
    WHERE interaction_id IN (
        SELECT i.id FROM customer c JOIN interaction i ON i.customer_id = c.id WHERE c.account_id = NEW.id
        UNION SELECT id FROM interaction WHERE account_id = NEW.id);
END;;

-- Search follows the comments -----------------------------------------------------------------------
-- An import sets 'importing' within its transaction and adds its comments in one statement at the end: row by
-- row the index is written out at every savepoint, which is ten times slower.

CREATE TRIGGER search_gains AFTER INSERT ON rating
WHEN NEW.comment IS NOT NULL AND NOT EXISTS (SELECT 1 FROM setting WHERE key = 'importing') BEGIN
    INSERT INTO rating_search (rowid, comment) VALUES (NEW.id, NEW.comment);
END;;
CREATE TRIGGER search_loses AFTER DELETE ON rating WHEN OLD.comment IS NOT NULL BEGIN
    INSERT INTO rating_search (rating_search, rowid, comment) VALUES ('delete', OLD.id, OLD.comment);
END;;
-- one trigger for both: of two, SQLite may run the later one first, and then the new comment is forgotten
CREATE TRIGGER search_follows AFTER UPDATE OF comment ON rating WHEN NEW.comment IS NOT OLD.comment BEGIN
    INSERT INTO rating_search (rating_search, rowid, comment)
    SELECT 'delete', OLD.id, OLD.comment WHERE OLD.comment IS NOT NULL;
    INSERT INTO rating_search (rowid, comment) SELECT NEW.id, NEW.comment WHERE NEW.comment IS NOT NULL;
END;;

-- The journal is append-only --------------------------------------------------------------------------

CREATE TRIGGER journal_is_kept BEFORE UPDATE ON journal BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;;
