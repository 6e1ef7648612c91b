"""Holders of offices as evidence: a lead that calls somebody the president was written while he was.

Takes a Story; gives Clues from the terms of the lexicon (terms.tsv). Only people named in full, in the first sentences,
without a year and without "former" or "then".
"""

from collections.abc import Iterator
from datetime import timedelta

from dragoman.annotate.dating.story import Story
from dragoman.annotate.drafts import Draft
from dragoman.lexicon.records import Lexicon
from dragoman.text.daysets import FIRST, LAST, DaySet, between, spell, union
from dragoman.text.evidence import Clue
from dragoman.types.entity import EntityKind, Term

SLACK = timedelta(days=3)  # papers call a man by his office for some days after he left it


def find_incumbents(story: Story) -> Iterator[Clue]:
    """Yield the terms of everybody whom the lead names with an office he held."""
    for line in story.lines:
        if not line.is_lead or line.is_dated:
            continue
        for draft in line.drafts:
            terms = _terms(draft, story.lexicon)
            if terms:
                name = story.lexicon.entities[terms[0].person].name
                office = story.lexicon.offices[terms[0].office].name
                shown = "; ".join(_shown(term) for term in terms)
                reason = f"Its lead names {name} as {office}, which the lexicon has {shown}."
                yield Clue(kind="incumbent", days=_days(terms), reason=reason)


def _terms(draft: Draft, lexicon: Lexicon) -> list[Term]:
    """Return the terms a titled name stands for; none for names the lexicon does not know for sure."""
    if draft.kind is not EntityKind.PERSON or not draft.office or draft.qualifier or len(draft.candidates) != 1:
        return []
    person = draft.candidates[0]
    held = [t for t in lexicon.terms if t.person == person and t.office == draft.office]
    return [t for t in held if draft.of is None or t.of == draft.of]


def _days(terms: list[Term]) -> DaySet:
    return union(between(t.start or FIRST, min(LAST, t.end + SLACK) if t.end else LAST) for t in terms)


def _shown(term: Term) -> str:
    start = f"from {spell(term.start)}" if term.start else "from an unknown day"
    return f"{start} to {spell(term.end)}" if term.end else f"{start} on"
