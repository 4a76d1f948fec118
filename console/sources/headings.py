"""What help desks call their columns: headings in words, and the field each name stands for."""

from __future__ import annotations

import re
from functools import lru_cache

from console.store.rejects import NUMBER

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def words(heading: str) -> str:
    """A heading as lower-case words: "Survey_response_Date" and "surveyResponseDate" are the same."""
    return " ".join(_WORD.findall(_CAMEL.sub(" ", heading).lower()))


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

BY_NAME: dict[str, tuple[str, int]] = {
    name: (field, rank) for field, names in NAMES.items() for rank, name in reversed(list(enumerate(names)))
}

#: Words that say a column is a promise, a measure or a flag about a moment, never the moment itself.
_NO_MOMENT = {"expected", "sla", "due", "target", "breach", "breached", "goal", "minutes", "hours", "promised"}

_SCORE_NAMES = (
    "csat score", "csat", "csat rating", "satisfaction rating", "satisfaction score", "customer satisfaction",
    "customer satisfaction rating", "customer satisfaction score", "satisfaction", "survey results", "survey result",
    "survey score", "survey rating", "satisfaction rating score", "conversation rating rating", "conversation rating",
    "rating", "score", "customer rating", "customer score", "nps", "nps score", "nps rating", "ces", "ces score",
    "effort score", "customer effort score", "net promoter score", "ease score", "stars", "star rating", "smiley",
    "feedback score", "feedback rating", "rating score", "last rating", "happiness",
    "happiness rating", "csat response", "agent rating", "service rating", "product rating", "experience rating",
    "overall rating", "overall satisfaction", "conversation rating score", "rating id",
)  # fmt: skip
_SCORE_WORDS = {"csat", "nps", "ces", "satisfaction", "rating", "score", "stars", "smiley", "effort"}
_NO_SCORE = {
    "qa", "quality", "id", "ids", "date", "time", "at", "on", "comment", "comments", "reason", "sentiment", "price",
    "count", "by", "name", "url", "type", "status", "sent", "requested", "health", "lead", "updated", "created",
    "remark", "key", "channel", "user", "text", "language", "code", "risk", "credit", "confidence", "minutes",
    "average", "avg",
}  # fmt: skip
_SCALE = re.compile(r"(?<![\w.])(-?\d{1,3})\s*(?:-|–|—|to|…|\.\.\.?|bis)\s*(\d{1,3})(?![\w.])")
_OUT_OF = re.compile(r"(?:/|out of|von)\s*(\d{1,3})(?!\d)")

#: What a dotted heading may begin with and still speak of the row itself: ticket.created_at, properties.subject.
_WHOLES = {
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


def field_of(heading: str) -> tuple[str, int] | None:
    """The field a heading stands for and the rank of that name among the field's names (0 is best)."""
    name = words(heading)
    found = BY_NAME.get(name) or BY_NAME.get(_without_unit(name))
    whole, _, part = heading.partition(".")
    if found or words(whole) not in _WHOLES:
        return found
    return BY_NAME.get(words(part))


def _without_unit(name: str) -> str:
    """A name without what says its unit or zone ("created at utc", "handle time in seconds")."""
    return re.sub(r"(?: in)?(?: (?:utc|gmt|seconds|secs|sec|minutes|mins|min|hh mm ss|local|y n))+$", "", name)


def is_no_moment(heading: str) -> bool:
    """Whether the heading speaks of a promise or a flag about a moment (SLA columns)."""
    return not _NO_MOMENT.isdisjoint(words(heading).split())


def score_rank(heading: str) -> int | None:
    """How surely a heading names the rating: 0 by name, 1 by a word in it; None where it does not."""
    name = words(heading)
    bare = re.sub(r"(?: \d+)+$", "", name)
    if name in _SCORE_NAMES[:-1] or bare in _SCORE_NAMES[:-1]:
        return 0
    found = set(name.split())
    return 1 if found & _SCORE_WORDS and not found & _NO_SCORE else None


def metric_of(heading: str) -> str | None:
    """csat, nps or ces, where the heading says so."""
    found = set(words(heading).split())
    if "nps" in found or {"net", "promoter"} <= found:
        return "nps"
    if "ces" in found or "effort" in found:
        return "ces"
    return "csat" if "csat" in found else None


def scale_of(heading: str) -> tuple[float, float] | None:
    """The scale a heading names: "CSAT (1-10)", "score out of 5", "satisfaction %"."""
    if "%" in heading or "percent" in heading.lower():
        return (0.0, 100.0)
    if found := _SCALE.search(heading):
        low, high = float(found[1]), float(found[2])
        return (low, high) if low != high and max(low, high) <= 100 else None
    if found := _OUT_OF.search(heading.lower()):
        return (1.0, float(found[1])) if float(found[1]) > 1 else None
    return None


def id_heading(headings: tuple[str, ...]) -> str | None:
    """The heading that names a row's id, by its name alone, so that it is the same for every file of a source."""
    ranked = [(rank, heading) for heading in headings if (rank := id_rank(heading)) is not None]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def id_rank(heading: str) -> int | None:
    """The rank of a heading among the names of ids; None where it is none of them."""
    found = field_of(heading)
    return found[1] if found and found[0] == "external_id" else None


#: Words in a file's name or its id's heading that say what kind of touchpoint its rows are.
KINDS = {
    "call": "call", "calls": "call", "chat": "chat", "chats": "chat", "return": "return", "returns": "return",
    "delivery": "delivery", "deliveries": "delivery", "onboarding": "onboarding", "onboardings": "onboarding",
    "training": "training", "trainings": "training", "deliverable": "deliverable", "deliverables": "deliverable",
}  # fmt: skip
ALL_KINDS = ("ticket", *dict.fromkeys(KINDS.values()))


def kind_of(*texts: str) -> str | None:
    """The kind that the words of the first of these texts speak of."""
    for text in texts:
        for word in words(text).split():
            if word in KINDS:
                return KINDS[word]
    return None
