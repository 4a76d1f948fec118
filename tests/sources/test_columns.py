"""Which column is which field, out of the box."""

from __future__ import annotations

import pytest

from console.sources.errors import Question, SourceError
from console.sources.headings import words
from console.sources.records import Known

ROWS = {
    "zendesk": ("Ticket id,Ticket created at,Ticket subject,Assignee name,Ticket group,Ticket satisfaction rating",
                "7,2024-01-02 10:00,Hi,Dana,Billing,good"),
    "intercom": ("Conversation ID,Conversation started at (UTC),Channel,Teammate assigned,Team assigned,"
                 "Conversation rating,Last rating remark", "7,2024-01-02 10:00,chat,Dana,Billing,5,ok"),
    "freshdesk": ("Ticket ID,Subject,Status,Source,Type,Agent,Group,Created time,Resolved time,Closed time,"
                  "Customer email,Survey results",
                  "7,Hi,Closed,Email,Refund,Dana,Billing,2024-01-02 10:00,2024-01-02 11:00,2024-01-02 12:00,a@b.c,5"),
    "hubspot": ("Ticket ID,Ticket name,Create date,Ticket owner,Category,Close date,Company name,CSAT score",
                "7,Hi,2024-01-02 10:00,Dana,Refund,2024-01-02 12:00,Acme,5"),
    "chatwoot": ("Conversation ID,Contact name,Contact email address,Assigned agent,Rating,Feedback comment,Recorded at",
                 "7,Kim,a@b.c,Dana,5,ok,2024-01-02"),
}  # fmt: skip
EXPECTED = {
    "zendesk": {"external_id", "opened_at", "subject", "agent_name", "team", "value"},
    "intercom": {"external_id", "opened_at", "channel", "agent_name", "team", "value", "comment"},
    "freshdesk": {"external_id", "subject", "status", "channel", "issue", "agent_name", "team",
                  "opened_at", "resolved_at", "closed_at", "customer_email", "value"},
    "hubspot": {"external_id", "subject", "opened_at", "agent_name", "issue", "closed_at", "account_name", "value"},
    "chatwoot": {"external_id", "customer_name", "customer_email", "agent_name", "value", "comment", "answered_at"},
}  # fmt: skip


@pytest.mark.parametrize("desk", list(ROWS))
def test_the_exports_of_known_help_desks(exports, desk: str) -> None:
    assert set(exports.recognise("\n".join(ROWS[desk]) + "\n").places) == EXPECTED[desk]


def test_a_heading_is_the_same_in_any_spelling() -> None:
    assert {words(text) for text in ("Survey_response_Date", "surveyResponseDate", "SURVEY-RESPONSE DATE")} == {
        "survey response date"
    }


def test_two_possible_scores_are_asked_and_told(exports) -> None:
    content = "Ticket ID,CSAT,NPS\n1,5,9\n2,4,3\n"
    with pytest.raises(Question, match=r"Which column is the score, “CSAT” or “NPS”. Say --score") as asked:
        exports.recognise(content)
    assert asked.value.option == "--score" and asked.value.choices[1][0] == "NPS"
    assert exports.recognise(content, score="NPS").scale.metric == "nps"
    assert exports.recognise(content, known=Known("d", ("Ticket ID", "CSAT", "NPS"), score="CSAT")).score == "CSAT"
    with pytest.raises(SourceError, match="no column “QA” for the score"):
        exports.recognise(content, score="QA")


def test_other_scores_are_not_the_rating(exports) -> None:
    found = exports.recognise("Ticket ID,QA score,Sentiment score,Item price,CSAT\n1,4,1,5,3\n2,5,2,4,4\n")
    assert found.score == "CSAT"


def test_without_an_id_it_asks(exports) -> None:
    with pytest.raises(Question, match="recognised as the ticket's id") as asked:
        exports.recognise("Agent,CSAT,Code\nDana,5,x1\nDana,4,x2\n")
    assert asked.value.key == "external_id" and ("Code", "Code") in asked.value.choices


def test_ids_stay_text(exports) -> None:
    taken = exports.take("Ticket ID,CSAT\n00123,5\n73e64869,4\n 9 ,4\n")
    assert taken.column("external_id") == ["00123", "73e64869", "9"]


def test_ids_rounded_by_a_spreadsheet_are_noted(exports) -> None:
    found = exports.recognise("Ticket ID,CSAT\n1.0E+12,5\n2,4\n")
    assert "1 id rounded by a spreadsheet (such as “1.0E+12”)" in "\n".join(found.lines())


def test_a_row_without_an_id_or_with_a_hidden_character_in_it_is_refused(exports) -> None:
    taken = exports.take("Ticket ID,CSAT,Agent\n,5,Dana\nA\u200b1,4,Dana\nA2,4,Dana\n")
    assert [(reject.row, reject.reason) for reject in taken.rejects] == [
        (1, "the row has no id"), (2, "the id holds invisible characters (U+200B)"),
    ]  # fmt: skip
    assert taken.column("external_id") == ["A2"]


def test_a_supervisor_is_the_team_where_no_other_column_is(exports) -> None:
    alone = exports.take("Ticket ID,Agent,Supervisor,CSAT\n1,Dana,Mo,5\n").rows[0]
    assert (alone["team"], alone["lead"]) == ("Mo", "Mo")
    both = exports.take("Ticket ID,Agent,Supervisor,Team,CSAT\n1,Dana,Mo,Billing,5\n").rows[0]
    assert (both["team"], both["lead"]) == ("Billing", "Mo")


def test_comments_keep_their_lines_and_names_do_not(exports) -> None:
    row = exports.take('Ticket ID,Agent,Comment,CSAT\n1,"Dana\nLee","  two\r\nlines \t",5\n').rows[0]
    assert row["comment"] == "two\nlines" and row["agent_name"] == "Dana Lee"


def test_an_agent_is_an_ai_only_where_a_column_says_so(exports) -> None:
    taken = exports.take("Ticket ID,Agent,CSAT\n1,AI Agent,5\n")
    assert "agent_kind" not in taken.rows[0]
    told = exports.take("Ticket ID,Agent,Agent type,CSAT\n1,Fin,AI agent,5\n2,Dana,Human,4\n")
    assert told.column("agent_kind") == ["ai", "human"]


def test_the_kind_follows_the_id_or_a_column(exports) -> None:
    assert exports.recognise("Chat ID,CSAT\n1,5\n").kind == "chat"
    assert exports.recognise("id,CSAT\n1,5\n", "returns_may.csv").kind == "return"
    assert exports.take("id,kind,CSAT\n1,Call,5\n2,,4\n").column("kind") == ["call", "ticket"]


def test_what_is_not_stored_is_listed(exports) -> None:
    said = "\n".join(exports.recognise("Ticket ID,CSAT,Colour,Closed at\n1,5,red,\n").lines())
    assert "not stored: Colour, Closed at (it is blank throughout)" in said


def test_a_missing_rating_date_is_the_latest_known_moment(exports) -> None:
    taken = exports.take(
        "Ticket ID,Created at,Closed at,CSAT\n1,2024-01-01 10:00,2024-01-02 10:00,5\n2,2024-01-01 10:00,,4\n"
    )
    assert taken.column("answered_at") == [1_704_189_600, 1_704_103_200]


def test_the_apostrophe_before_formulas_in_our_own_exports_comes_off(exports) -> None:
    row = exports.take("Ticket ID,Agent,Comment,CSAT\n'-7,'=Dana,'@you: it's fine,5\n").rows[0]
    assert (row["external_id"], row["agent_name"], row["comment"]) == ("-7", "=Dana", "@you: it's fine")
    assert exports.take("Ticket ID,Comment,CSAT\n1,'quoted' words,5\n").rows[0]["comment"] == "'quoted' words"
