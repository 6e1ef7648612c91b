"""What a report says of itself above and below its text: its title, and whose report it is.

Takes a Document, its segments and the lexicon; gives the Document with title and publisher filled in where its
metadata had none. The publisher is one the lexicon knows: the agency of the dateline, else of the byline, the
sign-off ("—VNS") or the page furniture; an unknown agency in a dateline is taken as printed. Never guesses one
from the subject.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotate.gazetteer import compile_gazetteer
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold_text
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.entity import EntityKind

SIGNING = (SegmentKind.DATELINE, SegmentKind.BYLINE, SegmentKind.NAVIGATION, SegmentKind.HEADING)
SIGN_OFF = re.compile(r"[-–—]{1,2}\s*(?P<agency>[A-Z][A-Za-z]{1,12})\W*$")  # the last words of the last paragraph
ASKED = re.compile(
    r"\s*:\s+(?:\S+\s+){2}\S"
)  # behind a name: whoever asks in a briefing ("Reuters: Will the king ...")
AGENCY = re.compile(r"\((?P<agency>[A-Z][\w.& -]{1,40})\)")  # in a dateline, also where the lexicon has no such agency
MAX_SIGNED_CHARS = 120  # a longer stretch of furniture speaks of something else


def with_masthead(doc: Document, segments: Sequence[Segment], *, lexicon: Lexicon) -> Document:
    """Return `doc` with the title its head prints and the publisher it names, where it states neither."""
    return replace(
        doc,
        title=doc.title or find_title(doc, segments),
        publisher=doc.publisher or find_publisher(doc, segments, lexicon),
    )


HEADER_TITLE = re.compile(r"^title:\s*(?P<title>\S.*)$", re.IGNORECASE | re.MULTILINE)
LEADING_DATE = re.compile(r"(?:date\s+)?\d{4}-\d{2}-\d{2}\s+", re.IGNORECASE)


def find_title(doc: Document, segments: Sequence[Segment]) -> str | None:
    """Return the title a "Title:" header gives, else the title line without a date before it; None without either."""
    for segment in segments:
        header = HEADER_TITLE.search(segment.span.of(doc.text)) if segment.kind is SegmentKind.METADATA else None
        if header:
            return _unquoted(header["title"].strip())
    printed = next((_line(doc, s) for s in segments if s.kind is SegmentKind.TITLE), None)
    return LEADING_DATE.sub("", printed, count=1) if printed else None


def _unquoted(value: str) -> str:
    """Take off the quotes that front matter sets around a whole value."""
    quoted = len(value) > 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value


def _line(doc: Document, segment: Segment) -> str:
    return " ".join(segment.span.of(doc.text).strip("#* ").split())


def find_publisher(doc: Document, segments: Sequence[Segment], lexicon: Lexicon) -> str | None:
    """Return the name of the publisher the document signs with, dateline first; None where it signs with none."""
    ranked = sorted((s for s in segments if s.kind in SIGNING), key=lambda s: (SIGNING.index(s.kind), s.span))
    lines = [_line(doc, s) for s in ranked if len(s.span) <= MAX_SIGNED_CHARS]
    body = [s for s in segments if s.kind is SegmentKind.PARAGRAPH]
    signed = SIGN_OFF.search(body[-1].span.of(doc.text)) if body else None
    if signed:
        lines.insert(sum(1 for s in ranked if s.kind is SegmentKind.DATELINE), signed["agency"])
    gazetteer = compile_gazetteer(lexicon)
    for line in lines:
        for name in gazetteer.find(line, fold_text(line)).names:
            if name.kind is EntityKind.PUBLISHER and not ASKED.match(line, name.span.end):
                return lexicon.entities[name.entity_ids[0]].name
    printed = (AGENCY.search(_line(doc, s)) for s in ranked if s.kind is SegmentKind.DATELINE)
    return next((match["agency"] for match in printed if match), None)
