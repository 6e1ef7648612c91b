"""Joint texts and closing formulas as evidence: a joint statement comes out during the visit that it tells of.

Takes a Story; gives Clues. "Done at Lima on 3 May 2019" dates the instrument it closes; in a joint statement that
carries such an instrument along it only says what had happened.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from dragoman.annotate.dating.story import Story
from dragoman.text.daysets import between, since, spell
from dragoman.text.evidence import Clue
from dragoman.text.genres import is_instrument
from dragoman.types.value import Precision, TimeSpan, TimeUse

_MET = re.compile(
    r"\b(?:visit(?:s|ed)?|met|meet(?:ing|ings)?|talks|summit|conference|convened|gathered|held)\b", re.IGNORECASE
)
_CLOSING = re.compile(
    r"\b(?:Done|Signed|Adopted|Issued)\s+(?:and\s+\w+\s+)?(?:at|in)\s+[A-Z][\w.,’' -]{2,40}?\s*(?:,\s*)?"
    r"(?:on\s+)?(?:this\s+|the\s+)?\Z",
    re.IGNORECASE,
)
_RECALLED = re.compile(
    r"\b(?:recall\w*|previous\w*|earlier|last|since|follow\w*|after|noted|welcomed|inaugural|past|anniversary)\b",
    re.IGNORECASE,
)
OPENING_SENTENCES = 3
LATER = timedelta(days=1)  # a joint statement on talks of one day may carry the next


def find_joint_texts(story: Story) -> Iterator[Clue]:
    """Yield the days of the visit or talks that open a joint statement."""
    if not story.is_joint:
        return
    found: list[TimeSpan] = []
    for line in story.lines[:OPENING_SENTENCES]:
        if _MET.search(line.words) and not _RECALLED.search(line.words):
            found += [
                t.time
                for t in line.times
                if t.time and t.anchor is None and t.use in {TimeUse.AT, TimeUse.SINCE} and t.time.days <= 31
                if t.time.precision in {Precision.DAY, Precision.RANGE}
            ]
    if found:
        visit = max(found, key=lambda t: (t.days, -found.index(t)))
        last = visit.latest + (LATER if visit.days == 1 else timedelta(0))
        shown = spell(visit.earliest) if visit.days == 1 else f"{spell(visit.earliest)} to {spell(visit.latest)}"
        reason = f"It is a joint text given out on a visit or meeting, {shown}."
        yield Clue(kind="joint text", days=between(visit.earliest, last), reason=reason)


def find_closings(story: Story) -> Iterator[Clue]:
    """Yield the day of a closing formula."""
    alone = is_instrument(story.titles) and not story.is_joint
    for line in story.lines:
        for time in line.times:
            full = time.time is not None and time.time.precision is Precision.DAY and time.anchor is None
            if full and time.time and _CLOSING.search(line.before(time.span, 70)):
                day = time.time.earliest
                days = between(day, day) if alone else since(day)
                reason = f"Its closing formula gives {spell(day)}."
                yield Clue(kind="closing formula", days=days, reason=reason)
