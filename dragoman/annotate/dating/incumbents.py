"""Holders of offices as evidence: a lead that calls somebody the president was written while he was.

Takes a Story; gives Clues from the terms of the lexicon (terms.tsv). Only people named in full, in the first sentences,
without a year and without "former" or "then". A text that looks back (a yearbook, a history, an obituary) names holders
of many days: one told after an older dated act than the newest, or beside somebody who had left office before it, dates
nothing.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.annotate.dating.story import LEAD_SENTENCES, Line, Story
from dragoman.annotate.dating.years import newest_act, past_acts
from dragoman.annotate.drafts import Draft
from dragoman.text.daysets import FIRST, LAST, DaySet, between, spell, union
from dragoman.text.evidence import Clue
from dragoman.types.entity import EntityKind, Term

SLACK = timedelta(days=3)  # papers call a man by his office for some days after he left it


def find_incumbents(story: Story) -> Iterator[Clue]:
    """Yield the terms of everybody whom the lead names with an office he held, unless the text looks back on them."""
    newest = newest_act(story)
    held = [terms for line in _undated_leads(story, newest) for draft in line.drafts if (terms := _terms(draft, story))]
    if newest and any(_all_over(terms, newest) for terms in held):
        return
    for terms in held:
        name = story.lexicon.entities[terms[0].person].name
        office = story.lexicon.offices[terms[0].office].name
        shown = "; ".join(_shown(term) for term in terms)
        reason = f"Its lead names {name} as {office}, which the lexicon has {shown}."
        yield Clue(kind="incumbent", days=_days(terms), reason=reason)


def _undated_leads(story: Story, newest: date | None) -> Iterator[Line]:
    """Yield the sentences of the lead without a year, up to the first that tells of an older act than the `newest`."""
    for line in story.lines[:LEAD_SENTENCES]:
        if not line.is_dated:
            yield line
        elif any(newest and act < newest for act in past_acts(line)):
            return


def _all_over(terms: list[Term], day: date) -> bool:
    """Whether all terms had ended before a day, so that who is called by the office then is told of in looking back."""
    return all(t.end is not None and t.end + SLACK < day for t in terms)


def _terms(draft: Draft, story: Story) -> list[Term]:
    """Return the terms a titled name stands for; none for names the lexicon does not know for sure."""
    if draft.kind is not EntityKind.PERSON or not draft.office or draft.qualifier or len(draft.candidates) != 1:
        return []
    person = draft.candidates[0]
    held = [t for t in story.lexicon.terms if t.person == person and t.office == draft.office]
    return [t for t in held if draft.of is None or t.of == draft.of]


def _days(terms: list[Term]) -> DaySet:
    return union(between(t.start or FIRST, min(LAST, t.end + SLACK) if t.end else LAST) for t in terms)


def _shown(term: Term) -> str:
    start = f"from {spell(term.start)}" if term.start else "from an unknown day"
    return f"{start} to {spell(term.end)}" if term.end else f"{start} on"
