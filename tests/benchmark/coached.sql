-- What a coach looks at, for the tickets of the last quarter: surveys, talks, hands, reviews, one-on-ones.
INSERT INTO survey (interaction_id, due_at, sent_at) SELECT id, closed_at, closed_at + 60 FROM interaction
WHERE opened_at >= :since AND id % 5 < 3;
INSERT INTO survey (interaction_id, due_at, held_back) SELECT id, closed_at, 'throttle' FROM interaction
WHERE opened_at >= :since AND id % 5 = 3;
INSERT INTO involvement (interaction_id, role, agent_id, team_id, since)
SELECT id, 'assignee', CASE WHEN id % 20 = 0 THEN 1 + id % 240 ELSE agent_id END, team_id, opened_at FROM interaction
WHERE opened_at >= :since;
INSERT INTO turn (interaction_id, seq, at, speaker, agent_id, text)
SELECT id, seq, opened_at + seq * 60, iif(seq % 2, 'customer', 'agent'), iif(seq % 2, NULL, agent_id),
       'Thank you for writing about order ' || id || ', I have looked into it and it is on its way to you now.'
FROM interaction, (SELECT 1 AS seq UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4)
WHERE opened_at >= :since AND id % 10 = 0;
INSERT INTO rubric (id, name, version, created_at) VALUES (1, 'Calls', 1, 0);
INSERT INTO criterion (rubric_id, seq, section, name, weight, high)
SELECT 1, value, 'Opening', 'Criterion ' || value, 10, 4 FROM json_each('[1, 2, 3, 4, 5, 6, 7, 8]');
INSERT INTO review (id, interaction_id, rubric_id, agent_id, reviewer_id, drawn, at, score)
SELECT id, id, 1, agent_id, 1, 'random', closed_at + 86400, 60 + id % 41 FROM interaction
WHERE opened_at >= :since AND id % 100 = 0;
INSERT INTO review_answer (review_id, criterion_id, chosen, evidence)
SELECT v.id, k.id, (v.id + k.id) % 5, 'as said' FROM review v, criterion k;
INSERT INTO session (agent_id, coach_id, held_at, shared)
SELECT a.id, 1, :since + value * 2500000, 'Shared' FROM agent a, json_each('[0, 1, 2, 3]');
INSERT INTO commitment (session_id, text, due_at) SELECT id, 'Say what is next', held_at + 1209600 FROM session;
