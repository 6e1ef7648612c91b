"""Lists and what stands above them: whose the points are, and whether they are done or to come.

Takes a document and its annotations; gives for each point of a list its Lead. "Norway is announcing the following:"
says who does all that follows, "Next steps" that it is to come; a chapeau ("The ministers of Togo and Benin, meeting
in Oslo,") is the subject of the points below it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.extract.grammar.parties import find_subject, make_cast
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.text.genres import is_sheet
from dragoman.text.intervals import SpanIndex
from dragoman.text.patterns import whole_words
from dragoman.text.tokens import find_tokens
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.claim import Modality
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.value import TimeSpan

STANDINGS = {"ahead": Modality.PLANNED, "done": Modality.HAPPENED, "agreed": Modality.AGREED}
HEADS = frozenset({SegmentKind.TITLE, SegmentKind.HEADING})
HEAD_SEGMENTS = 3
_OPENS = re.compile(r"[:,]\s*\Z")


@dataclass(frozen=True, slots=True)
class Lead:
    """Whose the points of a list are, and their standing where the lines above tell it.

    `published` is the day of the document: what is dated before it is done.
    """

    owners: tuple[Mention, ...] = ()
    standing: Modality | None = None
    published: TimeSpan | None = None


@lru_cache(maxsize=4)
def _leads(lexicon: Lexicon) -> Mapping[str, tuple[re.Pattern[str], Mapping[str, Modality]]]:
    """Compile `list_leads.tsv` for headings and for sentences."""
    rows = lexicon.tables.get("list_leads", ())
    found = {}
    for where in ("heading", "sentence"):
        meant = {row["words"]: STANDINGS[row["standing"]] for row in rows if row["where"] == where}
        if meant:
            found[where] = (whole_words(tuple(meant)), meant)
    return found


def lead_standing(words: str, where: str, lexicon: Lexicon) -> Modality | None:
    """Return the standing that a line above a list gives its points: the last of its words that tells one."""
    known = _leads(lexicon).get(where)
    matches = list(known[0].finditer(words)) if known else []
    return known[1][" ".join(matches[-1][0].casefold().split())] if known and matches else None


def first_lead(doc: Document, annotations: Annotations, sides: Mapping[str, Mention]) -> Lead:
    """Return whose the points of a fact sheet are before any line says so: the first side of its title."""
    published = annotations.dating.time
    heads = [s for s in annotations.segments[:HEAD_SEGMENTS] if s.kind in HEADS]
    titles = [doc.title or "", *(s.span.of(doc.text) for s in heads)]
    title = next((t for t in titles if is_sheet(t)), "")
    words = f" {fold(title)} "
    named = [(words.find(f" {side} "), mention) for side, mention in sides.items() if f" {side} " in words]
    owner = min(named, key=lambda pair: pair[0])[1] if named else None
    return Lead((owner,) if owner else (), None, published)


def find_leads(
    doc: Document,
    annotations: Annotations,
    mentions: SpanIndex[Mention],
    sides: Mapping[str, Mention],
    lexicon: Lexicon,
) -> dict[int, Lead]:
    """Return the lead of each point of a list, by the index of its segment.

    A list goes on over headings between its points, and ends with a paragraph that opens no other.
    """
    default = first_lead(doc, annotations, sides)
    lead = default if default.owners else None
    last: Segment | None = None
    found: dict[int, Lead] = {}
    for segment in (*annotations.segments, None):
        if segment is not None and segment.kind is SegmentKind.SENTENCE:
            last = segment
            continue
        if last is not None and last.parent not in found:
            lead = _after(last, lead, default, mentions, doc.text, lexicon)
        last = None
        if segment is not None and lead is not None and segment.kind in HEADS:
            lead = under(lead, segment, doc.text, lexicon)
        elif segment is not None and segment.kind is SegmentKind.LIST_ITEM:
            found[segment.index] = lead or default
    return found


def _after(
    sentence: Segment, lead: Lead | None, default: Lead, mentions: SpanIndex[Mention], text: str, lexicon: Lexicon
) -> Lead | None:
    """Return the lead of points that follow a paragraph whose last sentence this is; None where it opens no list."""
    words = sentence.span.of(text)
    if not _OPENS.search(words):
        return default if default.owners else None
    tokens = find_tokens(text, sentence.span)
    cast = make_cast(tokens, mentions.inside(sentence.span), lexicon)
    owners = tuple(p.mention for p in find_subject(cast, 0, len(tokens)))
    standing = lead_standing(words, "sentence", lexicon)
    before = lead or default
    told = replace(before, owners=owners or before.owners, standing=standing or before.standing)
    return told if told.owners else None


def under(lead: Lead, segment: Segment, text: str, lexicon: Lexicon) -> Lead:
    """Return the lead of what follows a heading: its standing is that of the heading's words."""
    return replace(lead, standing=lead_standing(segment.span.of(text), "heading", lexicon) or lead.standing)
