"""Which sentences can carry an event: one cheap look at the words the rows of `event_frames.tsv` need.

Takes the text, its segments and mentions, and the lexicon; gives indices of sentence segments, in order. A sentence can
carry an event where a word names one, the words its row asks for stand anywhere in it, and somebody is named or
described who could take part. It knows no grammar: wider than any reading of the table.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.annotate.relevance import Named, telling_sentences
from dragoman.lexicon.event_frames import EventFrame, FrameClass, compile_events
from dragoman.lexicon.records import Lexicon
from dragoman.text.inflection import inflect, plural_of
from dragoman.text.intervals import SpanIndex
from dragoman.text.predicates import irregular_verbs
from dragoman.text.tokens import find_words
from dragoman.types.document import Document, Segment
from dragoman.types.entity import PARTIES, EntityKind
from dragoman.types.issue import OFF_TOPIC, Issue
from dragoman.types.span import Span

NAMED = PARTIES | {EntityKind.PLACE}
PLACES = frozenset({"obj", "subj", "iobj", "xcomp", "ccomp", "mod", "poss", "pair", "aux", "prt", "adv"})
"""Steps that are no word of the sentence; every other step is a preposition that must stand in it."""


@dataclass(frozen=True, slots=True)
class EventGate:
    """Words that name events, each with what its rows need beside it (all of the sets of one row), and who may act."""

    needs: Mapping[str, tuple[tuple[frozenset[str], ...], ...]]
    actors: frozenset[str]

    def lets_pass(self, text: str, sentence: Span, named: Sequence[Named]) -> bool:
        """Whether the sentence with these names in it can carry an event."""
        words = frozenset(find_words(sentence.of(text)))
        if not named and self.actors.isdisjoint(words):
            return False
        return any(
            all(not words.isdisjoint(need) for need in row)
            for word in words & self.needs.keys()
            for row in self.needs[word]
        )


def find_eventful(
    text: str, segments: Iterable[Segment], mentions: Iterable[Named], *, lexicon: Lexicon
) -> tuple[int, ...]:
    """Return the indices of the sentences of `segments` that can carry an event."""
    gate = compile_event_gate(lexicon)
    named = SpanIndex((m for m in mentions if m.kind in NAMED), key=lambda m: m.span)
    return tuple(
        segment.index
        for segment, _ in telling_sentences(text, segments)
        if gate.lets_pass(text, segment.span, named.inside(segment.span))
    )


def can_tell_events(doc: Document, issues: Iterable[Issue]) -> bool:
    """Whether events are read from `doc` at all: English and on topic.

    Wider than the scope of claims: unrest and repression inside one state are events of PLOVER.
    """
    return doc.lang in {None, "en"} and not any(issue.code == OFF_TOPIC for issue in issues)


@lru_cache(maxsize=4)
def compile_event_gate(lexicon: Lexicon) -> EventGate:
    """Compile the rows of `event_frames.tsv`, once a lexicon."""
    irregular = irregular_verbs(lexicon.tables.get("irregular_verbs", ()))
    needs: dict[str, set[tuple[frozenset[str], ...]]] = {}
    frames = {frame.id: frame for found in compile_events(lexicon).by_head.values() for frame in found}
    forms: dict[str, frozenset[str]] = {}
    for frame in frames.values():
        row = _needs(frame, irregular, forms)
        for head in frame.heads:
            for word in _head_forms(head, frame.cls, irregular):
                needs.setdefault(word, set()).add(row)
    nouns = {form.split()[-1] for row in lexicon.tables.get("sectors", ()) for form in row["forms"].split("|")}
    ordered = {word: tuple(sorted(rows, key=len)) for word, rows in needs.items()}
    return EventGate(ordered, frozenset(nouns | {plural_of(noun) for noun in nouns}))


def _needs(
    frame: EventFrame, irregular: Mapping[str, tuple[str, str]], forms: dict[str, frozenset[str]]
) -> tuple[frozenset[str], ...]:
    """Return the sets of words a row asks for, of each of which one must stand in the sentence."""
    found = []
    for condition in frame.conditions:
        if condition.absent:
            continue
        last = frozenset(path[-1] for path in condition.paths)
        if condition.words:
            found.append(frozenset().union(*(_any_form(w, irregular, forms) for w in condition.words)))
        elif last.isdisjoint(PLACES):
            found.append(last)
    return tuple(found)


def _any_form(word: str, irregular: Mapping[str, tuple[str, str]], forms: dict[str, frozenset[str]]) -> frozenset[str]:
    if word not in forms:
        forms[word] = frozenset({word, plural_of(word), *word.split("-")}) | inflect(word, irregular).all
    return forms[word]


def _head_forms(head: str, cls: FrameClass, irregular: Mapping[str, tuple[str, str]]) -> frozenset[str]:
    match cls:
        case FrameClass.VERB:
            return inflect(head, irregular).all
        case FrameClass.NOUN:
            return frozenset({head, plural_of(head)})
    return frozenset({head})
