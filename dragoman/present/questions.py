"""The table of questions that are answered by a list: what each is for, and how it is put to a desk.

Takes a desk, a question in the user's words and a window; gives records in order. The calls for programs and the tools
for assistants write the records each in their own way; what is asked stands here once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.answer.desk import Desk
from dragoman.answer.query import Asked
from dragoman.present.export import contracts
from dragoman.types.choice import Window

Ask = Callable[[Desk, Asked, Window], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its name, what it answers in a sentence or two, and how it is asked."""

    name: str
    summary: str
    ask: Ask


def part_of(found: Sequence[Any], window: Window) -> Sequence[Any]:
    """Cut out what is wanted, where an answer is ordered only once it is whole."""
    return found[window.offset : None if window.limit is None else window.offset + window.limit]


QUESTIONS: Mapping[str, Question] = {
    question.name: question
    for question in (
        Question(
            "timeline",
            "What happened, was agreed, planned or denied between parties or under a framework, in order of time, one "
            "dated and cited line each. Undated entries come last.",
            Desk.timeline,
        ),
        Question(
            "commitments",
            "Who promised what to whom: sums, deadline, framework, and how far it has come. The nearest deadline "
            "first.",
            Desk.commitments,
        ),
        Question(
            "encounters",
            "Who met or visited whom, where and when, and in which office they then were.",
            Desk.encounters,
        ),
        Question(
            "positions",
            "What was said on an issue over time, by speaker, in the words used.",
            lambda desk, asked, window: part_of(desk.soon_positions(asked), window),
        ),
        Question(
            "conflicts",
            "Where sources disagree with each other or with known dates and offices, with every reading.",
            Desk.conflicts,
        ),
        Question(
            "sources",
            "The documents behind what matches, and which of them depend on one another.",
            Desk.sources,
        ),
        Question(
            "news",
            "What documents changed that were read since a day, or since batch:3; the last batch by default.",
            lambda desk, asked, window: part_of(desk.soon_news(asked), window),
        ),
        Question(
            "batches",
            "When which documents were read, the latest first. Nothing restricts.",
            lambda desk, _, window: part_of(desk.batches(), window),
        ),
        Question(
            "documents",
            "Every document, its date and publisher, and what went wrong. Only since and until restrict.",
            lambda desk, asked, window: contracts.document_rows(desk.holdings, desk.query(asked), window),
        ),
        Question("events", "Coded events in the terms of PLOVER.", Desk.events),
    )
}
