-- For people who open the file in another program: names instead of numbers, times to read.

CREATE VIEW answers AS
SELECT r.id, i.source, i.external_id AS ref, r.metric, r.value, r.low, r.high, r.verdict, r.comment,
       CASE r.answered_precision WHEN 'day' THEN date(r.answered_at, 'unixepoch')
            ELSE strftime('%Y-%m-%dT%H:%M:%SZ', r.answered_at, 'unixepoch') END AS answered_utc,
       a.name AS agent, t.name AS team, i.channel, i.issue, i.issue_detail, i.product, c.name AS customer,
       r.superseded_at IS NULL AS is_current
FROM rating r
JOIN interaction i ON i.id = r.interaction_id
LEFT JOIN agent a ON a.id = r.agent_id
LEFT JOIN team t ON t.id = r.team_id
LEFT JOIN customer c ON c.id = i.customer_id;

CREATE VIEW cases AS
SELECT v.id, i.source, i.external_id AS ref, v.status, p.name AS owner, a.name AS handler, t.name AS team,
       c.name AS customer, r.value, r.low, r.high, r.comment,
       strftime('%Y-%m-%dT%H:%M:%SZ', v.opened_at, 'unixepoch') AS opened_utc,
       strftime('%Y-%m-%dT%H:%M:%SZ', v.contact_due_at, 'unixepoch') AS contact_due_utc,
       strftime('%Y-%m-%dT%H:%M:%SZ', v.closed_at, 'unixepoch') AS closed_utc, v.fix, v.lesson
FROM recovery v
JOIN interaction i ON i.id = v.interaction_id
JOIN rating r ON r.id = v.latest_rating_id
LEFT JOIN person p ON p.id = v.owner_id
LEFT JOIN agent a ON a.id = v.agent_id
LEFT JOIN team t ON t.id = v.team_id
LEFT JOIN customer c ON c.id = v.customer_id;

CREATE VIEW tickets AS
SELECT i.id, i.source, i.external_id AS ref, i.kind, i.channel, i.issue, i.issue_detail, i.product, i.status,
       a.name AS agent, t.name AS team, c.name AS customer,
       strftime('%Y-%m-%dT%H:%M:%SZ', i.opened_at, 'unixepoch') AS opened_utc,
       strftime('%Y-%m-%dT%H:%M:%SZ', i.closed_at, 'unixepoch') AS closed_utc,
       CASE WHEN i.closed_at >= i.opened_at THEN i.closed_at - i.opened_at END AS resolution_seconds,
       CASE WHEN i.handle_seconds >= 0 THEN i.handle_seconds END AS handle_seconds, i.suspect
FROM interaction i
LEFT JOIN agent a ON a.id = i.agent_id
LEFT JOIN team t ON t.id = i.team_id
LEFT JOIN customer c ON c.id = i.customer_id;
