"""Whose country "his country" is, and "her government": the one state of all who stand before it in the sentence.

Takes the settled drafts of a document; gives drafts of states. "The king of Spain said his country would help" is told
of Spain. Where people of two states stand before it, or somebody whose state nobody knows, the words stand for nobody.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.annotate.drafts import Draft, last_name
from dragoman.lexicon.records import Lexicon
from dragoman.text.intervals import SpanIndex
from dragoman.types.annotation import UNNAMED
from dragoman.types.entity import PEOPLE, EntityKind
from dragoman.types.span import Span

_HOMELAND = re.compile(
    r"\b(?:his|her)\s+(?:own\s+)?(?:country|government|nation)\b(?!['’]|\s+(?:house|official|minister))"
)
PRONOUN = "group: single"


def find_homelands(text: str, sentences: Sequence[Span], drafts: Sequence[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """Yield a STATE draft for every "his country" of somebody whose state is known; `drafts` with all pronouns."""
    if not _HOMELAND.search(text):
        return
    homes = _know_homes(text, drafts, lexicon)
    named = SpanIndex(drafts, key=lambda d: d.span)
    for sentence in sentences:
        for match in _HOMELAND.finditer(text, sentence.start, sentence.end):
            before = named.inside(Span(sentence.start, match.start())) if match.start() > sentence.start else ()
            states = {homes.of(d) for d in before if d.kind in PEOPLE or d.origin == PRONOUN}
            state = states.pop() if len(states) == 1 else None  # "A met B, who said his country ..." may be of either
            if state:
                span = Span(match.start(), match.end())
                yield Draft(span=span, kind=EntityKind.STATE, origin=UNNAMED, score=0.7, candidates=(state,))


@dataclass(frozen=True, slots=True)
class _Homes:
    """The states that people are of: by the place of a draft, and by their last names."""

    text: str
    drafts: Mapping[Span, Draft]
    states: Mapping[Span, str]
    families: Mapping[str, str]

    def of(self, person: Draft) -> str | None:
        """Return the state somebody is of, also one whom a pronoun stands for, or a name known in full before."""
        meant = [person, *(self.drafts[span] for span in person.refers if span in self.drafts)]
        told = (self.states.get(draft.span) or self.families.get(last_name(self.text, draft)) for draft in meant)
        return next((state for state in told if state), None)


def _know_homes(text: str, drafts: Sequence[Draft], lexicon: Lexicon) -> _Homes:
    states: dict[Span, str] = {}
    families: dict[str, str] = {}
    for draft in drafts:
        known = lexicon.entities.get(draft.candidates[0]) if draft.candidates else None
        state = draft.of or (known.state if known else None)
        owner = lexicon.entities.get(state) if state else None
        if state and draft.kind in PEOPLE and owner is not None and owner.kind is EntityKind.STATE:
            states[draft.span] = state
            if draft.kind is EntityKind.PERSON:
                families.setdefault(last_name(text, draft), state)
    return _Homes(text, {d.span: d for d in drafts}, states, families)
