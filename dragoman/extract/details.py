"""What goes with an act in its own clause: deadline, place, sums, number in a series.

Takes the stretch of a clause and the layers of the document; gives values. Attaches by clause, not by nearest in
the sentence: what stands in another clause belongs to that one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.types.annotation import UNNAMED, Mention
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span
from dragoman.types.value import Amount, AmountMention, TimeMention, TimeSpan, TimeUse

PLACES = frozenset({EntityKind.PLACE, EntityKind.STATE})
_NUMBERED = re.compile(r"\d(?:st|nd|rd|th)")  # begins with what is seldom there, and so is searched in no time
_SERIES = re.compile(
    r"\b(\d{1,3})(?:st|nd|rd|th)\b(?!\s+(?:anniversary|century|birthday))(?=[^.;]{0,60}?\b"
    r"(?i:summit|meeting|forum|round|session|dialogue|conference|consultations?|committee|commission|talks|exercise)\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a clause says of its act beside who and what."""

    time: TimeSpan | None
    deadline: TimeSpan | None
    deadline_text: str | None
    amounts: tuple[Amount, ...]
    place: Mention | None
    framework: Mention | None
    series: int | None
    areas: tuple[str, ...]


def find_deadline(text: str, times: Sequence[TimeMention], stretch: Span) -> tuple[TimeSpan | None, str | None]:
    """Return the by-when of the clause, as days and as words."""
    for mention in times:
        if stretch.contains(mention.span) and mention.use is TimeUse.BY:
            return mention.time, mention.span.of(text)
    return None, None


def find_sums(amounts: Sequence[AmountMention], stretch: Span) -> tuple[Amount, ...]:
    """Return the sums and counts of the clause, in text order."""
    return tuple(a.amount for a in amounts if a.amount and stretch.contains(a.span))


OPENING_CHARS = 24  # "In the port city of "
_LOCATIVE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?:(?:city|town|port|capital)\s+(?:of\s+)?)?$", re.IGNORECASE)


_DESCRIBED = re.compile(r",\s+(?:which|who|whose|where)\b[^,]*$", re.IGNORECASE)
"""What opens a clause about a thing named before ("on the bridge, which joins Salto in Uruguay to ...")."""


def find_place(text: str, mentions: Iterable[Mention], stretch: Span, anchor: int) -> Mention | None:
    """Return where the act takes place: the first place or state under "in" or "at" behind the predicate at `anchor`.

    Before it, only what opens the clause counts ("In Lima, the ministers met"). A place in a clause that describes
    something else ("..., which joins Salto in Uruguay to ...") is not where the act was.
    """
    for mention in mentions:
        opens = mention.span.start - stretch.start <= OPENING_CHARS
        if mention.kind not in PLACES or mention.origin == UNNAMED or not stretch.contains(mention.span):
            continue
        if mention.span.start < anchor and not opens:
            continue
        lead = text[max(stretch.start, mention.span.start - 40) : mention.span.start]
        if _LOCATIVE.search(lead) and not _DESCRIBED.search(text, anchor, max(anchor, mention.span.start)):
            return mention
    return None


def find_series(text: str, stretch: Span) -> int | None:
    """Return the number of a numbered meeting in the clause ("the 33rd Forum" → 33)."""
    if not _NUMBERED.search(text, stretch.start, stretch.end):
        return None
    match = _SERIES.search(text, stretch.start, stretch.end)
    return int(match[1]) if match else None
