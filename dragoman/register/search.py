"""Full-text search over the sentences and titles of the register (SQLite FTS5).

Takes a connection and people's words; gives passages, best first. Never hands the user's syntax to the engine: every
word becomes a quoted string, so no input is an error.

The index is contentless: it holds words, the text stands in `documents` alone. What is indexed under a row must be
given again, word for word, to take the row out; `index` and `unindex` therefore both cut it from the immutable text.

Of a word that stands in tens of thousands of passages not all can be ranked while somebody waits (1 ms a thousand), so
only so many are: the first by number. Numbers follow from the ids of documents, not from the order of reading, so that
the same documents give the same answer.
"""

import re
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from dragoman.register.rows import AnyRow
from dragoman.register.tables import passages
from dragoman.register.texts import mask
from dragoman.types.holding import MAX_RANKED
from dragoman.types.ids import checksum
from dragoman.types.span import Span

MAX_TERMS = 64
"""Words and phrases of a query beyond these are not looked at; FTS5 refuses expressions deeper than 256."""

# Letters with a stroke, which Unicode does not decompose and `remove_diacritics` therefore leaves: "Đà Nẵng".
_STROKES = str.maketrans("đĐðÐłŁøØħĦŧŦı", "dDdDlLoOhHtTi")
_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')

_DOC_BITS, _PASSAGE_BITS = 36, 12  # of a number: two of 200,000 documents share theirs once in three registers

# Equal ranks go by name and place, which stand elsewhere: the rank of the last hit wanted is found first, then all hits
# that are no worse, so that no more is looked up than is wanted and its ties.
_BEST = """
WITH ranked AS MATERIALIZED (
    SELECT rowid AS id, rank AS rank FROM passages_fts WHERE passages_fts MATCH :match ORDER BY rowid LIMIT :ranked
)
SELECT p.doc_id, d.name, p.start_char, p.end_char, r.rank
FROM ranked AS r
JOIN passages AS p ON p.id = r.id
JOIN documents AS d ON d.id = p.doc_id
WHERE r.rank <= coalesce((SELECT rank FROM ranked ORDER BY rank LIMIT 1 OFFSET :worst), 0)
ORDER BY r.rank, d.name, p.doc_id, p.start_char
LIMIT :limit
"""
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM passages_fts WHERE passages_fts MATCH ? LIMIT ?)"


def fold(text: str) -> str:
    """Return the text as it is indexed and looked for; the tokenizer folds case and accents.

    >>> fold("Đà Nẵng")
    'Dà Nẵng'
    """
    return mask(text).translate(_STROKES)


def match_expression(query: str) -> str | None:
    """Return the FTS5 expression for a query: "phrases" as they stand and words, all of which must occur.

    None where the query holds no letter and no digit.

    >>> match_expression('summit "South China Sea" AND')
    '"summit" AND "South China Sea" AND "AND"'
    >>> match_expression('*:^ "')
    """
    terms = (phrase or word for phrase, word in _TERM.findall(fold(query)))
    wanted = [f'"{term}"' for term in terms if any(c.isalnum() for c in term)]
    return " AND ".join(wanted[:MAX_TERMS]) or None


def index(connection: Connection, doc_id: str, text: str, spans: Sequence[Span]) -> None:
    """Make these passages of a document findable."""
    if not spans:
        return
    first = _first_number(connection, doc_id, len(spans))
    rows = [
        {"id": number, "doc_id": doc_id, "start_char": span.start, "end_char": span.end}
        for number, span in enumerate(spans, first)
    ]
    connection.execute(insert(passages), rows)
    words = [(number, fold(span.of(text))) for number, span in enumerate(spans, first)]
    connection.exec_driver_sql("INSERT INTO passages_fts (rowid, body) VALUES (?, ?)", words)


def unindex(connection: Connection, doc_id: str, text: str) -> None:
    """Take all passages of a document out."""
    found = connection.execute(select(passages).where(passages.c.doc_id == doc_id)).all()
    if not found:
        return
    words = [(row.id, fold(text[row.start_char : row.end_char])) for row in found]
    connection.exec_driver_sql("INSERT INTO passages_fts (passages_fts, rowid, body) VALUES ('delete', ?, ?)", words)
    connection.execute(delete(passages).where(passages.c.doc_id == doc_id))


def find(connection: Connection, match: str, *, limit: int) -> Sequence[AnyRow]:
    """Return the best `limit` passages, best first: rows of doc_id, name (packed), start_char, end_char and rank.

    Rank is FTS5's bm25: below zero, the lower the better; equal ranks go by document name and place in the text. Where
    more than MAX_RANKED hold the words, these are the best of so many.
    """
    given = {"match": match, "ranked": MAX_RANKED, "worst": limit - 1, "limit": limit}
    return connection.exec_driver_sql(_BEST, given).all()


def count(connection: Connection, match: str, at_most: int) -> int:
    """Count the passages that hold the words, no further than to `at_most`."""
    return connection.exec_driver_sql(_COUNT, (match, at_most)).scalar() or 0


def _first_number(connection: Connection, doc_id: str, wanted: int) -> int:
    """Return the number from which on a document's passages are numbered: its own, or the next that are free."""
    first = int(checksum(doc_id)[: _DOC_BITS // 4], 16) << _PASSAGE_BITS
    while connection.scalar(select(passages.c.id).where(passages.c.id.between(first, first + wanted - 1)).limit(1)):
        first += 1 << _PASSAGE_BITS
    return first
