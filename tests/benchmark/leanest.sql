-- The leanest SQL that brings what the agent view shows: nothing to fold, to name or to explain, peers known beforehand.
SELECT r.agent_id, i.channel, i.issue, count(*), sum(r.verdict = 'satisfied') FROM rating r
JOIN interaction i ON i.id = r.interaction_id WHERE r.metric = 'csat' AND r.answered_at >= {since} AND r.answered_at < {until}
AND r.superseded_at IS NULL GROUP BY 1, 2, 3;
SELECT agent_id, answered_at, answered_precision, cause, cause_by FROM rating WHERE metric = 'csat' AND verdict = 'low'
AND answered_at >= {since} AND answered_at < {until};
SELECT agent_id, score, at, drawn FROM review WHERE at >= {since} AND at < {until};
SELECT agent_id, max(held_at) FROM session GROUP BY 1;
SELECT s.agent_id, c.due_at FROM commitment c JOIN session s ON s.id = c.session_id WHERE c.state = 'open';
SELECT i.id, i.external_id, r.value, r.verdict, r.comment, r.answered_at, i.channel, i.issue, i.opened_at, i.handle_seconds,
 EXISTS (SELECT 1 FROM interaction n WHERE n.customer_id = i.customer_id AND n.opened_at > i.closed_at
 AND n.opened_at <= i.closed_at + 604800 AND n.issue = i.issue AND n.id <> i.id)
FROM rating r JOIN interaction i ON i.id = r.interaction_id WHERE r.metric = 'csat' AND r.answered_at >= {since}
AND r.answered_at < {until} AND r.superseded_at IS NULL AND r.agent_id = {agent} ORDER BY r.answered_at DESC;
SELECT k.name, v.interaction_id, w.chosen, w.evidence FROM review v JOIN review_answer w ON w.review_id = v.id
JOIN criterion k ON k.id = w.criterion_id WHERE v.agent_id = {agent} AND v.at >= {since} AND v.at < {until};
SELECT r.agent_id, count(*), sum(EXISTS (SELECT 1 FROM interaction n WHERE n.customer_id = i.customer_id
 AND n.opened_at > i.closed_at AND n.opened_at <= i.closed_at + 604800 AND n.issue = i.issue AND n.id <> i.id))
FROM rating r JOIN interaction i ON i.id = r.interaction_id WHERE r.metric = 'csat' AND r.answered_at >= {since}
AND r.answered_at < {until} AND r.superseded_at IS NULL AND r.verdict = 'satisfied' AND r.agent_id IN ({agents}) GROUP BY 1;
SELECT i.agent_id, i.issue, count(*), sum(s.held_back IS NULL), sum(s.sent_at IS NOT NULL),
 sum(EXISTS (SELECT 1 FROM interaction n WHERE n.customer_id = i.customer_id AND n.opened_at > i.closed_at
 AND n.opened_at <= i.closed_at + 259200 AND n.id <> i.id)),
 sum(EXISTS (SELECT 1 FROM rating r WHERE r.interaction_id = i.id AND r.metric = 'csat' AND r.answered_at <= s.sent_at + 604800))
FROM interaction i LEFT JOIN survey s ON s.interaction_id = i.id AND s.metric = 'csat'
WHERE coalesce(i.closed_at, i.resolved_at) >= {since} AND coalesce(i.closed_at, i.resolved_at) < {until}
AND i.agent_id IN ({agents}) GROUP BY 1, 2;
SELECT r.agent_id, count(*), sum(r.answered_at - (SELECT s.sent_at FROM survey s WHERE s.interaction_id = r.interaction_id
 AND s.metric = 'csat') <= 2 OR EXISTS (SELECT 1 FROM rating o INDEXED BY rating_of_interaction WHERE o.interaction_id = r.interaction_id
 AND o.metric = r.metric AND o.value <> r.value AND abs(o.answered_at - r.answered_at) <= 2))
FROM rating r WHERE r.metric = 'csat' AND r.answered_at >= {since} AND r.answered_at < {until} AND r.superseded_at IS NULL
AND r.agent_id IN ({agents}) GROUP BY 1;
SELECT v.agent_id, count(*) FROM interaction i CROSS JOIN involvement v ON v.interaction_id = i.id AND v.role = 'assignee'
WHERE coalesce(i.closed_at, i.resolved_at) >= {since} AND coalesce(i.closed_at, i.resolved_at) < {until}
AND v.agent_id <> i.agent_id AND +v.agent_id IN ({agents}) GROUP BY 1;
SELECT i.agent_id, i.id, t.text FROM interaction i CROSS JOIN turn t ON t.interaction_id = i.id AND t.agent_id = i.agent_id
WHERE coalesce(i.closed_at, i.resolved_at) >= {since} AND coalesce(i.closed_at, i.resolved_at) < {until}
AND i.agent_id IN ({agents});
