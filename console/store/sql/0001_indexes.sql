-- Every question the screens ask is answered from one of these.

CREATE INDEX interaction_customer ON interaction (customer_id, opened_at) WHERE customer_id IS NOT NULL;
CREATE INDEX interaction_opened ON interaction (opened_at);
CREATE INDEX interaction_account ON interaction (account_id, opened_at) WHERE account_id IS NOT NULL;
CREATE INDEX customer_account ON customer (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX customer_name ON customer (name COLLATE NOCASE) WHERE name IS NOT NULL;
CREATE INDEX customer_email ON customer (source, email) WHERE email IS NOT NULL;

-- which answer is current; the answers of one interaction
CREATE INDEX rating_of_interaction ON rating (interaction_id, metric, answered_at, id);
-- scores by team and agent in a window, without touching the table; by channel and the like, with the ticket alone
CREATE INDEX rating_window ON rating (metric, answered_at, superseded_at, verdict, team_id, agent_id, value, low, high,
    interaction_id);
-- whether a window has more than the usual scale of its metric: empty in most stores (store/scorecards_scans.py)
CREATE INDEX rating_odd_scale ON rating (metric, answered_at) WHERE CASE metric WHEN 'csat' THEN low <> 1 OR high <> 5
    WHEN 'nps' THEN low <> 0 OR high <> 10 ELSE low <> 1 OR high <> 7 END;
-- answers whose place another one took, for the score of first answers
CREATE INDEX rating_replaced ON rating (metric, superseded_at) WHERE superseded_at IS NOT NULL;
-- what a window's heavier columns count
CREATE INDEX survey_sent ON survey (sent_at) WHERE sent_at IS NOT NULL;
-- with the agent, so that those of an agent and a dozen peers are found without looking at everybody's tickets
CREATE INDEX interaction_finished ON interaction (coalesce(closed_at, resolved_at), agent_id)
    WHERE coalesce(closed_at, resolved_at) IS NOT NULL;
-- the watch lane
CREATE INDEX rating_watch ON rating (answered_at, id) WHERE metric = 'csat' AND verdict = 'neutral' AND superseded_at IS NULL;

-- the queue: all that sorts and filters an open case, in the order of one part of the queue (store/queue.py)
CREATE INDEX recovery_open ON recovery (repeat_low, position, contact_due_at, id, contacted_at, renewal_at,
    waiting_until, owner_id, team_id, agent_id, customer_id, closed_at) WHERE closed_at IS NULL;
-- sorted by deadline; the few that renew soon, which come first in each part of the queue
CREATE INDEX recovery_due ON recovery (contact_due_at) WHERE closed_at IS NULL;
CREATE INDEX recovery_renewing ON recovery (renewal_at) WHERE closed_at IS NULL AND renewal_at IS NOT NULL;
CREATE INDEX recovery_closed ON recovery (closed_at, id) WHERE closed_at IS NOT NULL;
-- the cases of a ticket, of which one at most is open
CREATE UNIQUE INDEX recovery_of_interaction ON recovery (interaction_id, iif(closed_at IS NULL, 0, id));
CREATE INDEX recovery_of_customer ON recovery (customer_id, opened_at) WHERE customer_id IS NOT NULL;
CREATE INDEX recovery_of_rating ON recovery (rating_id);
CREATE INDEX recovery_opened ON recovery (opened_at);

CREATE INDEX attempt_of_case ON attempt (recovery_id, at);
CREATE INDEX note_of_case ON note (recovery_id, at);
CREATE INDEX outbox_of_case ON outbox (recovery_id);
CREATE INDEX outbox_of_ticket ON outbox (interaction_id);
CREATE INDEX alert_of_scope ON alert (state, scope) WHERE scope <> 'case';
CREATE INDEX intervention_of_scope ON intervention (scope, name, at);
CREATE INDEX intervention_of_alert ON intervention (alert_id) WHERE alert_id IS NOT NULL;
CREATE INDEX journal_of_person ON journal (person_id, id);
CREATE INDEX journal_of_ticket ON journal (interaction_id, id) WHERE interaction_id IS NOT NULL;
CREATE INDEX journal_of_alert ON journal (alert_id, id) WHERE alert_id IS NOT NULL;
CREATE INDEX journal_undoes ON journal (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX journal_redoes ON journal (redoes) WHERE redoes IS NOT NULL;
CREATE INDEX journal_batch ON journal (batch) WHERE batch IS NOT NULL;
CREATE INDEX review_of_agent ON review (agent_id, at);
CREATE INDEX review_of_interaction ON review (interaction_id);
CREATE INDEX session_of_agent ON session (agent_id, held_at);
CREATE INDEX commitment_of_session ON commitment (session_id);

CREATE VIRTUAL TABLE rating_search USING fts5 (comment, content = 'rating', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
