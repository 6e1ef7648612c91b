"""Who speaks in a transcript: labels of speakers made mentions of the people they name.

Takes a document, its segments and the names of its sentences; gives drafts for the labels ("MR. LUND", "Foreign
Minister Rojas", "A") and for the people its head names. A label that only says that somebody asks is nobody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.annotate.drafts import Draft, last_name, settle
from dragoman.annotate.mentions import find_names
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.text.speeches import find_speech
from dragoman.text.turns import LABELLED, find_labels, turns_of
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.entity import PEOPLE, EntityKind
from dragoman.types.span import Span

ORIGIN = "label"
HEAD_SEGMENTS = 8  # where a transcript says whose it is
HEADS = frozenset({SegmentKind.TITLE, SegmentKind.HEADING, SegmentKind.BYLINE})
SPEAKING = PEOPLE | {EntityKind.BODY, EntityKind.STATE, EntityKind.IGO}
_HONORIFIC = re.compile(r"(?:(?:MR|MRS|MS|DR|SIR|HON|H\.E|Mr|Mrs|Ms|Dr|Sir|Hon)\.?\s+)+")
_NAMED_FIRST = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w.’'-]*\s+){1,3}[A-ZÀ-Þ][\w’'-]+),\s+[^\n]{0,60}\b"
    r"(?:Minister|Secretary|Spokes\w+|Ambassador|President|Representative|Director|Envoy|Commissioner)\b"
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?:\s+(?:[A-ZÀ-Þ][\w.’'-]*|de|al|bin|van|von|der))*")


def label_parts(lexicon: Lexicon) -> dict[str, str]:
    """Return what `turn_labels.tsv` says of the folded words of labels: asks, answers or leads."""
    return {fold(row["words"]): row["part"] for row in lexicon.tables.get("turn_labels", ())}


def find_turn_names(
    doc: Document, segments: Sequence[Segment], drafts: Sequence[Draft], lexicon: Lexicon
) -> tuple[Draft, ...]:
    """Return `drafts` with those of the labels and the head of a transcript, or of the head of a speech."""
    parts = label_parts(lexicon)
    labels = find_labels(doc.text, [s.span for s in segments if s.kind in LABELLED], frozenset(parts))
    if not labels:
        return tuple(settle([*_speaker_of_all(doc, segments, lexicon), *drafts]))
    heads = [s.span for s in segments[:HEAD_SEGMENTS] if s.kind in HEADS and s.span.start not in labels]
    named = find_names(doc.text, heads, lexicon).drafts
    named = tuple(settle([*named, *_first_words(doc.text, heads)]))
    people = [d for d in (*named, *drafts) if d.kind is EntityKind.PERSON and d.holder]
    leads = [d for d in named if d.kind is EntityKind.PERSON]
    found = [d for label in labels.values() if (d := _speaker(doc.text, label, people, leads, parts, lexicon))]
    return tuple(settle([*found, *named, *drafts]))


def _speaker_of_all(doc: Document, segments: Sequence[Segment], lexicon: Lexicon) -> Iterator[Draft]:
    """Yield whom the head of a speech names as its speaker: "Remarks by President Ana Roy"."""
    stretch = find_speech(doc.text, segments, lexicon.tables.get("speech_titles", ()))
    if stretch is not None:
        named = find_names(doc.text, [stretch], lexicon).drafts
        yield from (_of_state(d, lexicon) if d.kind is EntityKind.PERSON else d for d in named)


def _first_words(text: str, heads: Sequence[Span]) -> Iterator[Draft]:
    """Yield the name with which a line of the head begins that goes on to say who that is: "Ana Lund, Spokesperson"."""
    for head in heads:
        name = _NAMED_FIRST.match(text, head.start, head.end)
        if name:
            span = Span(name.start("name"), name.end("name"))
            yield Draft(span=span, kind=EntityKind.PERSON, origin=ORIGIN, holder=span)


def _speaker(
    text: str,
    label: Span,
    people: Sequence[Draft],
    leads: Sequence[Draft],
    parts: dict[str, str],
    lexicon: Lexicon,
) -> Draft | None:
    """Return the draft of one label; None where it says who asks, or nobody can tell who answers."""
    part = parts.get(fold(label.of(text)))
    if part == "answers":
        return _refer(label, leads[0], lexicon) if len({last_name(text, d) for d in leads}) == 1 else None
    if part:
        return None
    own = next(
        (d for d in find_names(text, [label], lexicon).drafts if d.kind in SPEAKING | {EntityKind.PUBLISHER}), None
    )
    if own is not None and own.kind is not EntityKind.PERSON:
        return replace(own, span=label) if own.kind is not EntityKind.PUBLISHER else None
    named = own.holder if own and own.holder else _bare_name(text, label)
    if named is None:
        return None
    family = fold(named.of(text).split()[-1])
    known = next((d for d in people if last_name(text, d) == family and d.span != label), None)
    if known:
        return _refer(label, known, lexicon)
    person = own or Draft(span=label, kind=EntityKind.PERSON, origin=ORIGIN)
    return _of_state(replace(person, span=label, holder=named, origin=ORIGIN), lexicon)


def _bare_name(text: str, label: Span) -> Span | None:
    """Return the name of a label without "Mr" before and what is in brackets behind it."""
    honorific = _HONORIFIC.match(text, label.start, label.end)
    name = _NAME.match(text, honorific.end() if honorific else label.start, label.end)
    return Span(name.start(), name.end()) if name else None


def _refer(label: Span, person: Draft, lexicon: Lexicon) -> Draft:
    """Make a label short for somebody named elsewhere."""
    draft = Draft(
        span=label,
        kind=EntityKind.PERSON,
        origin=ORIGIN,
        holder=label,
        office=person.office,
        of=person.of,
        candidates=person.candidates,
        refers=(person.span,),
    )
    return _of_state(draft, lexicon)


def _of_state(draft: Draft, lexicon: Lexicon) -> Draft:
    """Give a known speaker his state, for which he says "we"."""
    known = lexicon.entities.get(draft.candidates[0]) if draft.candidates else None
    return replace(draft, of=draft.of or known.state) if known else draft


def find_spoken(text: str, segments: Sequence[Segment], lexicon: Lexicon) -> frozenset[int]:
    """Return the indices of the blocks of a transcript that somebody says who does not only ask or lead."""
    parts = label_parts(lexicon)
    turns = turns_of(text, segments, frozenset(parts))
    return frozenset(i for i, label in turns.items() if parts.get(fold(label.of(text)), "answers") == "answers")
