"""Where a report was written: the state whose town stands in its dateline.

Takes a document and its segments; gives the draft of a mention, where somebody arrives or is "here". "LIMA, 3 May (AP)
- The minister arrived here on Monday" has him in Peru. Only a dateline names such a town, and only a town of which the
lexicon knows the state.
"""

import re
from collections.abc import Sequence

from dragoman.annotate.drafts import Draft
from dragoman.annotate.mentions import find_names
from dragoman.lexicon.records import Lexicon
from dragoman.types.annotation import DATELINE
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

_COMES = re.compile(r"\barriv(?:e|es|ed|ing)\b|\bhere\b")
_TOWN = re.compile(r"[^\W\d](?:[^\W\d]|[ .'’])+")


def find_home_town(doc: Document, segments: Sequence[Segment], lexicon: Lexicon) -> tuple[Draft, ...]:
    """Return the state of the first dateline's town, at the words of the town; nothing where that is not known."""
    if not _COMES.search(doc.text):
        return ()
    line = next((s.span for s in segments if s.kind is SegmentKind.DATELINE), None)
    match = _TOWN.match(line.of(doc.text)) if line else None
    if line is None or match is None:
        return ()
    town = match[0].title() if match[0].isupper() else match[0]  # "LIMA" reads like an acronym
    first = next((d for d in find_names(town, (Span(0, len(town)),), lexicon).drafts if d.span.start == 0), None)
    states = _states(first.candidates, lexicon) if first else ()
    if first is None or not states:
        return ()
    span = Span(line.start, line.start + first.span.end)
    return (Draft(span=span, kind=EntityKind.STATE, origin=DATELINE, candidates=states),)


def _states(candidates: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the states that a town may stand for, else those it lies in: "Brussels" of the Union, too, is Belgium."""
    known = [lexicon.entities[c] for c in candidates if c in lexicon.entities]
    named = [entity.id for entity in known if entity.kind is EntityKind.STATE]
    return tuple(named or dict.fromkeys(entity.state for entity in known if entity.state))
