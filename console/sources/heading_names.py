"""The words that help desks head their columns with, by field; the best name first."""

from __future__ import annotations

from console.store.rejects import NUMBER

#: Field → the names it goes by, best first: Zendesk, Intercom, Freshdesk, Help Scout, HubSpot, Chatwoot, plain English.
NAMES: dict[str, tuple[str, ...]] = {
    "external_id": (
        "ticket id", "ticket number", "ticket no", "ticket", "conversation id", "conversation number", "case id",
        "case number", "case", "call id", "chat id", "interaction id", "session id", "return id",
        "delivery id", "order ticket id", "issue id", "issue key", "request id", "unique id", "display id",
        "hs ticket id", "hs object id", "record id", "id", "number", "key", "reference", "ref", "external id",
        "response id", "survey response id", "rating id", "training id", "onboarding id", "deliverable id",
    ),
    "kind": ("kind", "interaction type", "interaction kind", "touchpoint"),
    "url": (
        "url", "link", "ticket url", "ticket link", "conversation url", "permalink", "web url", "link to conversation",
        "link to the conversation",
    ),
    "subject": ("subject", "ticket subject", "ticket name", "title", "summary", "conversation title"),
    "channel": (
        "channel", "channel name", "via channel", "ticket channel", "contact channel", "source", "ticket source",
        "source type", "via", "medium", "inbox", "inbox name", "origin", "support channel", "hs pipeline channel",
        "channel type", "source delivered as",
    ),
    "issue": (
        "issue", "issue type", "category", "topic", "reason", "contact reason", "ticket category", "ticket type",
        "problem", "problem type", "complaint type", "query type", "issue category", "conversation topic",
        "reason for contact", "hs ticket category", "type of issue", "contact driver", "disposition", "type",
    ),
    "issue_detail": (
        "sub category", "subcategory", "issue detail", "sub issue", "sub topic", "subtopic", "detail", "sub reason",
        "category detail", "issue subtype", "sub type",
    ),
    "product": (
        "product", "product category", "product group", "product name", "product area", "product line",
        "product purchased",
    ),
    "status": ("status", "ticket status", "state", "conversation status", "case status", "hs pipeline stage"),
    "agent_key": (
        "agent id", "assignee id", "admin id", "admin assignee id", "responder id", "agent key", "owner id",
        "hubspot owner id", "user id", "rating user id", "teammate id", "assigned agent id", "agent code",
    ),
    "agent_name": (
        "agent name", "agent", "assignee", "assignee name", "assigned agent", "assigned to", "agent full name",
        "teammate", "teammate name", "teammate assigned", "admin name", "rep", "representative", "advisor",
        "ticket owner", "owner", "owner name", "handled by", "rating user name", "user name", "assigned agent name",
        "agent email", "teammate currently assigned", "consultant", "csr", "csr name", "operator",
    ),
    "agent_kind": ("agent kind", "agent type", "handled by type"),
    "team": (
        "team", "team name", "agent group", "group", "group name", "agent team", "assigned group", "department",
        "team assigned", "ticket group", "queue", "queue name", "support team", "assigned team", "call centre",
        "call center",
    ),
    "lead": ("supervisor", "team lead", "team leader", "lead", "supervisor name", "team lead name", "tl", "tl name"),
    "manager": ("manager", "manager name", "agent manager", "reporting manager"),
    "customer_key": (
        "customer id", "requester id", "user key", "contact key", "client id", "rating customer id", "contact ids",
        "end user id", "contact external id", "sender id", "customer key", "customer number",
    ),
    "customer_name": (
        "customer name", "requester", "requester name", "customer", "client name", "contact name", "full name",
        "rating customer name", "name", "sender name", "client",
    ),
    "customer_email": (
        "customer email", "requester email", "email", "e mail", "contact email", "email address", "client email",
        "user email", "contact email address", "customer email address",
    ),
    "customer_phone": (
        "customer phone", "phone", "phone number", "requester phone", "contact phone", "mobile", "telephone",
        "customer phone number", "contact phone number",
    ),
    "customer_language": ("language", "locale", "customer language", "requester locale", "requester language"),
    "account_key": ("account id", "organization id", "organisation id", "company id", "account key"),
    "account_name": (
        "account", "account name", "company", "company name", "organization", "organisation", "organization name",
        "requester organization", "client company",
    ),
    "account_owner": ("account owner", "account manager", "customer success manager", "csm"),
    "account_renewal_at": ("renewal date", "renewal", "renews at", "contract end", "contract end date", "renewal at"),
    "opened_at": (
        "opened at", "created at", "created time", "created", "created date", "creation date", "date created",
        "ticket created at", "ticket created", "create date", "issue reported at", "reported at", "opened",
        "open date", "date opened", "opened date", "started at", "start time", "conversation created at", "call date",
        "call time", "conversation started at", "date", "datetime", "date time", "timestamp", "contact date",
        "interaction date", "ticket date", "submitted at", "requested at", "initially created at", "thread created at",
        "date of purchase reported", "call timestamp", "created on", "opened on", "open time", "time created",
        "conversation started", "ticket creation date", "creation time",
    ),
    "first_reply_at": (
        "first reply at", "first response at", "first response time", "first reply time", "issue responded",
        "responded at", "first responded at", "first reply", "first response", "first agent reply at", "answered time",
        "first admin reply at", "first response date", "initial response time", "first contact reply created at",
    ),
    "resolved_at": (
        "resolved at", "solved at", "resolution time", "resolution date", "resolved", "resolved time", "resolved date",
        "date resolved", "solved", "date solved", "solved date", "resolved on", "last resolved at", "issue resolved at",
        "resolution at", "time to resolution",
    ),
    "closed_at": (
        "closed at", "close time", "closed time", "close date", "closed date", "closed", "date closed", "closed on",
        "completed at", "ended at", "end time", "conversation closed at", "last closed at", "last close at",
    ),
    "auto_close_at": ("auto close at", "auto close date", "autoclose at", "closes at"),
    "handle_seconds": (
        "handle seconds", "handle time", "handling time", "connected handling time", "average handle time", "aht",
        "avg handle time", "avg talk duration", "talk time", "talk duration", "call duration", "duration",
        "handle time seconds", "active handling time", "agent handling time", "call length", "chat duration",
        "duration in seconds", "duration seconds", "call duration in minutes", "handling duration",
    ),
    "contacts": (
        "contacts", "agent interactions", "interactions", "number of contacts", "number of interactions", "touches",
        "contact count", "agent replies", "replies", "number of replies",
    ),
    "reopens": ("reopens", "reopen count", "reopened count", "number of reopens", "times reopened", "reopen"),
    "survey_sent_at": (
        "survey sent at", "survey sent date", "survey sent", "sent at", "survey date sent", "csat sent at",
        "conversation rating created at", "conversation rating requested at", "conversation rating requested",
        "rating requested at", "survey requested at",
    ),
    "comment": (
        "comment", "comments", "customer remarks", "csat comment", "rating comment", "rating comments",
        "satisfaction comment", "satisfaction rating comment", "survey comment", "feedback", "customer feedback",
        "feedback message", "remarks", "remark", "conversation rating remark", "customer comment", "customer comments",
        "survey comments", "verbatim", "feedback comment", "rating remark", "last rating remark", "csat feedback",
        "feedback text", "response comment", "review", "review text", "open feedback",
    ),
    "answered_at": (
        "answered at", "survey response date", "survey response at", "response date", "survey answered at",
        "rated at", "rating date", "rating created at", "rating time", "survey completed at", "survey date",
        "feedback date", "feedback at", "satisfaction rating created at", "satisfaction rating updated at",
        "rating received at", "csat date", "survey responded at", "csat response date", "date answered",
        "conversation rating replied at", "responded on", "survey submitted at", "survey response time",
        "csat survey response date", "rating submitted at", "recorded at", "recorded date",
    ),
    "rated": ("rated", "what was rated", "rating subject"),
    "mends": (NUMBER,),
}  # fmt: skip

#: Words that say a column is a promise, a measure or a flag about a moment, never the moment itself.
NO_MOMENT = {"expected", "sla", "due", "target", "breach", "breached", "goal", "minutes", "hours", "promised"}

SCORE_NAMES = (
    "csat score", "csat", "csat rating", "satisfaction rating", "satisfaction score", "customer satisfaction",
    "customer satisfaction rating", "customer satisfaction score", "satisfaction", "survey results", "survey result",
    "survey score", "survey rating", "satisfaction rating score", "conversation rating rating", "conversation rating",
    "rating", "score", "customer rating", "customer score", "nps", "nps score", "nps rating", "ces", "ces score",
    "effort score", "customer effort score", "net promoter score", "ease score", "stars", "star rating", "smiley",
    "feedback score", "feedback rating", "rating score", "last rating", "happiness",
    "happiness rating", "csat response", "agent rating", "service rating", "product rating", "experience rating",
    "overall rating", "overall satisfaction", "conversation rating score", "rating id",
)  # fmt: skip
SCORE_WORDS = {"csat", "nps", "ces", "satisfaction", "rating", "score", "stars", "smiley", "effort"}
NO_SCORE = {
    "qa", "quality", "id", "ids", "date", "time", "at", "on", "comment", "comments", "reason", "sentiment", "price",
    "count", "by", "name", "url", "type", "status", "sent", "requested", "health", "lead", "updated", "created",
    "remark", "key", "channel", "user", "text", "language", "code", "risk", "credit", "confidence", "minutes",
    "average", "avg",
}  # fmt: skip

#: What a dotted heading may begin with and still speak of the row itself: ticket.created_at, properties.subject.
WHOLES = {
    "ticket",
    "conversation",
    "interaction",
    "case",
    "call",
    "chat",
    "data",
    "attributes",
    "properties",
    "fields",
    "record",
}
