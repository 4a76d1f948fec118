"""What a scorecard reads of each survey, finished ticket, case and repeated answer, in SQL (measures §2–§5).

Rows and parameters are those of scorecards_scans: r rating, s survey, i interaction, v case; a week is 604,800 seconds.
"""

from __future__ import annotations

#: Sent at least 7 days ago: it counts; a younger one is still open.
RIPE = "s.sent_at <= :ripe"
#: Answered within 7 days of sending. An answer known by its day alone counts from the day of sending on; where the
#: source told no sending and closing stands for it, an answer may have come before.
ANSWERED = """EXISTS (SELECT 1 FROM rating r WHERE r.interaction_id = s.interaction_id AND r.metric = s.metric
 AND r.answered_at <= min(:as_of, s.sent_at + 604800)
 AND (s.sent_at = s.due_at OR r.answered_at >= s.sent_at - 86399 * (r.answered_precision = 'day')))"""
#: From closing to sending; unknown where closing is a whole day, or stands for the sending.
WAIT = "CASE WHEN i.closed_precision = 'second' AND s.sent_at IS NOT s.due_at THEN s.sent_at - i.closed_at END"

#: Closed, and neither throttle, opt-out nor a missing address kept the survey back.
ELIGIBLE = "i.closed_at IS NOT NULL AND s.held_back IS NULL"
SENT = "coalesce(s.sent_at <= :as_of, 0)"
#: From opening to closing; nothing in hours is computed from whole days.
RESOLUTION = (
    "CASE WHEN i.opened_precision = 'second' AND i.closed_precision = 'second' THEN i.closed_at - i.opened_at END"
)
#: Resolved at least 7 days ago, so that a further contact would be known by now.
SETTLED = "coalesce(i.resolved_at, i.closed_at) <= :ripe"
#: Without a customer and an issue nobody can tell a further contact.
KNOWN = "i.customer_id IS NOT NULL AND i.issue IS NOT NULL"
_RESOLVED = """coalesce(i.resolved_at + 86399 * (i.resolved_precision = 'day'),
 i.closed_at + 86399 * (i.closed_precision = 'day'))"""
#: No further contact by that customer on that issue within 7 days; a ticket that was opened again is one.
AT_FIRST = f"""coalesce(i.reopens, 0) = 0 AND NOT EXISTS (SELECT 1 FROM interaction n WHERE n.customer_id = i.customer_id
 AND n.opened_at > {_RESOLVED} AND n.opened_at <= {_RESOLVED} + 604800 AND n.issue = i.issue AND n.id <> i.id)"""

#: Of an answer that took another's place: whether the first one was satisfied, and whether it was raised after contact.
FIRST_SATISFIED = """(SELECT f.verdict FROM rating f WHERE f.interaction_id = r.interaction_id AND f.metric = r.metric
 ORDER BY f.answered_at, f.id LIMIT 1) = 'satisfied'"""
RAISED = """(r.value - r.low) / (r.high - r.low) > (SELECT (f.value - f.low) / (f.high - f.low) FROM rating f
 WHERE f.interaction_id = r.interaction_id AND f.metric = r.metric ORDER BY f.answered_at, f.id LIMIT 1)
 AND EXISTS (SELECT 1 FROM recovery v WHERE v.interaction_id = r.interaction_id AND v.contacted_at <= r.answered_at)"""
