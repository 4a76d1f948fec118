"""The fields of a staged row, what each takes, and its name for people."""

from __future__ import annotations

MOMENTS = {
    "opened_at": "opened", "first_reply_at": "first reply", "resolved_at": "resolved", "closed_at": "closed",
    "answered_at": "rating answered", "survey_sent_at": "survey sent", "auto_close_at": "closes by itself",
    "account_renewal_at": "account's renewal",
}  # fmt: skip
#: Moments whose precision travels with them.
PRECISE = ("opened_at", "first_reply_at", "resolved_at", "closed_at", "answered_at")
COUNTS = {"contacts": "contacts", "reopens": "reopens"}
TEXTS = {
    "kind": "kind", "url": "link", "subject": "subject", "channel": "channel", "issue": "issue",
    "issue_detail": "issue in detail", "product": "product", "status": "status", "agent_key": "agent's id",
    "agent_name": "agent", "agent_kind": "agent's kind", "team": "team", "lead": "team's lead",
    "manager": "agent's manager",
    "customer_key": "customer's id", "customer_name": "customer", "customer_email": "customer's e-mail",
    "customer_phone": "customer's phone", "customer_language": "customer's language", "account_key": "account's id",
    "account_name": "account", "account_owner": "account's owner", "rated": "what was rated",
    "mends": "number of a refused row",
}  # fmt: skip
LABELS = {
    "external_id": "id", **TEXTS, **MOMENTS, **COUNTS, "handle_seconds": "handle time", "value": "rating",
    "comment": "comment",
}  # fmt: skip
#: Texts of few different values, worth remembering while reading.
REPEATED = frozenset(TEXTS) - {
    "url",
    "mends",
    "subject",
    "customer_key",
    "customer_name",
    "customer_email",
    "customer_phone",
}
#: Why most columns are not stored.
NO_FIELD = "no field goes by this name"
NO_MOMENTS = "its values are no moments"
