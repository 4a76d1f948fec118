"""Which column holds the rating: by its heading, as far as its cells are answers."""

from __future__ import annotations

from console.domain.text import one_line
from console.sources import ratings
from console.sources.contents import can_be_answers
from console.sources.errors import Question
from console.sources.facts import Facts
from console.sources.headings import score_rank


def only_score(columns: list[Facts]) -> str | None:
    """The one column that can be the rating; a Question where there are several."""
    for rank in (0, 1):
        able = [column for column in columns if score_rank(column.heading) == rank and can_be_answers(column)]
        filled = [column for column in able if any(not ratings.is_blank(value) for value in column.counts)]
        able = filled or able[:1]
        if len(able) > 1:
            names = " or ".join(f"“{one_line(column.heading, 60)}”" for column in able)
            raise Question(
                f"Which column is the score, {names}? Say --score with its heading.",
                "score",
                "--score",
                tuple((column.heading, column.heading) for column in able),
            )
        if able:
            return able[0].heading
    return None
