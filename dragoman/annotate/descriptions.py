"""Which state "the kingdom" or "the West African country" stands for: the one of its kind that the text has named.

Takes the settled drafts of a document in text order; gives a draft for each description that stands for exactly one.
"""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.annotate.drafts import Draft
from dragoman.text.intervals import SpanIndex
from dragoman.text.patterns import whole_words
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

ORIGIN = "group: description"
LOOK_BACK_SENTENCES = 12  # who was named further above is no longer meant
LOOK_BACK_CHARS = 4000  # the same for a "sentence" that is a table or a list without full stops
SCORE = 0.7


def find_descriptions(
    text: str, sentences: Sequence[Span], drafts: Sequence[Draft], rows: Sequence[Mapping[str, str]]
) -> Iterator[Draft]:
    """Yield a draft for each description of `rows` (`descriptions.tsv`) that refers to one state named before it.

    Where two states of its kind are named within reach, nobody can tell which is meant, and nothing is yielded.
    """
    meant = {words: frozenset(row["of"].split("|")) for row in rows for words in row["words"].split("|")}
    if not meant:
        return
    pattern, named = whole_words(tuple(meant)), SpanIndex(drafts, key=lambda d: d.span)
    for index, sentence in enumerate(sentences):
        start = sentences[max(0, index - LOOK_BACK_SENTENCES)].start
        for match in pattern.finditer(text, sentence.start, sentence.end):
            span = Span(match.start(), match.end())
            if any(d.span == span or not span.contains(d.span) for d in named.touching(span)):
                continue  # a name may stand within ("the Sahel state"), not around
            states = meant[" ".join(match[0].casefold().split())]
            low = max(start, span.start - LOOK_BACK_CHARS)
            before = named.inside(Span(low, span.start)) if low < span.start else []
            found = {state: draft for draft in before if (state := _state_of(draft)) in states}
            if len(found) == 1:
                yield Draft(
                    span=span,
                    kind=EntityKind.GROUP,
                    origin=ORIGIN,
                    score=SCORE,
                    refers=tuple(d.span for d in found.values()),
                )


def _state_of(draft: Draft) -> str | None:
    """Return the state a draft names, or whose official or body it names ("the Saudi foreign minister")."""
    return draft.candidates[0] if draft.kind is EntityKind.STATE and draft.candidates else draft.of
