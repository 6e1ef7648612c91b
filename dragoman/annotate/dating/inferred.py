"""Infer when a document was written from what it tells, as the days that all evidence leaves open.

Takes a Story; gives a Dating with the basis "inferred", or none. Every kind of evidence is a rule of its own that gives
days; what they share is the answer, whatever their order, and more evidence can only narrow it. Evidence that
contradicts itself leaves the date open and is named. Never today, never the day of retrieval, never a guess.
"""

from collections.abc import Callable, Iterator

from dragoman.annotate.dating.anniversaries import find_anniversaries
from dragoman.annotate.dating.calendar_marks import find_datelines, find_days_of_month, find_month_days, find_months
from dragoman.annotate.dating.incumbents import find_incumbents
from dragoman.annotate.dating.joint_texts import find_closings, find_joint_texts
from dragoman.annotate.dating.occasions import (
    find_gatherings,
    find_numbered_meetings,
    find_upgrades,
    find_yearly_meetings,
)
from dragoman.annotate.dating.story import Story
from dragoman.annotate.dating.years import find_named_years
from dragoman.text.evidence import Clue, weigh
from dragoman.types.annotation import Dating

KINDS: tuple[Callable[[Story], Iterator[Clue]], ...] = (
    find_joint_texts,
    find_closings,
    find_upgrades,
    find_gatherings,
    find_numbered_meetings,
    find_yearly_meetings,
    find_anniversaries,
    find_incumbents,
    find_named_years,
    find_datelines,
    find_month_days,
    find_months,
    find_days_of_month,
)
"""Every kind of evidence."""


def infer_date(story: Story) -> Dating:
    """Return the date that the evidence of `story` leaves open, and the reasons that narrowed it."""
    return weigh(clue for find in KINDS for clue in find(story))
