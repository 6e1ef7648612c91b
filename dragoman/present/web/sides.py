"""A question of the review queue as its page shows it: texts in columns, fields in rows, answers with their keys.

Takes a question and holdings; gives what the template fills in. Decides nothing.
"""

from dataclasses import dataclass

from dragoman.answer.comparing import Compared, compare
from dragoman.answer.conflicts import conflict_row
from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import Note
from dragoman.answer.review import Question, Topic
from dragoman.types.ids import checksum

MAX_KEYS = 9  # readings that have a key of their own; the others are answered by their button


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One text, or one reading that rests on none: `origin` then says where it comes from.

    `before` and `after` are what stands around the quote of `note`; `fact_ids` the facts that rest on it.
    """

    heading: str
    origin: str = ""
    note: Note | None = None
    before: str = ""
    after: str = ""
    fact_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the value its button sends, its label, and the key that presses it, "" for none."""

    value: str
    label: str
    key: str


@dataclass(frozen=True, slots=True)
class QuestionSheet:
    """A question with its columns, the fields of the first two laid side by side, and its answers."""

    question: Question
    columns: tuple[Column, ...]
    compared: tuple[Compared, ...]
    answers: tuple[Answer, ...]


TOPICS = {Topic.APART: "one act or two", Topic.JOINED: "joined, perhaps two", Topic.CONFLICT: "open conflict"}
PAIR_ANSWERS = (
    Answer("same", "Same", "y"),
    Answer("different", "Different", "n"),
    Answer("unsure", "Cannot tell", "h"),
)


def topic_text(topic: Topic) -> str:
    """Say in words what is asked."""
    return TOPICS[topic]


def reading_key(value: str) -> str:
    """Return what a form sends for a reading: a mark of its words, which a page may show cut or with marks named."""
    return checksum(value)[:16]


def sheet_of(question: Question, holdings: Holdings) -> QuestionSheet:
    """Lay a question out."""
    columns = _readings(question, holdings) if question.topic is Topic.CONFLICT else _texts(question, holdings)
    claims = holdings.claims_of(column.note.claim_id for column in columns if column.note)
    compared = compare(*claims[:2]) if len(claims) > 1 and len(columns) == len(claims) else ()
    answers: tuple[Answer, ...] = PAIR_ANSWERS
    if question.topic is Topic.CONFLICT:
        answers = tuple(
            Answer(f"holds:{reading_key(value)}", f"“{value}” holds", str(n) if n <= MAX_KEYS else "")
            for n, value in enumerate(question.readings, start=1)
        )
    return QuestionSheet(question, columns, compared, answers)


def _texts(question: Question, holdings: Holdings) -> tuple[Column, ...]:
    return tuple(
        Column(
            heading=f"Text {n}",
            note=side.note,
            before=side.before,
            after=side.after,
            fact_ids=holdings.facts_of_claim.get(side.note.claim_id, ()),
        )
        for n, side in enumerate(question.sides, start=1)
    )


def _readings(question: Question, holdings: Holdings) -> tuple[Column, ...]:
    """Make a column of every reading, with its first text where it has one."""
    texts = {side.label: side for side in question.sides}
    columns = []
    for conflict in holdings.store.conflicts(question.ids):
        for reading in conflict_row(conflict, holdings).sides:
            side = texts.get(reading.value)
            columns.append(
                Column(
                    heading=reading.value,
                    origin=reading.origin,
                    note=side.note if side else None,
                    before=side.before if side else "",
                    after=side.after if side else "",
                    fact_ids=holdings.facts_of_claim.get(side.note.claim_id, ()) if side else (),
                )
            )
    return tuple(columns)
