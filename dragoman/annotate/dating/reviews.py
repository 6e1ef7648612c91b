"""The year under review of a yearbook: what "in August" means in a text that looks back on a year.

Takes a document and its segments; gives the last day of that year, from which its months and days are read. A yearbook
of 1985 may be of 1984 or of 1985: the year that its text names oftener decides, and nothing where neither is named.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from dragoman.types.document import REPORTING, Document, Segment, SegmentKind
from dragoman.types.value import Precision, TimeSpan

HEADS = frozenset({SegmentKind.TITLE, SegmentKind.HEADING, SegmentKind.METADATA})
HEAD_SEGMENTS = 6  # where a book says what it is
_BOOK = re.compile(
    r"\b(?:year\s?book|blue\s?book|annual\s+(?:report|review|survey)|report\s+for\s+the\s+year|year\s+in\s+review)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def year_under_review(doc: Document, segments: Sequence[Segment]) -> TimeSpan | None:
    """Return the last day of the year that a yearbook looks back on; None for other texts and where it is not clear."""
    heads = [doc.title or "", *(s.span.of(doc.text) for s in segments[:HEAD_SEGMENTS] if s.kind in HEADS)]
    years = {int(year) for head in heads if _BOOK.search(head) for year in _YEAR.findall(head)}
    if len(years) != 1:
        return None
    (year,) = years
    named = Counter(int(found) for s in segments if s.kind in REPORTING for found in _YEAR.findall(s.span.of(doc.text)))
    before, same = named[year - 1], named[year]
    if before == same:
        return None
    last = date(year if same > before else year - 1, 12, 31)
    return TimeSpan(last, last, Precision.DAY)
