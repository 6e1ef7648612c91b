"""Events of one document: what its sentences say was done to whom, each tied to its words.

Takes a Document, its Annotations (with analysed words) and the lexicon; gives CodedEvents in text order whose parties
are words of the text (whose they are is decided by `resolve`). Without analysed words there are none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.coding.coder import Draft, code_tree
from dragoman.extract.details import find_place
from dragoman.extract.grammar.growing import Trees
from dragoman.extract.grammar.tree import Tree
from dragoman.extract.when.clause import Clause, find_time
from dragoman.lexicon.event_frames import EventBook, compile_events
from dragoman.lexicon.pause import paused_collection
from dragoman.lexicon.records import Lexicon
from dragoman.text.intervals import SpanIndex
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.claim import Modality, cite
from dragoman.types.document import Document
from dragoman.types.event import AuxiliaryMode, CodedEvent, EventParty
from dragoman.types.ids import make_id
from dragoman.types.span import Span
from dragoman.types.value import TimeMention, TimeSpan

NOT_OF_PARTY = ("acl", "conj", "cc", "parataxis", "advcl", "punct", "case", "ccomp", "xcomp", "nsubj", "cop")
"""Branches of a noun that are no part of the phrase that names a party."""
NOT_OF_CLAUSE = ("parataxis",)
SAID = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types that are words: a time in what is said is what it is about."""
HISTORY_DAYS = 365  # an act longer ago than this is told as history


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence with its tree and what was found in it."""

    doc: Document
    sentence: Span
    tree: Tree
    times: Sequence[TimeMention]
    mentions: Sequence[Mention]
    published: TimeSpan | None

    def is_capital(self, node: int) -> bool:
        """Whether a word is printed with a capital."""
        return self.doc.text[self.tree.starts[node]].isupper()


@paused_collection()
def code_events(
    doc: Document, annotations: Annotations, *, lexicon: Lexicon, trees: Trees | None = None
) -> tuple[CodedEvent, ...]:
    """Code the events of the sentences of `doc` that can carry one; `trees` are those of its words, where known."""
    book = compile_events(lexicon)
    found: dict[str, CodedEvent] = {}
    for passage in _passages(doc, annotations, trees or Trees(annotations.tokens)):
        for draft in code_tree(passage.tree, book, passage.is_capital):
            event = _event(passage, draft, book)
            if event:
                found.setdefault(event.id, event)
    return tuple(found.values())


def _passages(doc: Document, annotations: Annotations, trees: Trees) -> Iterator[Passage]:
    mentions = SpanIndex(annotations.mentions, key=lambda m: m.span)
    times = SpanIndex(annotations.times, key=lambda t: t.span)
    by_index = {segment.index: segment.span for segment in annotations.segments}
    for index in annotations.eventful:
        span = by_index[index]
        tree = trees.of(span)
        if tree:
            yield Passage(
                doc=doc,
                sentence=span,
                tree=tree,
                times=tuple(times.inside(span)),
                mentions=tuple(mentions.inside(span)),
                published=annotations.dating.time,
            )


def _event(passage: Passage, draft: Draft, book: EventBook) -> CodedEvent | None:
    """Give a draft its words, time, place and id; None where no party is left that is no time ("Tuesday")."""
    tree, node, text = passage.tree, draft.firing.node, passage.doc.text
    actors, recipients = _parties(passage, draft.actors), _parties(passage, draft.recipients)
    if not (actors or recipients):
        return None
    predicate = Span(tree.starts[node], tree.ends[node])
    quote = _hull([predicate, *(p.span for p in (*actors, *recipients))])
    clause = tree.subtree(node, *NOT_OF_CLAUSE)
    stretch = _hull([quote, Span(tree.starts[clause[0]], tree.ends[clause[-1]])])
    lemmas = frozenset([tree.lows[n] for n in clause])
    mode = draft.mode or book.mode_of(draft.type, lemmas)
    kind = "statement" if draft.type in SAID else "other"
    told = Clause(
        text=text,
        sentence=passage.sentence,
        stretch=stretch,
        anchor=predicate.start,
        kind=kind,
        modality=Modality.HAPPENED,
    )
    time = find_time(told, passage.times, passage.mentions)
    place = find_place(text, passage.mentions, stretch, predicate.start)
    return CodedEvent(
        id=make_id("evt", passage.doc.id, draft.firing.frame.id, predicate.start, predicate.end),
        type=draft.type,
        rule=draft.firing.frame.id,
        evidence=cite(passage.doc, quote, passage.sentence),
        actors=actors,
        recipients=recipients,
        mode=mode,
        contexts=book.contexts_of(lemmas),
        auxiliary=tuple(sorted({*draft.auxiliary, *_history(time, passage.published)})),
        cameo_root=book.grade_of(draft.type, mode).cameo_root,
        time=time,
        place=" ".join(place.text.split()) if place else None,
    )


def _parties(passage: Passage, nodes: Sequence[int]) -> tuple[EventParty, ...]:
    return tuple(_party(passage, n) for n in nodes if not _is_time(passage, n))


def _is_time(passage: Passage, node: int) -> bool:
    """Whether a word stands in a time ("Tuesday")."""
    start, end = passage.tree.starts[node], passage.tree.ends[node]
    return any(t.span.start <= start and end <= t.span.end for t in passage.times)


def _party(passage: Passage, node: int) -> EventParty:
    tree = passage.tree
    words = tree.subtree(node, *NOT_OF_PARTY)
    span = Span(tree.starts[words[0]], tree.ends[words[-1]])
    return EventParty(name=" ".join(span.of(passage.doc.text).split()), span=span)


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min([s.start for s in spans]), max([s.end for s in spans]))


def _history(time: TimeSpan | None, published: TimeSpan | None) -> tuple[AuxiliaryMode, ...]:
    """Return "historical" for an act long before the report; both days must be known."""
    past = time and published and (published.earliest - time.latest).days > HISTORY_DAYS
    return (AuxiliaryMode.HISTORICAL,) if past else ()
