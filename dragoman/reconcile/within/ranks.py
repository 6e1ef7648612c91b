"""Meetings given another rank than they had: a "Karuizawa Summit" of what were foreign ministers.

Takes a document as told; gives Discrepancies. Only places that saw one meeting of the table, of ministers, count.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import lru_cache

from dragoman.lexicon.records import Gathering, Lexicon
from dragoman.reconcile.within.told import Told
from dragoman.text.patterns import either
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.doubt import ConflictKind, Doubt, Severity
from dragoman.types.span import Span

AFTER = timedelta(days=366)  # a text that is older or later tells of another meeting
OF_MINISTERS = re.compile(r"\bministers\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _of_ministers(lexicon: Lexicon) -> Mapping[str, Gathering]:
    """Return by place, in small letters, the meetings of ministers at places that saw no other meeting of the table."""
    found: dict[str, list[Gathering]] = {}
    for meeting in lexicon.gatherings:
        for place in meeting.place:
            found.setdefault(place.lower(), []).append(meeting)
    alone = {place: met[0] for place, met in found.items() if len(met) == 1}
    return {place: meeting for place, meeting in alone.items() if all(map(OF_MINISTERS.search, meeting.meeting))}


@lru_cache(maxsize=4)
def _summit_at(lexicon: Lexicon) -> re.Pattern[str] | None:
    places = _of_ministers(lexicon)
    return re.compile(rf"\b({either(places)})\s+summit\b", re.IGNORECASE) if places else None


def find_ranks(told: Told) -> Iterator[Discrepancy]:
    """Yield the meetings that a text calls a summit, though ministers met; each place once."""
    day, pattern = told.notes.dating.time, _summit_at(told.lexicon)
    found: dict[str, list[Span]] = {}
    for match in pattern.finditer(told.doc.text) if day and pattern else ():
        found.setdefault(match[1].lower(), []).append(Span(*match.span()))
    for place, spans in found.items():
        meeting = _of_ministers(told.lexicon)[place]
        in_time = day and meeting.start <= day.latest and day.earliest <= meeting.end + AFTER
        if in_time and re.search(rf"\b{either(meeting.body)}\b", told.doc.text):
            printed = " ".join(spans[0].of(told.doc.text).split())
            who = f"{meeting.body[0]} {meeting.meeting[0]}"
            reason = f"Who met there from {meeting.start} to {meeting.end} were {who}: no summit."
            doubt = Doubt(ConflictKind.FRAMEWORK, printed, who, f"lexicon: {meeting.id}", reason, Severity.LOW)
            yield told.cite(doubt, spans)
